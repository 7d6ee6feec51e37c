import { streamSalesActivities } from '../../index.js';
import type { PushableKind } from '../push/outcome.js';
import { push } from '../push/push.js';
import { openRows } from '../read/input/rows.js';
import { activities } from '../read/items/kinds.js';
import { bind } from '../read/mapping/bind.js';
import { lookAt } from '../read/source.js';
import type { Io } from '../terminal/io.js';
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

/**
 * `recotap activities push`.
 *
 * @returns the exit code
 * @throws CliError, RecotapConfigurationError when the user has to fix something first, and nothing was sent
 */
export async function pushActivities(files: readonly string[], options: PushOptions, io: Io): Promise<number> {
  const job = await resolvePush(kind, files, options, (problems) => ['activities', 'push', problems], io);
  const open = await lookAt({
    ...job,
    mapping: undefined,
    bind,
    open: (file) => openRows(file, options, kind.itemsKey, io),
  });
  return push({ ...job, open, steps: [], mapping: undefined }, io);
}
