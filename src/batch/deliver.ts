import { takeApart } from './isolate.js';
import { matchResults } from './match.js';
import type { AnyStatus, BulkOperation, Ends, Entry, Line, Settle, Turn } from './operation.js';

export interface Delivery<T extends Turn, Taken extends AnyStatus> {
  operation: Pick<BulkOperation<never, Taken, unknown>, 'itemsKey' | 'idIn' | 'taken' | 'createOnly'>;
  line: Line<T>;
  settle: Settle<Taken>;
  /** Told of each part that the server found too large. */
  onTooLarge(part: readonly Entry[]): void;
}

/**
 * Sends one batch, in as many requests as it takes until each of its entries is settled: a refused request is taken apart until the
 * culprits stand alone. Its requests go one after the other, so no id is ever in two at once.
 *
 * Rejects when it is ended; the entries not settled by then have no response.
 */
export async function deliver<T extends Turn, Taken extends AnyStatus>(
  batch: Entry[],
  { operation, line, settle, onTooLarge }: Delivery<T, Taken>,
  ends: Ends,
  turn: T,
): Promise<void> {
  const parts = [batch];
  let first: T | undefined = turn;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    ends.drain.throwIfAborted();
    const reply = await line.send(part, ends, first);
    first = undefined;
    if (reply.kind === 'answered') {
      const ids = part.map(({ id }) => id);
      const statuses = matchResults(ids, reply.results, operation, reply.repeated === true);
      for (const [index, status] of statuses.entries()) settle(part[index] as Entry, status);
    } else if (reply.kind === 'refused') {
      if (reply.tooLarge === true) onTooLarge(part);
      const apart = takeApart(part, reply.errors, operation.itemsKey, reply.reason);
      for (const { entry, reason } of apart.culprits) settle(entry, { status: 'failed', error: reason });
      parts.unshift(...apart.parts);
    } else {
      for (const entry of part) settle(entry, { status: 'unsent', cause: reply.cause });
    }
  }
}
