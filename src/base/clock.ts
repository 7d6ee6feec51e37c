/**
 * A source of time and random numbers. With a virtual clock, a test of a client or an emulator runs without waiting.
 *
 * @example
 * const clock: Clock = {
 *   now: () => performance.now(),
 *   wallTime: () => Date.parse('2026-06-04T09:12:33Z'),
 *   after: (_ms, callback) => {
 *     const timer = setTimeout(callback, 0);
 *     return () => clearTimeout(timer);
 *   },
 *   random: () => 0.5,
 * };
 * const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch, clock });
 */
export interface Clock {
  /** Returns a monotonic time in ms, for waits and durations. It starts anywhere, and never steps with the wall clock. */
  now(): number;
  /** Returns the wall clock in ms since 1970, for dates such as that of a `Retry-After`. */
  wallTime(): number;
  /** Calls `callback` once after `ms`. Returns a function that cancels the call. */
  after(ms: number, callback: () => void): () => void;
  /** Returns a random number from 0 up to, but not including, 1. */
  random(): number;
}

/** JavaScript fires longer timers at once, and Node warns of negative ones. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
