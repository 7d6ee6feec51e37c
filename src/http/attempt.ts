import { RecotapTimeoutError } from '../errors.js';
import type { Clock } from './clock.js';

/** How a request leaves this machine. */
export type Fetch = (request: Request) => Promise<Response>;

/** A whole answer: nothing of it is left to be read from the connection. */
export interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  body: string;
}

/** A request that can be sent any number of times. */
export interface Message {
  url: string;
  method: string;
  headers: Headers;
  body: ArrayBuffer | null;
  signal: AbortSignal;
}

/**
 * Sends a message once and reads the whole answer.
 *
 * @param timeoutMs covers everything from connecting to the last byte of the body, in ms
 * @throws RecotapTimeoutError or the reason of the message's signal, at once and even if `fetch` ignores its signal; else what `fetch` throws
 */
export async function attempt(message: Message, fetch: Fetch, timeoutMs: number, clock: Clock): Promise<Answer> {
  const controller = new AbortController();
  let endEarly: (reason: unknown) => void = () => {};
  const early = new Promise<never>((_, reject) => {
    endEarly = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const onAbort = () => endEarly(message.signal.reason);
  message.signal.addEventListener('abort', onAbort);
  const cancelTimeout = clock.after(timeoutMs, () =>
    endEarly(new RecotapTimeoutError(`No whole answer from ${message.url} within ${timeoutMs} ms.`)),
  );
  try {
    if (message.signal.aborted) throw message.signal.reason;
    return await Promise.race([exchange(message, fetch, controller.signal), early]);
  } finally {
    cancelTimeout();
    message.signal.removeEventListener('abort', onAbort);
  }
}

async function exchange({ url, method, headers, body }: Message, fetch: Fetch, signal: AbortSignal): Promise<Answer> {
  // Never followed: a redirect would carry the API key along.
  const response = await fetch(new Request(url, { method, headers, body, signal, redirect: 'manual' }));
  return {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
    body: await response.text(),
  };
}
