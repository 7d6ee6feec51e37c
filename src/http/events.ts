import type { Answer } from './answer.js';
import type { Message } from './exchange.js';

/** A finished request attempt, on the channel `recotap:request`, without body and API key. */
export interface RequestEvent {
  /** The number of the attempt on its client, from 1. */
  number: number;
  /** The HTTP method. */
  method: string;
  /** The URL. */
  url: string;
  /** The size of the body, in bytes. */
  bytes: number;
  /** 1 for the first attempt, 2 or more for a retry. */
  attempt: number;
  /** How long the attempt waited before it was sent, in ms: for its turn, a back-off or a `Retry-After`. */
  waitMs: number;
  /** From connecting to the last byte of the response, in ms. */
  durationMs: number;
  /** The HTTP status; undefined if no readable response came. */
  status?: number | undefined;
  /** The `code` of the error; undefined if a readable response came. */
  error?: string | undefined;
}

/** A request that is about to be retried, on the channel `recotap:retry`. It waits at least `waitMs`. */
export interface RetryEvent extends Pick<RequestEvent, 'number' | 'attempt' | 'waitMs' | 'status' | 'error'> {}

/** A wait that the server asked for, on the channel `recotap:throttle`. It holds back all requests of the client. */
export interface ThrottleEvent {
  /** How long requests wait, in ms. */
  waitMs: number;
  /** The HTTP status of the response that asked for it, such as 429. */
  status: number;
}

/** What was sent, the key among its headers, and what came back. */
export interface Attempt {
  message: Message;
  /** Undefined when no response came. It may be one that cannot be used. */
  answer: Answer | undefined;
  /** As in the call. */
  operation: string | undefined;
}

/** The events of a transport. */
export interface TransportEvents {
  request(event: Omit<RequestEvent, 'bytes'>, attempt: Attempt): void;
  retry(event: RetryEvent): void;
  throttle(event: ThrottleEvent): void;
}
