import type { RecotapClient } from '../../../index.js';
import { checkKey, type Kind, laneName } from '../../../ledger/index.js';
import { describeHeld } from '../../push/held.js';
import type { PushableKind } from '../../push/outcome.js';
import { throughLedger } from '../../push/through-ledger.js';
import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';
import { shellWord } from '../../terminal/words.js';
import { type LedgerOptions, ledgerPath, mustKeepLedger, openNamed } from './ledger.js';

/** The options of a push that may go by a ledger. */
export interface ByLedgerOptions extends LedgerOptions {
  full?: boolean | undefined;
  versionColumn?: string | undefined;
  dryRun?: boolean | undefined;
  problems?: string | undefined;
  har?: string | undefined;
}

/**
 * The path of the ledger that a push is to go by, if any.
 *
 * @throws CliError when an option does not go with it, or needs it
 */
export async function ledgerOfPush(options: ByLedgerOptions, io: Io): Promise<string | undefined> {
  const path = ledgerPath(options, io);
  const { full, lane, versionColumn, dryRun } = options;
  if (path !== undefined) {
    if (dryRun)
      throw new CliError('--dry-run does not look into a ledger. To see what a push would send, run: recotap plan');
    await mustKeepLedger(path, options, io);
    return path;
  }
  const flags = { '--full': full, '--lane': lane, '--version-column': versionColumn };
  const flag = Object.entries(flags).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (flag !== undefined) throw new CliError(`${flag} is for a ledger: name one with --ledger.`);
  return undefined;
}

/** @param isUnmapped whether the problems file has the columns of the input */
export function ledgerArgs({ ledger, lane, versionColumn }: ByLedgerOptions, isUnmapped: boolean): string[] {
  const flags = { '--ledger': ledger, '--lane': lane, '--version-column': isUnmapped ? versionColumn : undefined };
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}

/**
 * Opens the ledger that a push goes by, and closes it when the push is over.
 *
 * @param kind what the ledger calls the items
 * @param push given the kind that goes by the ledger
 * @throws CliError when the ledger cannot be opened, or was used with another key
 */
export async function byLedger(
  path: string,
  kind: Kind,
  { client, kind: pushed }: { client: RecotapClient; kind: PushableKind },
  { lane: account, full = false }: ByLedgerOptions,
  io: Io,
  push: (kind: PushableKind) => Promise<number>,
): Promise<number> {
  const ledger = await openNamed(path, io);
  try {
    const name = laneName(client.settings.baseUrl, account);
    const lane = await ledger.lane(name);
    const problem = await checkKey(lane, client, ` --ledger ${shellWord(path)} --lane ${shellWord(name)}`);
    if (problem !== undefined) throw new CliError(problem.message);
    const held = await describeHeld(lane, kind, pushed);
    if (held !== undefined) await say(io, [held]);
    return await push(throughLedger(pushed, { ledger, lane: name, kind, isFull: full }));
  } finally {
    await ledger.close();
  }
}
