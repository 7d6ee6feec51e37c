import type { Exchange } from './attempt.js';

/** A `fetch` that is always called with a `Request`. */
export type Fetch = (request: Request) => Promise<Response>;

/** By a `fetch` of whatever kind. */
export function createFetchExchange(fetch: Fetch): Exchange {
  return async ({ url, method, headers, body }, signal) => {
    const request = new Request(url, { method, headers, body, signal, redirect: 'manual' });
    // Node 20 collects a request that nothing else refers to, and then an abort does not close its connection.
    const hold = () => request;
    signal.addEventListener('abort', hold);
    try {
      const response = await fetch(request);
      const { status, statusText } = response;
      return { status, statusText, headers: response.headers, body: await response.text() };
    } finally {
      signal.removeEventListener('abort', hold);
    }
  };
}

/** What serves where there is nothing leaner: browsers, edge runtimes, Bun and Deno. */
export function createDefaultExchange(): Exchange {
  return createFetchExchange((request) => globalThis.fetch(request));
}
