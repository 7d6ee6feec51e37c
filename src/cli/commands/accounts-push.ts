import { streamAccounts } from '../../index.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { openRows } from '../read/input/rows.js';
import { accounts } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import type { Io } from '../terminal/io.js';
import { type PushOptions, resolvePush } from './resolve/push.js';

export interface AccountsPushOptions extends PushOptions {
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
  const { upsert = false, segment } = options;
  const kind = accountsWith(upsert, segment);
  const flags = [...(upsert ? ['--upsert'] : []), ...(segment === undefined ? [] : ['--segment', segment])];
  const job = await resolvePush(kind, files, options, (problems) => ['accounts', 'push', problems, ...flags], io);
  const open = await lookAt({
    ...job,
    mapping: undefined,
    bind,
    open: (file) => openRows(file, options, kind.itemsKey, io),
  });
  return push({ ...job, open, steps: [], mapping: undefined }, io);
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
