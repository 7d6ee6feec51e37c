import { streamDeals } from '../../index.js';
import { checkingLinks, creatingAccounts, registeringStages, type Step } from '../push/before.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { openRows } from '../read/input/rows.js';
import { deals } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { type ByLedgerOptions, byLedger, ledgerArgs, ledgerOfPush } from './resolve/by-ledger.js';
import { withoutMapping } from './resolve/mapping.js';
import { type PushOptions, resolvePush } from './resolve/push.js';

export interface PushDealsOptions extends PushOptions, Omit<ByLedgerOptions, keyof PushOptions> {
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
  const steps = stepsBefore(options);
  const path = await ledgerOfPush(options, io);
  const job = await resolvePush(
    kind,
    files,
    options,
    (problems, isUnmapped) => ['push', problems, ...ledgerArgs(options, isUnmapped)],
    io,
  );
  const { map, versionColumn } = options;
  const mapping =
    map === undefined
      ? withoutMapping(options)
      : await (await import('../read/mapping/open.js')).openMapping(map, kind, options, openRows, io);
  const rowsOf = (file: string) => openRows(file, { ...mapping?.read, ...options }, kind.itemsKey, io);
  const open = await lookAt({ ...job, mapping, bind, versionColumn, open: rowsOf });
  const load = { ...job, open, steps, mapping: map ?? null };
  if (path === undefined) return push(load, io);
  return byLedger(path, 'deals', load, options, io, (kind) => push({ ...load, kind }, io));
}

/** What the options ask for before the deals are pushed. */
function stepsBefore({ registerStages, createAccounts, checkLinks, dryRun }: PushDealsOptions): Step[] {
  const links = createAccounts ? creatingAccounts : checkLinks ? checkingLinks : undefined;
  const steps = [registerStages ? registeringStages : undefined, links].filter((step) => step !== undefined);
  const [first] = steps;
  if (dryRun && first !== undefined)
    throw new CliError(`${first.flag} has to ask Recotap, so it does not work with --dry-run.`);
  return steps;
}
