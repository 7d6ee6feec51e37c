import type { Attempt, RequestEvent, RetryEvent, ThrottleEvent, TransportEvents } from '../http/events.js';
import type { Drift } from './drift/record.js';
import { diagnosticsChannel } from './runtime/diagnostics.js';

/** The outcome of an item of a push, on the channel `recotap:outcome`, without the item itself. */
export interface OutcomeEvent {
  /** The operation, such as `pushDeals`. */
  operation: string;
  /** The number of the push on its client, from 1. */
  push: number;
  /** The position in the input, from 0. */
  index: number;
  /** The id; undefined for an invalid item without a usable one. */
  id: string | undefined;
  /** The status, such as `upserted` or `failed`. */
  status: string;
}

/** The events on Node's `diagnostics_channel`, by channel. */
export interface RecotapEvents {
  /** A request attempt has finished. */
  'recotap:request': RequestEvent;
  /** A request is about to be retried. */
  'recotap:retry': RetryEvent;
  /** The server asked for a wait. */
  'recotap:throttle': ThrottleEvent;
  /** An item of a push has an outcome. */
  'recotap:outcome': OutcomeEvent;
  /** A client has seen a difference from the contract for the first time. */
  'recotap:drift': Drift;
}

/** The names of the channels, for {@link subscribe}. */
export const channels = {
  request: 'recotap:request',
  retry: 'recotap:retry',
  throttle: 'recotap:throttle',
  outcome: 'recotap:outcome',
  drift: 'recotap:drift',
} as const satisfies Record<string, keyof RecotapEvents>;

/**
 * Calls a function with the events of all clients in this process. In a browser, there are none.
 *
 * @returns a function that ends the subscription
 *
 * @example
 * const stop = subscribe(channels.throttle, ({ waitMs, status }) => console.warn(`HTTP ${status}: waiting ${waitMs} ms`));
 */
export function subscribe<Name extends keyof RecotapEvents>(
  name: Name,
  listener: (event: RecotapEvents[Name]) => void,
): () => void {
  const onEvent = (event: unknown) => listener(event as RecotapEvents[Name]);
  const module = diagnosticsChannel();
  module?.subscribe(name, onEvent);
  return () => void module?.unsubscribe(name, onEvent);
}

/** The events of a client. */
export interface Events extends TransportEvents {
  /** Whether anybody listens to outcomes: making the events is not free. */
  readonly hearsOutcomes: boolean;
  outcome(event: OutcomeEvent): void;
  drift(event: Drift): void;
}

/** With the size of the body. */
export function sized(event: Omit<RequestEvent, 'bytes'>, { message: { body } }: Attempt): RequestEvent {
  return { ...event, bytes: new TextEncoder().encode(body).length };
}

/** What a log says of a request. */
export function lineOf({
  number,
  method,
  url,
  bytes,
  attempt,
  waitMs,
  durationMs,
  status,
  error,
}: RequestEvent): string {
  const result = status === undefined ? `error=${error}` : `status=${status}`;
  return `recotap request=${number} ${method} ${new URL(url).pathname} bytes=${bytes} attempt=${attempt} wait=${Math.round(waitMs)}ms ${result} duration=${Math.round(durationMs)}ms`;
}
