import { type Clock, sleep } from '../base/clock.js';
import { RecotapError, RecotapHttpError, RecotapTimeoutError } from '../base/errors.js';
import { type Answer, readAnswer } from './answer.js';
import { responseOf } from './answer-response.js';
import { attempt, type Exchange, type Message } from './attempt.js';
import type { Credentials } from './credentials.js';
import type { TransportEvents } from './events.js';
import { noAnswer } from './no-answer.js';
import { backOffMs } from './pace/back-off.js';
import type { Pace, Sign } from './pace/pace.js';
import { parseRetryAfter } from './pace/retry-after.js';
import { bytesOf, type PlainRequest } from './plain-request.js';
import { flawOf, isTransient } from './verdict.js';

export interface TransportOptions {
  exchange: Exchange;
  credentials: Credentials;
  pace: Pace;
  clock: Clock;
  events: TransportEvents;
  /** How often a request is repeated at most. */
  retries: number;
  /** For one attempt, body included, in ms. */
  timeoutMs: number;
  /** The longest `Retry-After` that is waited for, in ms. */
  maxWaitMs: number;
}

/** On whose behalf a request goes. */
export interface Caller {
  /** The push that it belongs to. Those who share a client take turns. */
  group: object;
  /** Told before each attempt: 1 for the first, 2 and more for repetitions. */
  onAttempt(attempt: number): void;
}

/**
 * A `fetch` that carries the key, keeps the pace, and repeats what may succeed later. Its response is whole: the connection is free
 * again. The last answer is returned whatever its status.
 *
 * @throws RecotapConnectionError, RecotapTimeoutError or RecotapResponseError when the last attempt got no answer that can be read;
 * RecotapHttpError for a redirect or a wait that is too long; the reason of the request's signal
 */
export type Transport = (request: Request | PlainRequest, caller?: Caller) => Promise<Response>;

/** What came of one attempt, and whether repeating it may help. */
type Result =
  | { answer: Answer; transient: boolean; retryAfterMs: number | undefined }
  | { error: unknown; transient: boolean; retryAfterMs?: undefined };

export function createTransport(options: TransportOptions): Transport {
  const { exchange, credentials, pace, clock, events, retries, timeoutMs, maxWaitMs } = options;
  const others: Caller = { group: {}, onAttempt() {} };
  let sent = 0;

  async function once(message: Message): Promise<Result> {
    try {
      const answer = readAnswer(await attempt(message, exchange, timeoutMs, clock), credentials.redact);
      const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), clock.now());
      return flawOf(answer, message.url) ?? { answer, transient: isTransient(answer.status), retryAfterMs };
    } catch (error) {
      // Not the error itself: it may be the transport's own, with the key in it.
      if (message.signal.aborted) return { error: message.signal.reason, transient: false };
      if (error instanceof RecotapTimeoutError) return { error, transient: true };
      return { error: noAnswer(error, message.url, credentials.redact), transient: true };
    }
  }

  /** One attempt when it is its turn. What it learns holds for all requests before the next one may go. */
  async function takeTurn(message: Message, attemptNumber: number, readyAt: number, caller: Caller) {
    const turn = await pace.enter(caller.group, message.signal);
    let sign: Sign = 'none';
    try {
      const number = ++sent;
      const startedAt = clock.now();
      caller.onAttempt(attemptNumber);
      const result = await once(message);
      sign = signOf(result);
      const told = { number, attempt: attemptNumber, ...summaryOf(result) };
      const { method, url, body } = message;
      const times = { waitMs: startedAt - readyAt, durationMs: clock.now() - startedAt };
      events.request({ ...told, method, url, bytes: body?.byteLength ?? 0, ...times });
      if (!result.transient) return { result, told, backOff: 0 };

      const { retryAfterMs = 0 } = result;
      const round = Math.max(attemptNumber, Math.min(pace.setbacks + 1, retries));
      const backOff = Math.max(Math.min(maxWaitMs, backOffMs(round, clock.random())), retryAfterMs);
      if (stopsAll(result)) {
        const { status } = result.answer;
        const tooLong = (ms: number) => waitTooLong(url, status, ms, maxWaitMs);
        pace.pause(backOff, tooLong);
        events.throttle({ waitMs: backOff, status });
        if (retryAfterMs > maxWaitMs) throw tooLong(retryAfterMs);
      }
      return { result, told, backOff };
    } finally {
      turn.leave(sign);
    }
  }

  return async (request, caller = others) => {
    const message = await toMessage(request, credentials);
    let readyAt = clock.now();
    for (let attemptNumber = 1; ; attemptNumber++) {
      const { result, told, backOff } = await takeTurn(message, attemptNumber, readyAt, caller);
      readyAt = clock.now();
      if (!result.transient || attemptNumber > retries) return finish(result);
      events.retry({ ...told, waitMs: backOff });
      await sleep(clock, backOff, message.signal);
    }
  };
}

function summaryOf(result: Result): { status: number } | { error: string } {
  if ('answer' in result) return { status: result.answer.status };
  return { error: result.error instanceof RecotapError ? result.error.code : 'aborted' };
}

async function toMessage(request: Request | PlainRequest, credentials: Credentials): Promise<Message> {
  const headers = new Headers(request.headers);
  credentials.authorize(headers, request.url);
  const { url, method, signal } = request;
  return { url, method, headers, body: await bytesOf(request), signal };
}

/** A limit belongs to the key, not to the request that met it. */
function stopsAll(result: Result): result is Extract<Result, { answer: Answer }> {
  return 'answer' in result && (result.answer.status === 429 || result.retryAfterMs !== undefined);
}

function signOf(result: Result): Sign {
  if ('error' in result) return result.error instanceof RecotapTimeoutError ? 'timed out' : 'none';
  return result.transient && (result.answer.status === 503 || stopsAll(result)) ? 'throttled' : 'answered';
}

function finish(result: Result): Response {
  if ('error' in result) throw result.error;
  return responseOf(result.answer);
}

function waitTooLong(url: string, status: number, waitMs: number, maxWaitMs: number): RecotapError {
  return new RecotapHttpError(
    status,
    `${url} answered ${status} and asks to wait ${Math.ceil(waitMs / 1000)} s, longer than the ${maxWaitMs / 1000} s of maxWaitMs. Try again later.`,
  );
}
