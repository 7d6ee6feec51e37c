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
  | { error: unknown; transient: boolean; retryAfterMs?: undefined };

export function createTransport(options: TransportOptions): Transport {
  const { fetch, credentials, pace, clock, events, retries, timeoutMs } = options;
  let sent = 0;

  async function once(message: Message): Promise<Result> {
    try {
      const answer = redacted(await attempt(message, fetch, timeoutMs, clock), credentials);
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
  async function takeTurn(message: Message, attemptNumber: number, readyAt: number, observe?: AttemptObserver) {
    const leave = await pace.enter(message.signal);
    try {
      const [number, startedAt] = [++sent, clock.now()];
      observe?.(attemptNumber);
      const result = await once(message);
      const told = { number, attempt: attemptNumber, ...summaryOf(result) };
      const { method, url, body } = message;
      const [waitMs, durationMs] = [startedAt - readyAt, clock.now() - startedAt];
      events.request({ ...told, method, url, bytes: body?.byteLength ?? 0, waitMs, durationMs });
      if (!result.transient) return { result, told, backOff: 0 };

      const { retryAfterMs = 0 } = result;
      const backOff = Math.max(backOffMs(attemptNumber, clock.random()), retryAfterMs);
      if (stopsAll(result)) {
        const { status } = result.answer;
        if (retryAfterMs > LONGEST_WAIT_MS) throw waitTooLong(url, status, retryAfterMs);
        pace.pause(backOff);
        events.throttle({ waitMs: backOff, status });
      }
      return { result, told, backOff };
    } finally {
      leave();
    }
  }

  return async (request, observe) => {
    const message = await toMessage(request, credentials);
    let readyAt = clock.now();
    for (let attemptNumber = 1; ; attemptNumber++) {
      const { result, told, backOff } = await takeTurn(message, attemptNumber, readyAt, observe);
      readyAt = clock.now();
      if (!result.transient || attemptNumber > retries) return finish(result);
      events.retry({ ...told, waitMs: backOff });
      await sleep(clock, backOff, message.signal);
    }
  };
}

/** A server may repeat the key anywhere. */
function redacted({ status, statusText, headers, body }: Answer, { redact }: Credentials): Answer {
  return {
    status,
    statusText: redact(statusText),
    headers: new Headers([...headers].map(([name, value]) => [name, redact(value)])),
    body: redact(body),
  };
}

function summaryOf(result: Result): { status: number } | { error: string } {
  if ('answer' in result) return { status: result.answer.status };
  return { error: result.error instanceof RecotapError ? result.error.code : 'aborted' };
}

async function toMessage(request: Request, credentials: Credentials): Promise<Message> {
  const headers = new Headers(request.headers);
  credentials.authorize(headers, request.url);
  const body = request.body === null ? null : await request.arrayBuffer();
  return { url: request.url, method: request.method, headers, body, signal: request.signal };
}

/** A limit belongs to the key, not to the request that met it. */
function stopsAll(result: Result): result is Extract<Result, { answer: Answer }> {
  return 'answer' in result && (result.answer.status === 429 || result.retryAfterMs !== undefined);
}

function finish(result: Result): Response {
  if ('error' in result) throw result.error;
  const { status, statusText, headers, body } = result.answer;
  // No response can be made with a reason phrase beyond Latin-1, which is no reason to lose the answer.
  const phrase = statusText.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');
  return new Response(body || null, { status, statusText: phrase, headers });
}

function waitTooLong(url: string, status: number, waitMs: number): RecotapError {
  return new RecotapHttpError(
    status,
    `${url} asks to wait ${Math.round(waitMs / 1000)} s before any further request, longer than the ${LONGEST_WAIT_MS / 1000} s that are waited for. Try again later.`,
  );
}
