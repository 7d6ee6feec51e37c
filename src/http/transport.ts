import { type Clock, sleep } from '../base/clock.js';
import { RecotapConfigurationError, RecotapError, RecotapHttpError, RecotapTimeoutError } from '../base/errors.js';
import { type Answer, flawOf, readAnswer } from './answer.js';
import type { Credentials } from './credentials.js';
import type { TransportEvents } from './events.js';
import { exchange, type Fetch, type Message, type RawAnswer } from './exchange.js';
import { errorOfFetch } from './foreign-error.js';
import type { End, Pace, Turn } from './pace/pace.js';
import { parseRetryAfter } from './pace/retry-after.js';
import { isTransient, meaningOf } from './status.js';

export interface TransportOptions {
  fetch: Fetch;
  credentials: Credentials;
  pace: Pace;
  clock: Clock;
  events: TransportEvents;
  /** How often a request is repeated at most. */
  retries: number;
  /** For one attempt, body included, in ms. */
  timeoutMs: number;
  /** The most that the body of an answer may have once it is decompressed, in bytes. */
  maxResponseBytes: number;
  /** The longest `Retry-After` that is waited for, in ms. */
  maxWaitMs: number;
}

/** What one request goes with. */
export interface Call {
  /** Ends the request at once; its reason is thrown. Up to three listeners are put on it while the request lasts. */
  signal: AbortSignal;
  /** Ends its waits and lets no further attempt begin; its reason is thrown. An attempt that is on the wire still gets its answer. */
  drain?: AbortSignal | undefined;
  /** On whose behalf it goes: they take turns. Default: that of all calls without one. */
  group?: object | undefined;
  /** A turn that was taken beforehand, for the first attempt. */
  turn?: Turn | undefined;
  /** How often it is repeated at most. Default: as the transport says. */
  retries?: number | undefined;
  /** Told how each attempt ended: 1 for the first, 2 and more for repetitions. */
  onAttempt?: ((attempt: number, sign: End['sign']) => void) | undefined;
  /** The method and path in the contract, such as `PUT /accounts/{rtp_aid}`, for the events. */
  operation?: string | undefined;
}

/**
 * Carries a request with the key on it, keeps the pace, and repeats what may succeed later. Gives the last answer, whatever its status. It is
 * whole: its connection is free again.
 *
 * @throws RecotapConnectionError, RecotapTimeoutError or RecotapResponseError when the last attempt got no response that can be read;
 * RecotapHttpError for a redirect or a wait that is too long; RecotapConfigurationError for a `fetch` with an error of its own or a URL of
 * another origin; the reason of the signal
 */
export type Transport = (message: Message, call: Call) => Promise<Answer>;

/** What one attempt came to, and whether another one may help. */
type Result =
  | { answer: Answer; received: Answer; transient: boolean; retryAfterMs: number | undefined }
  /** What was `received`, if anything, cannot be used. */
  | { error: unknown; received?: Answer; transient: boolean };

export function createTransport(options: TransportOptions): Transport {
  const { fetch, credentials, pace, clock, events, retries, timeoutMs, maxResponseBytes, maxWaitMs } = options;
  const others = {};
  let sent = 0;

  async function attemptOnce(message: Message, signal: AbortSignal): Promise<Result> {
    let raw: RawAnswer;
    try {
      raw = await exchange(message, fetch, { timeoutMs, maxResponseBytes }, clock, signal);
    } catch (error) {
      // Not the error itself: it may be the transport's own, with the key in it.
      if (signal.aborted) return { error: signal.reason, transient: false };
      if (RecotapError.is(error)) return { error, transient: error instanceof RecotapTimeoutError };
      const told = errorOfFetch(error, message.url, credentials.redactor.text);
      return { error: told, transient: !(told instanceof RecotapConfigurationError) };
    }
    const answer = readAnswer(raw, credentials.redactor);
    const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), clock.wallTime());
    const transient = isTransient(answer.status);
    return { received: answer, ...(flawOf(answer, message.url) ?? { answer, transient, retryAfterMs }) };
  }

  function endOf(result: Result, attempt: number, url: string): End {
    if ('error' in result) {
      const sign = result.error instanceof RecotapTimeoutError ? 'timed out' : 'none';
      return { sign, attempt: result.transient ? attempt : undefined };
    }
    if (!result.transient) return { sign: 'answered' };
    const { answer, retryAfterMs } = result;
    const { status } = answer;
    // A limit belongs to the key, not to the request that met it.
    const isHeld = meaningOf(status) === 'throttled' || retryAfterMs !== undefined;
    const tooLong = (waitMs: number) => waitTooLong(url, status, waitMs, maxWaitMs);
    return {
      sign: isHeld || status === 503 ? 'throttled' : 'answered',
      attempt,
      hold: isHeld ? { retryAfterMs: retryAfterMs ?? 0, tooLong } : undefined,
    };
  }

  /** Whatever goes wrong, the turn is over then: others wait for it. */
  async function attemptIn(turn: Turn, message: Message, attempt: number, signal: AbortSignal) {
    try {
      const result = await attemptOnce(message, signal);
      return { result, end: endOf(result, attempt, message.url) };
    } catch (error) {
      turn.leave({ sign: 'none' });
      throw error;
    }
  }

  return async (
    unsigned,
    { signal, drain, group = others, turn: first, retries: most = retries, onAttempt, operation },
  ) => {
    const waits = drain === undefined ? signal : AbortSignal.any([signal, drain]);
    const message = { ...unsigned, headers: credentials.authorize(unsigned.headers, unsigned.url) };
    const { method, url } = message;
    let sleptMs = 0;
    for (let attempt = 1; ; attempt++) {
      const turn = (attempt === 1 ? first : undefined) ?? (await pace.enter(group, waits));
      const number = ++sent;
      const startedAt = clock.now();
      const { result, end } = await attemptIn(turn, message, attempt, signal);
      onAttempt?.(attempt, end.sign);
      const waitMs = turn.leave(end);

      const told = { number, attempt, ...summaryOf(result) };
      const times = { waitMs: sleptMs + turn.waitedMs, durationMs: clock.now() - startedAt };
      events.request(
        { ...told, method, url: credentials.redactor.text(url), ...times },
        { message, answer: result.received, operation },
      );
      if (end.hold !== undefined && 'answer' in result) {
        events.throttle({ waitMs, status: result.answer.status });
        if (end.hold.retryAfterMs > maxWaitMs) throw end.hold.tooLong(end.hold.retryAfterMs);
      }
      if (!result.transient || attempt > most) return finish(result);

      events.retry({ ...told, waitMs });
      const sleptFrom = clock.now();
      await sleep(clock, waitMs, waits);
      sleptMs = clock.now() - sleptFrom;
    }
  };
}

function summaryOf(result: Result): { status: number } | { error: string } {
  if ('answer' in result) return { status: result.answer.status };
  return { error: RecotapError.is(result.error) ? result.error.code : 'aborted' };
}

function finish(result: Result): Answer {
  if ('error' in result) throw result.error;
  return result.answer;
}

function waitTooLong(url: string, status: number, waitMs: number, maxWaitMs: number): RecotapError {
  return new RecotapHttpError(
    status,
    `${url} answered ${status} and asks to wait ${Math.ceil(waitMs / 1000)} s, longer than the ${maxWaitMs / 1000} s of maxWaitMs. Try again later.`,
  );
}
