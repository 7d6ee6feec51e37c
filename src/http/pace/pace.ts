import type { Clock } from '../../base/clock.js';
import { backOffMs } from './back-off.js';
import { createCongestionWindow } from './congestion-window.js';
import { createLine } from './line.js';
import { createRate, type Rate } from './rate.js';

export interface PaceOptions {
  /** Requests in flight at most. */
  maxConcurrency: number;
  /** Requests per second at most; Infinity for no limit but the server's. */
  requestsPerSecond: number;
  /** The longest pause that a request waits for, in ms. */
  maxWaitMs: number;
  /** How often a request is repeated at most. */
  retries: number;
}

/** Decides when a request may go. All requests with one API key ask the same pace, as a limit belongs to the key. */
export interface Pace {
  /**
   * Resolves when a request may go. Callers take turns; requests of one caller go in order.
   *
   * @param asker whose request it is
   * @throws RecotapConfigurationError in another request of a Worker than the first; the signal's reason; the `tooLong` of a pause that lasts longer than `maxWaitMs` from now
   */
  enter(asker: object, signal: AbortSignal): Promise<Turn>;
  readonly rate: Rate;
  /** Until when the server wants nothing, on the clock of the pace. */
  pausedUntil(): number;
  /** Sends nothing before then. */
  holdBack(until: number): void;
}

/** One request's right to be in flight. */
export interface Turn {
  /** How long it had to be waited for, in ms. */
  readonly waitedMs: number;
  /**
   * Ends the turn. What the end tells of the server's capacity holds for all requests before the next one may go. Only the first call
   * counts.
   *
   * @returns how long the same request has to wait before it may ask again, in ms
   */
  leave(end: End): number;
}

/** How a request ended. */
export interface End {
  /** What the end says of the server's capacity. */
  sign: 'answered' | 'throttled' | 'timed out' | 'none';
  /** Which attempt it was, from 1 on, if another one may help. */
  attempt?: number | undefined;
  /** Given when the server asks everybody with this key to wait. */
  hold?: Hold | undefined;
}

export interface Hold {
  /** The least that it asks for, in ms. */
  retryAfterMs: number;
  /** Makes the error of those who would have to wait for longer than `maxWaitMs`. */
  tooLong(waitMs: number): Error;
}

interface Waiting {
  go(): void;
  fail(error: Error): void;
}

/**
 * It starts gently, grows while answers come, and backs off when the server is at its limit: on `throttled` in how many go per second, on
 * `timed out` in how many are in flight.
 *
 * @param checkHome throws where the pace cannot be used
 */
export function createPace(options: PaceOptions, clock: Clock, checkHome?: () => void): Pace {
  const { maxWaitMs, retries } = options;
  const line = createLine<Waiting>();
  const rate = createRate(options.requestsPerSecond);
  const congestionWindow = createCongestionWindow(options.maxConcurrency);
  /** Incremented on each slow-down. Answers to earlier requests say nothing about the new pace. */
  let era = 0;
  let inFlight = 0;
  let pause: { until: number; tooLong?: Hold['tooLong'] | undefined } = { until: 0 };
  let timer: { at: number; cancel(): void } | undefined;

  function begin(waitedMs: number): Turn {
    const begunIn = era;
    let isOver = false;
    rate.sent(clock.now());
    inFlight++;
    return {
      waitedMs,
      leave(end) {
        if (isOver) return 0;
        isOver = true;
        const waitMs = waitAfter(end);
        if (end.hold !== undefined) holdBack(clock.now() + waitMs, end.hold.tooLong);
        inFlight--;
        heed(end.sign, begunIn === era);
        admit();
        return waitMs;
      },
    };
  }

  function heed(sign: End['sign'], fresh: boolean): void {
    if (sign === 'answered') {
      rate.answered(clock.now());
      congestionWindow.answered(fresh);
    } else if (sign !== 'none' && fresh) {
      era++;
      if (sign === 'timed out') {
        congestionWindow.timedOut();
      } else {
        rate.throttled(clock.now());
        congestionWindow.throttled();
      }
    }
  }

  function waitAfter({ attempt, hold }: End): number {
    if (attempt === undefined) return 0;
    // A request that was never refused itself backs off for as long as the others do.
    const round = Math.max(attempt, Math.min(congestionWindow.setbacks + 1, retries));
    return Math.max(Math.min(maxWaitMs, backOffMs(round, clock.random())), hold?.retryAfterMs ?? 0);
  }

  function holdBack(until: number, tooLong?: Hold['tooLong']): void {
    if (until > pause.until) pause = { until, tooLong };
  }

  function admit(): void {
    const now = clock.now();
    const pauseMs = pause.until - now;
    while (pause.tooLong !== undefined && pauseMs > maxWaitMs && line.size > 0)
      line.next()?.fail(pause.tooLong(pauseMs));
    while (line.size > 0 && inFlight < congestionWindow.size) {
      const at = Math.max(pause.until, rate.nextAt);
      if (at > now) {
        wakeAt(at);
        return;
      }
      line.next()?.go();
    }
    dropTimer();
  }

  function wakeAt(at: number): void {
    if (timer?.at === at) return;
    dropTimer();
    const cancel = clock.after(Math.ceil(at - clock.now()), () => {
      timer = undefined;
      admit();
    });
    timer = { at, cancel };
  }

  function dropTimer(): void {
    timer?.cancel();
    timer = undefined;
  }

  return {
    rate,
    pausedUntil: () => pause.until,
    holdBack,
    enter(asker, signal) {
      return new Promise((resolve, reject) => {
        checkHome?.();
        if (signal.aborted) return reject(signal.reason);
        const askedAt = clock.now();
        const done = () => signal.removeEventListener('abort', onAbort);
        const onAbort = () => {
          line.leave(asker, waiting);
          admit();
          reject(signal.reason);
        };
        const waiting: Waiting = {
          go() {
            done();
            resolve(begin(clock.now() - askedAt));
          },
          fail(error) {
            done();
            reject(error);
          },
        };
        signal.addEventListener('abort', onAbort, { once: true });
        line.join(asker, waiting);
        admit();
      });
    },
  };
}
