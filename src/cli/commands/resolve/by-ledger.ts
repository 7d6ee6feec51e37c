import type { RecotapClient } from '../../../index.js';
import { isAddress, type Kind, type Lane, type Ledger, laneName } from '../../../ledger/index.js';
import { heldIn } from '../../push/held.js';
import type { ItemKind } from '../../read/items/item.js';
import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';
import {
  type LedgerOptions,
  laneMeant,
  ledgerPath,
  mustBeKeyOf,
  mustKeepLedger,
  openNamed,
  shownLedger,
} from './ledger.js';

/** The options of a push that may go by a ledger. */
export interface ByLedgerOptions extends LedgerOptions {
  full?: boolean | undefined;
  versionColumn?: string | undefined;
  relink?: boolean | undefined;
  dryRun?: boolean | undefined;
  problems?: string | undefined;
  har?: string | undefined;
  report?: string[] | undefined;
}

/**
 * The path of the ledger that a push is to go by, if any.
 *
 * @throws CliError when an option does not go with it, or needs it
 */
export async function ledgerOfPush(options: ByLedgerOptions, io: Io): Promise<string | undefined> {
  const path = ledgerPath(options, io);
  const { full, lane, versionColumn, dryRun, relink } = options;
  if (path !== undefined) {
    if (dryRun)
      throw new CliError('--dry-run does not look into a ledger. To see what a push would send, run: recotap plan');
    await mustKeepLedger(path, options, io);
    return path;
  }
  const flags = { '--full': full, '--lane': lane, '--version-column': versionColumn, '--relink': relink };
  const flag = Object.entries(flags).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (flag !== undefined) throw new CliError(`${flag} needs a ledger: name one with --ledger.`);
  return undefined;
}

/**
 * The ledger for a command that pushes a problems file. A file is named even if the environment has it: that of a nightly job is not that of a
 * shell.
 *
 * @param path of the ledger
 * @param isUnmapped whether the problems file has the columns of the input
 */
export function ledgerArgs(path: string | undefined, options: ByLedgerOptions, isUnmapped: boolean): string[] {
  const { ledger = path !== undefined && isAddress(path) ? undefined : path, lane, versionColumn } = options;
  const shown = ledger === undefined ? undefined : shownLedger(ledger);
  const flags = { '--ledger': shown, '--lane': lane, '--version-column': isUnmapped ? versionColumn : undefined };
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}

/**
 * Opens the lane that a push sends from, and says what it waits for.
 *
 * @param kind what the ledger calls the items
 * @param work told how long items of an earlier run wait, in ms
 * @throws CliError when the push must not send from it
 */
export async function withLaneToPush<T>(
  path: string,
  kind: Kind,
  { client, kind: item }: { client: RecotapClient; kind: ItemKind },
  { lane: account, relink }: ByLedgerOptions,
  io: Io,
  work: (ledger: Ledger, lane: Lane, heldMs: number) => Promise<T>,
): Promise<T> {
  const ledger = await openNamed(path, io);
  try {
    const name = laneName(client.settings.baseUrl, account);
    const lane = relink ? await laneMeant(ledger, { lane: name }) : await ledger.lane(name);
    await mustBeKeyOf(lane, client, path);
    const held = await heldIn(lane, kind, item);
    if (held !== undefined) await say(io, [`note: ${held.note}`]);
    return await work(ledger, lane, held?.ms ?? 0);
  } finally {
    await ledger.close();
  }
}
