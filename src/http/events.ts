import type { Answer } from './answer.js';
import type { Message } from './exchange.js';

/** One request that went out and came to an end, on the channel `recotap:request`. Neither body nor key is in it. */
export interface RequestEvent {
  /** Counts the requests of a client from 1, repetitions included. */
  number: number;
  method: string;
  url: string;
  /** Size of the body that was sent. */
  bytes: number;
  /** 1 for the first time this request goes out, 2 and more for repetitions. */
  attempt: number;
  /** How long it had to wait before it went out, in ms: for its turn, a back-off or a `Retry-After`. */
  waitMs: number;
  /** From connecting to the last byte of the answer, in ms. */
  durationMs: number;
  /** The HTTP status, unless there was no response that can be read. */
  status?: number | undefined;
  /** The code of the error, if there was no such answer. */
  error?: string | undefined;
}

/** A request that is about to be repeated, on the channel `recotap:retry`. `waitMs` is the least that it waits. */
export interface RetryEvent extends Pick<RequestEvent, 'number' | 'attempt' | 'waitMs' | 'status' | 'error'> {}

/** All requests of a client are held back for `waitMs`, on the channel `recotap:throttle`. */
export interface ThrottleEvent {
  waitMs: number;
  /** The status of the answer that asked for it. */
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
