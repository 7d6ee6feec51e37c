import { type RecotapClient, streamDeals } from '../../index.js';
import { type BeforePush, checkLinksOf, createAccountsOf, registerStagesOf } from '../push/before.js';
import { describeBefore } from '../push/before-words.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { standardInput } from '../read/input/open.js';
import { openRows } from '../read/input/rows.js';
import type { ItemSource } from '../read/items/item.js';
import { deals } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { type MapOptions, withoutMapping } from './resolve/mapping.js';
import { type PushOptions, resolvePush } from './resolve/push.js';

export interface PushDealsOptions extends PushOptions, MapOptions {
  checkLinks?: boolean | undefined;
  createAccounts?: boolean | undefined;
  registerStages?: boolean | undefined;
}

const kind: PushableKind = {
  ...deals,
  taken: ['upserted'],
  wouldBe: 'upserted',
  again: 'sending a deal again is safe',
  async *push(client, items, options) {
    for await (const { externalDealId: id, deal: item, ...rest } of streamDeals(client, items, options)) {
      yield { id, item, ...rest };
    }
  },
};

/**
 * `recotap push`.
 *
 * @returns the exit code
 * @throws CliError, RecotapConfigurationError when the user has to fix something first, and nothing was sent
 */
export async function pushDeals(files: readonly string[], options: PushDealsOptions, io: Io): Promise<number> {
  const steps = stepsBefore(files, options);
  const job = await resolvePush(kind, files, options, (problems) => ['push', problems], io);
  const { map } = options;
  const mapping =
    map === undefined
      ? withoutMapping(options)
      : await (await import('../read/mapping/open.js')).openMapping(map, kind, options, openRows, io);
  const rowsOf = (file: string) => openRows(file, { ...mapping?.read, ...options }, kind.itemsKey, io);
  const open = await lookAt({ kind, files, mapping, bind, open: rowsOf });
  const before: BeforePush = {};
  for (const step of steps) {
    const done = await step(open, job.client);
    Object.assign(before, done);
    if (!job.isJson) await print(io, describeBefore(done));
  }
  return push({ ...job, source: await open() }, before, io);
}

type Step = (open: () => Promise<ItemSource>, client: RecotapClient) => Promise<BeforePush>;

/** What the options ask for before the deals are pushed. */
function stepsBefore(files: readonly string[], options: PushDealsOptions): Step[] {
  const steps = new Map<string, Step>();
  if (options.registerStages) steps.set('--register-stages', registerStagesOf);
  if (options.createAccounts) steps.set('--create-accounts', createAccountsOf);
  else if (options.checkLinks) steps.set('--check-links', checkLinksOf);
  for (const flag of steps.keys()) {
    if (options.dryRun) throw new CliError(`${flag} has to ask Recotap, so it does not work with --dry-run.`);
    if (files.includes(standardInput))
      throw new CliError(`${flag} has to read the deals first: name a file instead of -.`);
  }
  return [...steps.values()];
}
