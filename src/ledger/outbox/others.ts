import { RecotapError } from '../../base/errors.js';
import type { Lane } from '../store.js';
import type { KindOfItem } from './kinds.js';
import type { Waiters } from './waiters.js';

const MOST_AT_ONCE = 1_000;

/** Gives the entries of this outbox the outcomes that another sender of the lane has come to. */
export async function followOthers(
  lane: Lane,
  { kind, accepted }: KindOfItem,
  waiters: Waiters,
  isOurs: (id: string) => boolean,
): Promise<void> {
  const ids = waiters.ids().filter((id) => !isOurs(id));
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const some = ids.slice(from, from + MOST_AT_ONCE);
    const rows = await lane.get(kind, some);
    for (const [index, id] of some.entries()) {
      const row = rows[index];
      if (row === undefined) waiters.settle(id, Number.POSITIVE_INFINITY, { status: 'unsent', cause: forgotten(id) });
      else if (row.error !== undefined) waiters.settle(id, row.settled, { status: 'failed', error: row.error });
      else waiters.settle(id, row.settled, accepted);
    }
  }
}

const forgotten = (id: string) =>
  new RecotapError('aborted', `'${id}' was taken out of the ledger before it was sent.`);
