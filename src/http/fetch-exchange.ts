import type { Exchange } from './attempt.js';

/** A `fetch` that is always called with a `Request`. */
export type Fetch = (request: Request) => Promise<Response>;

/** By a `fetch` of whatever kind. */
export function createFetchExchange(fetch: Fetch): Exchange {
  return async ({ url, method, headers, body }, signal) => {
    const response = await fetch(new Request(url, { method, headers, body, signal, redirect: 'manual' }));
    const { status, statusText } = response;
    return { status, statusText, headers: response.headers, body: await response.text() };
  };
}

/** What serves where there is nothing leaner: browsers, edge runtimes, Bun and Deno. */
export function createDefaultExchange(): Exchange {
  return createFetchExchange((request) => globalThis.fetch(request));
}
