/**
 * What an HTTP status means for a caller of the API:
 *
 * - `success`: the body has the result;
 * - `redirect`: the API is elsewhere. A browser hides a redirect behind the status 0;
 * - `unauthorized`: the key is not accepted;
 * - `throttled`: the key has met a limit, so every request with it has to wait;
 * - `transient`: the same request may succeed later;
 * - `refused`: something in the request is wrong, so a part of it may still be accepted;
 * - `final`: no such request can succeed;
 * - `unknown`: HTTP has no such status.
 */
export type Meaning =
  | 'success'
  | 'redirect'
  | 'unauthorized'
  | 'throttled'
  | 'transient'
  | 'refused'
  | 'final'
  | 'unknown';

const byStatus: Readonly<Record<number, Meaning>> = {
  0: 'redirect',
  400: 'refused',
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'transient',
  409: 'refused',
  413: 'refused',
  422: 'refused',
  429: 'throttled',
};

/** The one place that says what a status means. */
export function meaningOf(status: number): Meaning {
  const known = byStatus[status];
  if (known !== undefined) return known;
  if (status < 300) return 'success';
  if (status < 400) return 'redirect';
  if (status < 500) return 'final';
  return status < 600 ? 'transient' : 'unknown';
}

/** Whether the same request may succeed later. */
export function isTransient(status: number): boolean {
  const meaning = meaningOf(status);
  return meaning === 'transient' || meaning === 'throttled' || meaning === 'unknown';
}
