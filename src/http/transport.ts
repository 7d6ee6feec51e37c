import { RecotapError, RecotapHttpError, RecotapTimeoutError } from '../errors.js';
import type { Events } from '../events.js';
import { type Answer, attempt, type Fetch, type Message } from './attempt.js';
import { backOffMs } from './back-off.js';
import { type Clock, sleep } from './clock.js';
import type { Credentials } from './credentials.js';
import { noAnswer } from './no-answer.js';
import type { Pace } from './pace.js';
import { parseRetryAfter } from './retry-after.js';
import { flawOf, isTransient } from './verdict.js';

export interface TransportOptions {
  fetch: Fetch;
  credentials: Credentials;
  pace: Pace;
  clock: Clock;
  events: Events;
  /** How often a request is repeated at most. */
  retries: number;
  /** For one attempt, body included, in ms. */
  timeoutMs: number;
}

/** Told before each attempt: 1 for the first, 2 and more for repetitions. */
export type AttemptObserver = (attempt: number) => void;

/**
 * A `fetch` that carries the key, keeps the pace, and repeats what may succeed later. Its response is whole: the connection is free
 * again. The last answer is returned whatever its status.
 *
 * @throws RecotapConnectionError, RecotapTimeoutError or RecotapResponseError when the last attempt got no answer that can be read;
 * RecotapHttpError for a redirect or a wait that is too long; the reason of the request's signal
 */
export type Transport = (request: Request, observe?: AttemptObserver) => Promise<Response>;

/** The longest `Retry-After` that is waited for. */
const LONGEST_WAIT_MS = 5 * 60_000;

/** What came of one attempt, and whether repeating it may help. */
type Result =
  | { answer: Answer; transient: boolean; retryAfterMs: number | undefined }
  | { error: unknown; transient: boolean };

export function createTransport(options: TransportOptions): Transport {
  const { fetch, credentials, pace, clock, events, retries, timeoutMs } = options;
  let sent = 0;

  async function once(message: Message): Promise<Result> {
    try {
      const answer = await attempt(message, fetch, timeoutMs, clock);
      answer.body = credentials.redact(answer.body);
      const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), clock.now());
      return flawOf(answer, message.url) ?? { answer, transient: isTransient(answer.status), retryAfterMs };
    } catch (error) {
      if (message.signal.aborted) return { error, transient: false };
      if (error instanceof RecotapTimeoutError) return { error, transient: true };
      return { error: noAnswer(error, message.url, credentials.redact), transient: true };
    }
  }

  return async (request, observe) => {
    const message = await toMessage(request, credentials);
    let readyAt = clock.now();
    for (let attemptNumber = 1; ; attemptNumber++) {
      const leave = await pace.enter(message.signal);
      const [number, startedAt] = [++sent, clock.now()];
      observe?.(attemptNumber);
      const result = await once(message).finally(leave);
      const told = { number, attempt: attemptNumber, ...summaryOf(result) };
      const { method, url, body } = message;
      const [waitMs, durationMs] = [startedAt - readyAt, clock.now() - startedAt];
      events.request({ ...told, method, url, bytes: body?.byteLength ?? 0, waitMs, durationMs });
      readyAt = clock.now();
      if (!result.transient) return finish(result);

      const retryAfterMs = 'answer' in result ? result.retryAfterMs : undefined;
      if (retryAfterMs !== undefined && retryAfterMs > LONGEST_WAIT_MS) throw waitTooLong(message.url, retryAfterMs);
      const backOff = Math.max(backOffMs(attemptNumber, clock.random()), retryAfterMs ?? 0);
      if (stopsAll(result)) {
        pace.pause(backOff);
        events.throttle({ waitMs: backOff, status: result.answer.status });
      }
      if (attemptNumber > retries) return finish(result);
      events.retry({ ...told, waitMs: backOff });
      if (!stopsAll(result)) await sleep(clock, backOff, message.signal);
    }
  };
}

function summaryOf(result: Result): { status: number } | { error: string } {
  if ('answer' in result) return { status: result.answer.status };
  return { error: result.error instanceof RecotapError ? result.error.code : 'aborted' };
}

async function toMessage(request: Request, credentials: Credentials): Promise<Message> {
  const headers = new Headers(request.headers);
  credentials.authorize(headers, request.url);
  const body = request.body === null ? undefined : await request.arrayBuffer();
  return { url: request.url, method: request.method, headers, body, signal: request.signal };
}

/** A limit belongs to the key, not to the request that met it. */
function stopsAll(result: Result): result is Extract<Result, { answer: Answer }> {
  return 'answer' in result && (result.answer.status === 429 || result.retryAfterMs !== undefined);
}

function finish(result: Result): Response {
  if ('error' in result) throw result.error;
  const { status, statusText, headers, body } = result.answer;
  return new Response(status === 204 || status === 205 ? null : body, { status, statusText, headers });
}

function waitTooLong(url: string, waitMs: number): RecotapError {
  return new RecotapHttpError(
    429,
    `${url} asks to wait ${Math.round(waitMs / 1000)} s before any further request, longer than the ${LONGEST_WAIT_MS / 1000} s that are waited for. Try again later.`,
  );
}
