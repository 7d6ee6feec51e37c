/// <reference lib="esnext.disposable" preserve="true" />

import { pipeline, type Readable } from 'node:stream';
import { arrayBuffer, text } from 'node:stream/consumers';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { RecotapConfigurationError } from './base/errors.js';
import { isLoopback } from './base/loopback.js';
import { asRecord } from './base/unknown.js';

export interface UndiciFetchOptions {
  /** The most connections to one server. Default: one for each request in flight. */
  connections?: number | undefined;
  /** Where to look up the proxies. Default: `process.env`. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
}

export interface UndiciInit {
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | Uint8Array | undefined;
  signal?: AbortSignal | undefined;
}

/** The response of an {@link UndiciFetch}. Read its body, or the connection stays in use. */
export interface UndiciResponse {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly headers: {
    get(name: string): string | null;
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** The bytes of the body, decompressed. */
  readonly body: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface UndiciFetch {
  (url: string | URL, init?: UndiciInit): Promise<UndiciResponse>;
  /** Closes the connections when the requests on them are over. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Creates a lean `fetch` on undici, for the option `fetch` of a client that sends a lot. It has a connection pool of its own, which does not
 * keep the process running. Unlike the platform's `fetch`, it does without web streams and does not follow redirects. It asks for answers
 * compressed with gzip or Brotli, and decompresses them.
 *
 * It uses the proxies in `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. A request over plain http uses a proxy only if that is on this machine,
 * because any other proxy would see the API key.
 *
 * It needs the package undici, version 7, in your app: `npm install undici@7`. The first request loads it.
 *
 * @throws RecotapConfigurationError from the first request, when undici is missing or a proxy variable holds no URL
 * @example
 * import { createRecotapClient } from 'recotap-api';
 * import { undiciFetch } from 'recotap-api/undici';
 *
 * const client = createRecotapClient({ fetch: undiciFetch() });
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
