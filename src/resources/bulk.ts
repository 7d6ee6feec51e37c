import { RecotapHttpError } from '../base/errors.js';
import type { AnyStatus, BulkOperation } from '../batch/operation.js';
import type { PushContext } from '../batch/push.js';
import type { RecotapClient } from '../client/client.js';
import type { OutcomeEvent } from '../client/events.js';
import { type FetchResult, replyOf, resultsIn } from '../client/reply.js';
import { PlainRequest } from '../http/plain-request.js';

/** What the call of a bulk operation passes on to openapi-fetch. */
export interface BulkInit {
  signal: AbortSignal;
  Request: typeof PlainRequest;
  fetch(request: Request): Promise<Response>;
}

/** A bulk operation of the contract, as the batch engine is given it. */
export interface Bulk<Item, Taken extends AnyStatus, Outcome> {
  operation: BulkOperation<Item, Taken, Outcome>;
  /** Sends one request. */
  call(client: RecotapClient, items: Item[], init: BulkInit): Promise<FetchResult>;
  /** Whether a refusal for this reason has nothing to do with the items, so that no other request can fare better. Default: never. */
  isPointless?(reason: string): boolean;
  /** Finds the results of the items in the body of a success. Default: `data.results`. */
  readResults?(body: unknown, items: readonly Item[]): unknown;
}

export function contextOf<Item, Taken extends AnyStatus, Outcome extends OutcomeEvent>(
  { operation, call, isPointless, readResults = resultsIn }: Bulk<Item, Taken, Outcome>,
  client: RecotapClient,
): PushContext<Item, Taken, Outcome> {
  const { settings, transport, events } = client;
  return {
    operation,
    concurrency: settings.maxConcurrency,
    now: () => settings.clock.now(),
    observe: events.outcomes,
    async send(items, signal, push) {
      let attempts = 0;
      const caller = {
        group: push,
        onAttempt(attempt: number) {
          attempts = attempt;
          push.onAttempt(attempt);
        },
      };
      const fetch = (request: Request) => transport(request, caller);
      const reply = await replyOf(
        // The type of openapi-fetch wants an array that could be written to.
        () => call(client, items as Item[], { signal, Request: PlainRequest, fetch }),
        settings,
        (body) => readResults(body, items),
      );
      if (reply.kind === 'refused' && isPointless?.(reply.reason)) {
        return { kind: 'unanswered', cause: new RecotapHttpError(400, reply.reason), hopeless: true };
      }
      return reply.kind === 'answered' ? { ...reply, repeated: attempts > 1 } : reply;
    },
  };
}
