import type { FixedWindow, TokenBucket } from './kinds.js';

/** Asks for room for one request at a time `now`, in ms: 0 when there was, else how many ms it takes until there will be. */
export type Limit = (now: number) => number;

/** A bucket that is full at first. */
export function tokenBucket({ perSecond, burst }: TokenBucket): Limit {
  let tokens = burst;
  let filledAt: number | undefined;
  return (now) => {
    tokens = Math.min(burst, tokens + (Math.max(0, now - (filledAt ?? now)) / 1000) * perSecond);
    filledAt = now;
    // A token that is full but for the error of the division is full.
    if (tokens > 1 - 1e-9) {
      tokens -= 1;
      return 0;
    }
    return ((1 - tokens) / perSecond) * 1000;
  };
}

/** A window that opens with the first request after the one before has closed. */
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
