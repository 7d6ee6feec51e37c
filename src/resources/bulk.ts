import type { OperationId } from '../../generated/operations.js';
import { RecotapConfigurationError, RecotapHttpError } from '../base/errors.js';
import type { AnyStatus, BulkOperation, Entry, Line, Turn as LineTurn, Sign } from '../batch/operation.js';
import { createOrder } from '../batch/order.js';
import type { PushContext } from '../batch/push.js';
import type { AnyOutcome } from '../batch/report.js';
import { internals, type RecotapClient } from '../client/client.js';
import { replyOf, resultsIn } from '../client/reply.js';
import type { Turn } from '../http/pace/pace.js';

/** A bulk operation of the contract, as the batch engine is given it. */
export interface Bulk<Item, Taken extends AnyStatus, Outcome> {
  name: OperationId;
  operation: BulkOperation<Item, Taken, Outcome> & { method: string; path: string };
  /** What a request has beside the items. Default: nothing. */
  extras?: Readonly<Record<string, unknown>>;
  /** Whether a refusal for this reason has nothing to do with the items, so that every other request would be refused too. Default: never. */
  isPointless?(reason: string): boolean;
  /** Finds the results of the entries in the body of a success. Default: `data.results`. */
  readResults?(body: unknown, entries: readonly Entry[]): unknown;
}

/** A turn of the client's pace, as the batch engine passes it on. */
interface PaceTurn extends LineTurn {
  turn: Turn;
}

export function contextOf<Item, Taken extends AnyStatus, Outcome extends AnyOutcome>(
  bulk: Bulk<Item, Taken, Outcome>,
  client: RecotapClient,
): PushContext<Item, Taken, Outcome> {
  if (client?.[internals] === undefined)
    throw new RecotapConfigurationError('The client was not made by createRecotapClient.');
  const { clock, lifetime, onAbort, events, orders, nextPush } = client[internals];
  const push = nextPush();
  const order = orders.get(bulk.name) ?? createOrder(clock, client.settings.timeoutMs);
  orders.set(bulk.name, order);
  return {
    operation: bulk.operation,
    concurrency: client.settings.maxConcurrency,
    clock,
    order,
    begin: lifetime.begin,
    onAbort,
    observe(index, id, status) {
      if (events.hearsOutcomes) events.outcome({ operation: bulk.name, push, index, id, status });
    },
    openLine: () => openLine(bulk, client),
  };
}

/** The way of one push to the server: those who share a client take turns. */
function openLine<Item, Taken extends AnyStatus, Outcome>(
  { operation, extras, isPointless, readResults = resultsIn }: Bulk<Item, Taken, Outcome>,
  { settings, [internals]: { batch, pace } }: RecotapClient,
): Line<PaceTurn> {
  const group = {};
  const bodyOf = (entries: readonly Entry[]) =>
    JSON.stringify({ [operation.itemsKey]: entries.map(({ value }) => value), ...extras });

  return {
    async enter(signal) {
      const turn = await pace.enter(group, signal);
      return { turn, giveBack: () => void turn.leave({ sign: 'none' }) };
    },
    async send(entries, ends, first) {
      let attempts = 0;
      const call = {
        ...ends,
        group,
        turn: first?.turn,
        onAttempt(attempt: number, sign: Sign) {
          attempts = attempt;
          ends.onAttempt(attempt, sign);
        },
      };
      const read = (body: unknown) => readResults(body, entries);
      // A middleware may answer in place of the server, and then the turn is not used.
      const reply = await replyOf(
        () => batch(operation.method, operation.path, bodyOf(entries), call),
        settings,
        read,
      ).finally(first?.giveBack);
      if (reply.kind === 'refused' && isPointless?.(reply.reason)) {
        return { kind: 'unanswered', cause: new RecotapHttpError(400, reply.reason), hopeless: true };
      }
      return reply.kind === 'answered' ? { ...reply, repeated: attempts > 1 } : reply;
    },
  };
}
