import { streamDeals } from '../../index.js';
import type { Lane, Ledger, PutItem } from '../../ledger/index.js';
import { checkingLinks, creatingAccounts, registeringStages, type Step } from '../push/before.js';
import { createKnownAccounts, type KnownAccounts, type Learn } from '../push/known-accounts.js';
import { notingLedger } from '../push/noting.js';
import type { PushableKind } from '../push/outcome.js';
import { type Push, push } from '../push/push.js';
import { unlinkedDeals } from '../push/relink.js';
import { throughLedger } from '../push/through-ledger.js';
import { openRows } from '../read/input/rows.js';
import { deals } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { notingChanges } from '../read/mapping/noting-changes.js';
import type { Bind } from '../read/mapping/opened.js';
import { lookAt } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { type ByLedgerOptions, ledgerArgs, ledgerOfPush, withLaneToPush } from './resolve/by-ledger.js';
import { mustBeThere } from './resolve/ledger.js';
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

/** What a push has before it knows where its deals come from. */
type Job = Awaited<ReturnType<typeof resolvePush>> & Pick<Push, 'steps'>;

/** Where deals come from. */
type Source = Pick<Push, 'open' | 'mapping'>;

/**
 * `recotap push`: the deals of files, or with `--relink` those of the ledger that can be linked now.
 *
 * @returns the exit code
 * @throws CliError, RecotapConfigurationError when the user has to fix something first, and nothing was sent
 */
export async function pushDeals(files: readonly string[], options: PushDealsOptions, io: Io): Promise<number> {
  const { relink = false, full = false } = options;
  const accounts = createKnownAccounts();
  const steps = stepsBefore(options, accounts.learn);
  checkSource(files, options);
  const path = await ledgerOfPush(options, io);
  const argsFor = (problems: string, isUnmapped: boolean) => [
    'push',
    problems,
    ...ledgerArgs(path, options, isUnmapped),
  ];
  const job: Job = { ...(await resolvePush(kind, files, options, argsFor, io)), steps };
  if (path === undefined) return push({ ...job, ...(await filesOf(job, bind, options, io)) }, io);
  if (relink) {
    mustBeThere(path, io);
    return withLaneToPush(path, 'deals', job, options, io, (ledger, lane, heldMs) =>
      pushUnlinked(job, { ledger, lane, heldMs }, accounts, io),
    );
  }
  const source = await filesOf(job, notingChanges(bind), options, io);
  return withLaneToPush(path, 'deals', job, options, io, (ledger, { name: lane }, heldMs) => {
    const noteOf = ({ payload }: PutItem) => {
      const deal = JSON.parse(payload);
      // Recotap links a deal when it gets it, so one that has not changed goes again when its account is new.
      return { unlinked: accounts.isUnlinked(deal), ...(accounts.isNewlyLinked(deal) ? { force: true } : {}) };
    };
    const noting = options.checkLinks || options.createAccounts ? notingLedger(ledger, noteOf) : ledger;
    const route = { ledger: noting, lane, heldMs, kind: 'deals', isFull: full } as const;
    return push({ ...job, ...source, kind: throughLedger(kind, route) }, io);
  });
}

async function filesOf(job: Job, bind: Bind, options: PushDealsOptions, io: Io): Promise<Source> {
  const { map, versionColumn } = options;
  const mapping =
    map === undefined
      ? withoutMapping(options)
      : await (await import('../read/mapping/open.js')).openMapping(map, kind, options, openRows, io);
  const rowsOf = (file: string) => openRows(file, { ...mapping?.read, ...options }, kind.itemsKey, io);
  const open = await lookAt({ ...job, mapping, bind, versionColumn, open: rowsOf });
  return { open, mapping: map ?? null };
}

interface From {
  ledger: Ledger;
  lane: Lane;
  heldMs: number;
}

function pushUnlinked(job: Job, { ledger, lane, heldMs }: From, accounts: KnownAccounts, io: Io): Promise<number> {
  const { open, noteOf } = unlinkedDeals(lane, `the unlinked deals of ${ledger.location}`, accounts);
  const noting = notingLedger(ledger, noteOf);
  const route = { ledger: noting, lane: lane.name, heldMs, kind: 'deals', isFull: true } as const;
  return push({ ...job, open, mapping: undefined, kind: throughLedger(kind, route) }, io);
}

function checkSource(files: readonly string[], { relink = false }: PushDealsOptions): void {
  if (relink && files.length > 0)
    throw new CliError('--relink sends deals that the ledger remembers, so it takes no file. Push the file by itself.');
  if (!relink && files.length === 0)
    throw new CliError("missing required argument 'file': the file of the deals, or - for the standard input.");
}

/** What the options ask for before the deals are pushed. @param learn told which accounts there are */
function stepsBefore(
  { registerStages, createAccounts, checkLinks, relink, dryRun }: PushDealsOptions,
  learn: Learn,
): Step[] {
  const links = createAccounts ? creatingAccounts(learn) : checkLinks || relink ? checkingLinks(learn) : undefined;
  const steps = [registerStages ? registeringStages : undefined, links].filter((step) => step !== undefined);
  const [first] = steps;
  if (dryRun && first !== undefined)
    throw new CliError(`${relink ? '--relink' : first.flag} has to ask Recotap, so it does not work with --dry-run.`);
  return steps;
}
