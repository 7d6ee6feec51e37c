import type { Clock } from '../../base/clock.js';
import { createCongestionWindow } from './congestion-window.js';
import { createLine } from './line.js';
import { createRate } from './rate.js';

export interface PaceOptions {
  /** Requests in flight at most. */
  maxConcurrency: number;
  /** Requests per second at most; Infinity for no limit but the server's. */
  requestsPerSecond: number;
  /** The longest pause that a request waits for, in ms. */
  maxWaitMs: number;
}

/** Says when a request may go. All requests of one client ask the same one, as the limit belongs to the API key. */
export interface Pace {
  /** How often in a row the server has refused for its limit; requests that went out together count as one. */
  readonly setbacks: number;
  /**
   * Resolves when a request may go. Those who ask take turns; requests of the same one go in the order of asking.
   *
   * @param asker whose request it is
   * @throws the signal's reason; what `pause` was given, if the pause lasts longer than `maxWaitMs` from now
   */
  enter(asker: object, signal: AbortSignal): Promise<Turn>;
  /**
   * Lets nothing go for `ms` from now on. A longer pause under way stays.
   *
   * @param tooLong makes the error of those who would have to wait for longer than `maxWaitMs`
   */
  pause(ms: number, tooLong: (waitMs: number) => Error): void;
}

/** One request's right to be in flight. */
export interface Turn {
  /** To be called once, when the request is over. */
  leave(sign: Sign): void;
}

/** What the end of a request says of the server's capacity. */
export type Sign = 'answered' | 'throttled' | 'timed out' | 'none';

interface Waiting {
  go(): void;
  fail(error: Error): void;
}

/**
 * It starts gently, grows while answers come, and backs off when the server is at its limit: on `throttled` in how many go per second, on
 * `timed out` in how many are in flight.
 */
export function createPace({ maxConcurrency, requestsPerSecond, maxWaitMs }: PaceOptions, clock: Clock): Pace {
  const line = createLine<Waiting>();
  const rate = createRate(requestsPerSecond);
  const congestionWindow = createCongestionWindow(maxConcurrency);
  /** Goes up when the pace goes down: what was under way by then tells nothing of the new one. */
  let era = 0;
  let inFlight = 0;
  let pausedUntil = 0;
  let tooLong: (waitMs: number) => Error;
  let timer: { at: number; cancel(): void } | undefined;

  function begin(): Turn {
    const begunIn = era;
    rate.sent(clock.now());
    inFlight++;
    return {
      leave(sign) {
        inFlight--;
        heed(sign, begunIn === era);
        admit();
      },
    };
  }

  function heed(sign: Sign, fresh: boolean): void {
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

  function admit(): void {
    const now = clock.now();
    const pauseMs = pausedUntil - now;
    while (line.size > 0 && pauseMs > maxWaitMs) line.next()?.fail(tooLong(pauseMs));
    while (line.size > 0 && inFlight < congestionWindow.size) {
      const at = Math.max(pausedUntil, rate.nextAt);
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
    get setbacks() {
      return congestionWindow.setbacks;
    },
    enter(asker, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const done = () => signal.removeEventListener('abort', onAbort);
        const onAbort = () => {
          line.leave(asker, waiting);
          admit();
          reject(signal.reason);
        };
        const waiting: Waiting = {
          go() {
            done();
            resolve(begin());
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
    pause(ms, errorOf) {
      const until = clock.now() + ms;
      if (until <= pausedUntil) return;
      pausedUntil = until;
      tooLong = errorOf;
      admit();
    },
  };
}
