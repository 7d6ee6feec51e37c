import type { FixedWindow, TokenBucket } from './kinds.js';

/** Admits a request at the time `now`, in ms, and returns 0, or returns how many ms to wait until there is room. */
export type Limit = (now: number) => number;

/** A bucket that starts full. */
export function tokenBucket({ perSecond, burst }: TokenBucket): Limit {
  let tokens = burst;
  let filledAt: number | undefined;
  return (now) => {
    tokens = Math.min(burst, tokens + (Math.max(0, now - (filledAt ?? now)) / 1000) * perSecond);
    filledAt = now;
    // A token that is incomplete only by a rounding error counts.
    if (tokens > 1 - 1e-9) {
      tokens -= 1;
      return 0;
    }
    return ((1 - tokens) / perSecond) * 1000;
  };
}

/** A window opens with the first request after the previous window has closed. */
export function fixedWindow({ max, ms }: FixedWindow): Limit {
  let closesAt = Number.NEGATIVE_INFINITY;
  let taken = 0;
  return (now) => {
    if (now >= closesAt) {
      closesAt = now + ms;
      taken = 0;
    }
    taken += 1;
    return taken <= max ? 0 : closesAt - now;
  };
}
