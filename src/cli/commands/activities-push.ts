import { streamSalesActivities } from '../../index.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { throughLedger } from '../push/through-ledger.js';
import { openRows } from '../read/input/rows.js';
import { activities } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { type ByLedgerOptions, ledgerArgs, ledgerOfPush, withLaneToPush } from './resolve/by-ledger.js';
import { type PushOptions, resolvePush } from './resolve/push.js';

const kind: PushableKind = {
  ...activities,
  taken: ['created', 'skipped'],
  wouldBe: 'sent',
  again: 'an activity that exists already comes back as failed',
  async *push(client, items, options) {
    const outcomes = streamSalesActivities(client, items, options);
    for await (const { externalActivityId: id, activity: item, ...rest } of outcomes) yield { id, item, ...rest };
  },
};

export interface ActivitiesPushOptions extends PushOptions, Omit<ByLedgerOptions, keyof PushOptions> {}

/**
 * `recotap activities push`.
 *
 * @returns the exit code
 * @throws CliError, RecotapConfigurationError when the user has to fix something first, and nothing was sent
 */
export async function pushActivities(
  files: readonly string[],
  options: ActivitiesPushOptions,
  io: Io,
): Promise<number> {
  if (options.full)
    throw new CliError(
      '--full would create every activity again, because Recotap cannot update activities. Leave it out.',
    );
  const path = await ledgerOfPush(options, io);
  const argsFor = (problems: string, isUnmapped: boolean) => [
    ...['activities', 'push', problems],
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
  return withLaneToPush(path, 'activities', load, options, io, (ledger, { name: lane }, heldMs) => {
    const route = { ledger, lane, heldMs, kind: 'activities', isFull: false } as const;
    return push({ ...load, kind: throughLedger(kind, route) }, io);
  });
}
