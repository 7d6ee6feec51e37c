import { streamAccounts } from '../../index.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { throughLedger } from '../push/through-ledger.js';
import { openRows } from '../read/input/rows.js';
import { accounts } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { type ByLedgerOptions, ledgerArgs, ledgerOfPush, withLaneToPush } from './resolve/by-ledger.js';
import { type PushOptions, resolvePush } from './resolve/push.js';

export interface AccountsPushOptions extends PushOptions, Omit<ByLedgerOptions, keyof PushOptions> {
  upsert?: boolean | undefined;
  segment?: string | undefined;
}

/**
 * `recotap accounts push`.
 *
 * @returns the exit code
 * @throws CliError, RecotapConfigurationError when the user has to fix something first, and nothing was sent
 */
export async function pushAccounts(files: readonly string[], options: AccountsPushOptions, io: Io): Promise<number> {
  const path = await ledgerOfPush(options, io);
  const { upsert = path !== undefined, segment } = options;
  if (path !== undefined) await checkLedgerRules(options, io);
  const kind = accountsWith(upsert, segment);
  const flags = [...(options.upsert ? ['--upsert'] : []), ...(segment === undefined ? [] : ['--segment', segment])];
  const argsFor = (problems: string, isUnmapped: boolean) => [
    ...['accounts', 'push', problems, ...flags],
    ...ledgerArgs(path, options, isUnmapped),
  ];
  const job = await resolvePush(kind, files, options, argsFor, io);
  const open = await lookAt({
    ...job,
    mapping: undefined,
    bind,
    open: (file) => openRows(file, options, kind.itemsKey, io),
  });
  const load = { ...job, open, steps: [], mapping: undefined };
  if (path === undefined) return push(load, io);
  return withLaneToPush(path, 'accounts', load, options, io, (ledger, { name: lane }, heldMs) => {
    const route = { ledger, lane, heldMs, kind: 'accounts', isFull: options.full === true } as const;
    return push({ ...load, kind: throughLedger(kind, route) }, io);
  });
}

/** A ledger makes Recotap equal to the file, account by account, and has no segments. */
async function checkLedgerRules({ upsert, segment }: AccountsPushOptions, io: Io): Promise<void> {
  if (segment !== undefined)
    throw new CliError(
      'A ledger does not store the segment of an account. Use --segment without --ledger and RECOTAP_LEDGER.',
    );
  if (!upsert) await say(io, ['note: With a ledger, accounts that exist are updated, as by --upsert.']);
}

function accountsWith(upsert: boolean, segmentId: string | undefined): PushableKind {
  return {
    ...accounts,
    taken: ['created', 'updated'],
    wouldBe: 'sent',
    again: upsert ? 'sending an account again is safe' : 'an account that exists already comes back as failed',
    async *push(client, items, options) {
      const outcomes = streamAccounts(client, items, { ...options, upsert, segmentId });
      for await (const { domain: id, account: item, ...rest } of outcomes) yield { id, item, ...rest };
    },
  };
}
