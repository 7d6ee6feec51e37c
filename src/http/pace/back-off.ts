const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before attempt number `retry` (1 for the first repetition): exponential back-off with full jitter, so that clients
 * which failed together do not come back together.
 *
 * @param random a number from 0 up to 1
 * @returns a wait in ms, below 500 ms at first, below 30 s at last
 */
export function backOffMs(retry: number, random: number): number {
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** (retry - 1));
}
