/** Where a client takes the time and random numbers from. With a virtual clock, a test runs without waiting. */
export interface Clock {
  /** Milliseconds since any moment, for waits and durations. It never steps, even when the wall clock does. */
  now(): number;
  /** The wall clock, in ms since 1970, for dates such as that of a `Retry-After`. */
  wallTime(): number;
  /** Calls `callback` once after `ms`, unless the function it returns is called first. */
  after(ms: number, callback: () => void): () => void;
  /** A number from 0 up to, but not including, 1. */
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
