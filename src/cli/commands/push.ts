import { streamDeals } from '../../index.js';
import { checkKey, laneName } from '../../ledger/index.js';
import { checkingLinks, creatingAccounts, registeringStages, type Step } from '../push/before.js';
import { describeHeld } from '../push/held.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { throughLedger } from '../push/through-ledger.js';
import { openRows } from '../read/input/rows.js';
import { deals } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { shellWord } from '../terminal/words.js';
import { type LedgerOptions, ledgerPath, mustKeepLedger, openNamed, shownLedger } from './resolve/ledger.js';
import { withoutMapping } from './resolve/mapping.js';
import { type PushOptions, resolvePush } from './resolve/push.js';

export interface PushDealsOptions extends PushOptions, LedgerOptions {
  full?: boolean | undefined;
  versionColumn?: string | undefined;
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
  const path = ledgerPath(options, io);
  checkLedgerOptions(options, path);
  if (path !== undefined) await mustKeepLedger(path, options, io);
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
  const ledger = await openNamed(path, io);
  try {
    const lane = laneName(job.client.settings.baseUrl, options.lane);
    const problem = await checkKey(
      await ledger.lane(lane),
      job.client,
      ` --ledger ${shellWord(shownLedger(path))} --lane ${shellWord(lane)}`,
    );
    if (problem !== undefined) throw new CliError(problem.message);
    const held = await describeHeld(await ledger.lane(lane), kind);
    if (held !== undefined) await say(io, [held]);
    return await push({ ...load, kind: throughLedger(kind, { ledger, lane, isFull: options.full === true }) }, io);
  } finally {
    await ledger.close();
  }
}

/** @param isUnmapped whether the problems file has the columns of the input */
function ledgerArgs({ ledger, lane, versionColumn }: PushDealsOptions, isUnmapped: boolean): string[] {
  const shown = ledger === undefined ? undefined : shownLedger(ledger);
  const flags = { '--ledger': shown, '--lane': lane, '--version-column': isUnmapped ? versionColumn : undefined };
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}

function checkLedgerOptions({ dryRun, full, lane, versionColumn }: PushDealsOptions, path: string | undefined): void {
  if (path === undefined) {
    const flag = full
      ? '--full'
      : lane !== undefined
        ? '--lane'
        : versionColumn !== undefined
          ? '--version-column'
          : undefined;
    if (flag !== undefined) throw new CliError(`${flag} is for a ledger: name one with --ledger.`);
  } else if (dryRun) {
    throw new CliError('--dry-run does not look into a ledger. To see what a push would send, run: recotap plan');
  }
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
