import { orAborted } from '../base/abort.js';
import type { Clock } from '../base/clock.js';
import { RecotapConfigurationError, RecotapTimeoutError } from '../base/errors.js';
import { readBody } from './body.js';

/** A request that can be sent any number of times. */
export interface Message {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for a request without one. */
  readonly body: string | undefined;
}

/** The second argument of a {@link Fetch}. */
export interface FetchInit {
  /** The HTTP method. */
  method: string;
  /** The headers, including the API key. */
  headers: Record<string, string>;
  /** The JSON body; missing if there is none. */
  body?: string;
  /** Aborted after `timeoutMs`, and when the request is cancelled. */
  signal: AbortSignal;
  /** Redirects must not be followed: they would get the API key. */
  redirect: 'manual';
}

/** What a {@link Fetch} returns: the parts of a `Response` that the client reads. */
export interface FetchResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The text after the status. */
  readonly statusText: string;
  /** The headers. */
  readonly headers: {
    /** Returns a header by its name, in any case; null if there is none. */
    get(name: string): string | null;
    /** Calls a function with each header. */
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** The body after decompression: a web stream, or an iterable of bytes. If it is missing, `text()` is called. */
  readonly body?: unknown;
  /** Whether the body has been read already. */
  readonly bodyUsed?: boolean | undefined;
  /** Reads the body as text. */
  text(): Promise<string>;
}

/** A function that is called like the standard `fetch`, such as that of undici, node-fetch or the emulator. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** A whole answer as it came. */
export type RawAnswer = Pick<FetchResponse, 'status' | 'statusText' | 'headers'> & { readonly text: string };

export interface ExchangeLimits {
  /** Covers everything from connecting to the last byte of the body, in ms. */
  timeoutMs: number;
  /** Of the body, after decompression. */
  maxResponseBytes: number;
}

/**
 * Sends a message once and reads the whole answer.
 *
 * @throws RecotapResponseError for an answer that is too long; RecotapTimeoutError or the reason of the signal, at once and even if `fetch` ignores its own signal; else what `fetch` throws
 */
export async function exchange(
  { url, method, headers, body }: Message,
  fetch: Fetch,
  { timeoutMs, maxResponseBytes }: ExchangeLimits,
  clock: Clock,
  signal: AbortSignal,
): Promise<RawAnswer> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  const onTimeout = () =>
    controller.abort(new RecotapTimeoutError(`${url} did not respond in full within ${timeoutMs} ms.`));
  signal.addEventListener('abort', onAbort);
  const cancelTimeout = clock.after(timeoutMs, onTimeout);
  const read = async () => {
    const init = { method, headers, signal: controller.signal, redirect: 'manual' as const };
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    if (!isResponse(response)) throw notAResponse(response);
    const text = await readBody(response, maxResponseBytes, url);
    if (typeof text !== 'string') throw notAResponse(response);
    return { status: response.status, statusText: response.statusText ?? '', headers: response.headers, text };
  };
  try {
    return await orAborted(read(), controller.signal);
  } catch (error) {
    // Nothing is left to be read: the connection is dropped, also where the stream does not do so by itself.
    controller.abort(error);
    throw error;
  } finally {
    cancelTimeout();
    signal.removeEventListener('abort', onAbort);
  }
}

/** Whatever a function gives may come from a test or from plain JavaScript. */
function isResponse(value: unknown): value is FetchResponse {
  if (typeof value !== 'object' || value === null) return false;
  const { status, headers, text } = value as Partial<FetchResponse>;
  return typeof status === 'number' && typeof headers?.get === 'function' && typeof text === 'function';
}

function notAResponse(value: unknown): RecotapConfigurationError {
  const got = value === null ? 'null' : typeof value;
  return new RecotapConfigurationError(
    `The given fetch resolved to ${got === 'object' ? 'an object that is not a Response' : got}: expected a Response.`,
  );
}
