/// <reference lib="esnext.disposable" preserve="true" />

import { pipeline, type Readable } from 'node:stream';
import { arrayBuffer, text } from 'node:stream/consumers';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { RecotapConfigurationError } from './base/errors.js';
import { isLoopback } from './base/loopback.js';
import { asRecord } from './base/unknown.js';

/** Options for {@link undiciFetch}. */
export interface UndiciFetchOptions {
  /** The most connections to a server. Default: one for each request in flight. */
  connections?: number | undefined;
  /** The environment with the proxy variables. Default: `process.env`. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The second argument of an {@link UndiciFetch}. */
export interface UndiciInit {
  /** The HTTP method. Default: `GET`. */
  method?: string | undefined;
  /** The headers, in addition to `accept`, `accept-encoding` and `user-agent`. Default: none. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** The body. Default: none. */
  body?: string | Uint8Array | undefined;
  /** Cancels the request. */
  signal?: AbortSignal | undefined;
}

/** The response of an {@link UndiciFetch}. Read its body: until then, it occupies a connection. */
export interface UndiciResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The text after the status. */
  readonly statusText: string;
  /** Whether the status is from 200 to 299. */
  readonly ok: boolean;
  /** The headers. */
  readonly headers: {
    /** Returns a header by its name, in any case; null if there is none. */
    get(name: string): string | null;
    /** Calls a function with each header. */
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** The bytes of the body, decompressed. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Reads the body as text. */
  text(): Promise<string>;
  /** Reads the body as JSON. */
  json(): Promise<unknown>;
  /** Reads the body as bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A `fetch` with its own connections. See {@link undiciFetch}. */
export interface UndiciFetch {
  (url: string | URL, init?: UndiciInit): Promise<UndiciResponse>;
  /** Closes the connections when their requests are done. */
  close(): Promise<void>;
  /** As {@link UndiciFetch.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Creates a `fetch` on undici that needs less CPU time, for the option `fetch` of a client. Its connection pool does not keep the process running. It decompresses gzip and Brotli, follows no redirects and has no web streams.
 *
 * It uses the proxies in `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. Plain http only goes through a proxy on this machine, because the
 * proxy sees the API key.
 *
 * It needs the package undici, version 7: `npm install undici@7`. The first request loads it.
 *
 * @throws RecotapConfigurationError in the first request, if undici is missing or a proxy variable is not a URL
 *
 * @example
 * import { createRecotapClient } from 'recotap-api';
 * import { undiciFetch } from 'recotap-api/undici';
 *
 * await using fetch = undiciFetch();
 * const client = createRecotapClient({ fetch });
 */
export function undiciFetch(options: UndiciFetchOptions = {}): UndiciFetch {
  let opening: Promise<Dispatcher> | undefined;

  const fetch = async (url: string | URL, init: UndiciInit = {}): Promise<UndiciResponse> => {
    opening ??= open(options);
    const dispatcher = await opening;
    const { origin, pathname, search } = new URL(url);
    const { method = 'GET', headers, body = null, signal } = init;
    const answer = await dispatcher.request({
      origin,
      path: pathname + search,
      method: method as Dispatcher.HttpMethod,
      headers: { ...usualHeaders, ...headers },
      body,
      signal,
    });
    return responseOf(answer);
  };

  const close = async () => {
    const dispatcher = await opening?.catch(() => undefined);
    await dispatcher?.close();
  };
  return Object.assign(fetch, { close, [Symbol.asyncDispose]: close });
}

/** Some firewalls turn away a request without these. The values are those of Node's own `fetch`. */
const usualHeaders = { accept: '*/*', 'accept-encoding': 'gzip, br', 'user-agent': 'node' };

/** @throws RecotapConfigurationError when undici is missing, or else what it was given */
function explain(cause: unknown): never {
  const { code } = asRecord(cause);
  // By `import` and by `require`.
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause;
  throw new RecotapConfigurationError(
    'undiciFetch() needs the package undici, which is not installed. Run: npm install undici@7',
    { cause },
  );
}

async function open({ connections, env = process.env }: UndiciFetchOptions): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici').catch(explain);
  // Time is limited by whoever calls.
  const options = { headersTimeout: 0, bodyTimeout: 0, connections: connections ?? null };
  const httpProxy = proxyIn(env, 'http_proxy', 'HTTP_PROXY');
  const httpsProxy = proxyIn(env, 'https_proxy', 'HTTPS_PROXY') || httpProxy;
  if (httpsProxy === '') return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: isOnThisMachine(httpProxy) ? httpProxy : '',
    httpsProxy,
    noProxy: env.no_proxy || env.NO_PROXY || '',
  });
}

/**
 * The URL of the proxy in the first of the variables that is set. Like curl, it takes one without a scheme for http.
 *
 * @throws RecotapConfigurationError without the value, which may hold a password
 */
function proxyIn(env: Record<string, string | undefined>, ...variables: string[]): string {
  const variable = variables.find((name) => env[name]);
  if (variable === undefined) return '';
  const value = env[variable] ?? '';
  const url = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new RecotapConfigurationError(
    `The environment variable ${variable} is not the URL of an http proxy: expected one such as http://proxy.example.com:3128.`,
  );
}

function isOnThisMachine(proxy: string): boolean {
  return URL.canParse(proxy) && isLoopback(new URL(proxy).hostname);
}

function responseOf({ statusCode, statusText, headers, body: sent }: Dispatcher.ResponseData): UndiciResponse {
  const get = (name: string) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : [value].flat().join(', ');
  };
  const body = decompressed(sent, get('content-encoding'));
  return {
    status: statusCode,
    statusText,
    ok: statusCode >= 200 && statusCode < 300,
    headers: {
      get,
      forEach(callback) {
        for (const [name, value] of Object.entries(headers))
          for (const one of [value ?? []].flat()) callback(one, name);
      },
    },
    body,
    text: () => text(body),
    json: async () => JSON.parse(await text(body)),
    arrayBuffer: () => arrayBuffer(body),
  };
}

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** No server means more than this, and each takes memory. */
const MOST_ENCODINGS = 5;

/** The body with its encodings undone, the last one first, also where nobody asked for them. With one that is unknown it stays as it is. */
function decompressed(body: Readable, contentEncoding: string | null): Readable {
  if (contentEncoding === null) return body;
  const encodings = contentEncoding.split(',').map((name) => name.trim().toLowerCase());
  const known = encodings.flatMap((name) => decoders[name] ?? []);
  if (known.length < encodings.length || known.length > MOST_ENCODINGS) return body;
  const streams = known.reverse().map((create) => create());
  // Whoever reads the last stream gets the error.
  return pipeline([body, ...streams], () => {}) as unknown as Readable;
}
