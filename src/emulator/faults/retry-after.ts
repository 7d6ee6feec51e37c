import type { LimitRetryAfter } from './kinds.js';

/**
 * Writes the value of a `Retry-After` header.
 *
 * @param now in ms since 1970
 * @param waitMs until a limit has room again, rounded up because the header only has whole seconds
 */
export function writeRetryAfter(retryAfter: LimitRetryAfter, now: number, waitMs: number | undefined): string {
  if (typeof retryAfter === 'number') return String(retryAfter);
  if (typeof retryAfter === 'object') return httpDate(now + retryAfter.dateIn * 1000);
  if (waitMs !== undefined && retryAfter === 'seconds') return String(Math.max(1, Math.ceil(waitMs / 1000)));
  if (waitMs !== undefined && retryAfter === 'date') return httpDate(Math.ceil((now + waitMs) / 1000) * 1000);
  return retryAfter;
}

function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}
