import { takeApart } from './isolate.js';
import { matchResults } from './match.js';
import type { AnyStatus, BulkOperation, Entry, Send, Settle } from './operation.js';

/**
 * Sends one batch, in as many requests as it takes until each of its entries is settled: a refused request is taken apart until the
 * culprits stand alone. Its requests go one after the other, so no id is ever in two at once.
 *
 * Rejects when the signal aborts; the entries not settled by then have no answer.
 */
export async function deliver<Item, Taken extends AnyStatus>(
  batch: Entry<Item>[],
  operation: Pick<BulkOperation<never, Taken, unknown>, 'itemsKey' | 'idIn' | 'taken' | 'createOnly'>,
  send: Send<Item>,
  settle: Settle<Item, Taken>,
  signal: AbortSignal,
): Promise<void> {
  const parts = [batch];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    signal.throwIfAborted();
    const reply = await send(
      part.map(({ item }) => item),
      signal,
    );
    if (reply.kind === 'answered') {
      const statuses = matchResults(
        part.map(({ id }) => id),
        reply.results,
        operation,
        reply.repeated === true,
      );
      for (const [index, status] of statuses.entries()) settle(part[index] as Entry<Item>, status);
    } else if (reply.kind === 'refused') {
      const apart = takeApart(part, reply.errors, operation.itemsKey, reply.reason);
      for (const { entry, reason } of apart.culprits) settle(entry, { status: 'failed', error: reason });
      parts.unshift(...apart.parts);
    } else {
      for (const entry of part) settle(entry, { status: 'unsent', cause: reply.cause });
    }
  }
}
