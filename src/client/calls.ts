import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from '../../generated/schema.js';
import { RecotapResponseError } from '../base/errors.js';
import type { Answer } from '../http/answer.js';
import type { Message } from '../http/exchange.js';
import { meaningOf } from '../http/status.js';
import type { Call, Transport } from '../http/transport.js';
import type { Bounds } from './bounds.js';
import type { Lifetime } from './lifetime.js';

/** openapi-fetch bound to the contract. */
export type Calls = Client<paths, 'application/json'>;

/** What openapi-fetch hands back. */
export interface FetchResult {
  data?: unknown;
  error?: unknown;
  response: Response;
}

export interface CallsAndBatches {
  calls: Calls;
  /** Calls an operation with a body that is JSON already. */
  batch(method: string, path: string, json: string, call: Call): Promise<FetchResult>;
}

type Init = Record<string, unknown>;
type Caller = (method: string, path: string, init: Init) => Promise<FetchResult>;

/**
 * openapi-fetch over a transport. The body of a success is parsed here, once; that of an error by openapi-fetch.
 *
 * This is the one file that knows openapi-fetch's insides, and so the one with casts: its types say `Request` and `Response`, of which it uses
 * a few members.
 */
export function createCalls(baseUrl: string, send: Transport, lifetime: Lifetime, bounds: Bounds): CallsAndBatches {
  const openapi = createFetchClient<paths, 'application/json'>({ baseUrl });
  const ask = openapi.request as unknown as Caller;
  const middlewares = new Set<Middleware>();
  const parsed = new WeakMap<Response, unknown>();

  /** Remembers what was parsed to find out whether the answer is whole. */
  const toResponse = (answer: Answer): Response => {
    const response = responseOf(answer);
    parsed.set(response, answer.json);
    return response;
  };

  const standard = async (method: string, path: string, init: Init, call: Call): Promise<FetchResult> => {
    // A Request keeps a listener on its signal until it is collected. Only a middleware has use for that.
    const isSeen = middlewares.size > 0 || init.middleware !== undefined;
    const { signal: _, ...rest } = init;
    const result = await ask(method, path, {
      parseAs: 'text',
      fetch: async (request: Request) => {
        const message = await messageOf(request);
        const signal = isSeen ? request.signal : call.signal;
        return toResponse(await send(message, { ...call, signal, operation: `${method} ${path}` }));
      },
      ...rest,
      ...(isSeen ? { signal: call.signal } : {}),
    });
    const isText = rest.parseAs === undefined && typeof result.data === 'string';
    return isText
      ? { ...result, data: parsed.get(result.response) ?? parse(result.data as string, result.response) }
      : result;
  };

  /** The same for a body that is JSON already, without a `Request` and a `Response`, which cost more than all the rest. */
  const lean = async (method: string, path: string, body: string, call: Call): Promise<FetchResult> => {
    const message = { url: baseUrl + path, method, headers: { 'content-type': 'application/json' }, body };
    const { status, statusText, headers, text, json } = await send(message, {
      ...call,
      operation: `${method} ${path}`,
    });
    const ok = meaningOf(status) === 'success';
    const response = { status, statusText, headers, ok } as unknown as Response;
    return ok ? { response, data: json } : { response, error: json ?? text };
  };

  const single = async (method: string, path: string, init: Init = {}): Promise<FetchResult> => {
    const end = lifetime.begin();
    const { signal } = init as { signal?: AbortSignal | null };
    try {
      return await bounds.keep(baseUrl + path, signal, (inner) => standard(method, path, init, { signal: inner }));
    } finally {
      end();
    }
  };
  const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'].map((method) => [
    method,
    (path: string, init?: Init) => single(method, path, init),
  ]);
  const calls = {
    ...Object.fromEntries(verbs),
    request: (method: string, path: string, init?: Init) => single(method.toUpperCase(), path, init),
    use(...added: Middleware[]) {
      openapi.use(...added);
      for (const middleware of added) middlewares.add(middleware);
    },
    eject(...removed: Middleware[]) {
      openapi.eject(...removed);
      for (const middleware of removed) middlewares.delete(middleware);
    },
  } as unknown as Calls;

  return {
    calls,
    batch(method, path, json, call) {
      const isLean = middlewares.size === 0;
      const init = { body: json, bodySerializer: (text: string) => text };
      const go = (signal: AbortSignal) => {
        const bounded = { ...call, signal };
        return isLean ? lean(method, path, json, bounded) : standard(method, path, init, bounded);
      };
      return isLean && !bounds.hasDeadline ? go(call.signal) : bounds.keep(baseUrl + path, call.signal, go);
    },
  };
}

/** Statuses with which no `Response` may have a body. */
const withoutBody = [204, 205, 304];

function responseOf({ status, statusText, headers, text }: Answer): Response {
  const copied = new Headers();
  headers.forEach((value, name) => {
    copied.append(name, value);
  });
  // No Response can be made with a reason phrase beyond Latin-1, which is no reason to lose the answer.
  const phrase = statusText.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');
  return new Response(withoutBody.includes(status) ? null : text, { status, statusText: phrase, headers: copied });
}

async function messageOf(request: Request): Promise<Message> {
  const { url, method, headers } = request;
  return { url, method, headers: Object.fromEntries(headers), body: (await request.text()) || undefined };
}

/** A middleware may have put anything in place of the answer. */
function parse(text: string, { status }: Response): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RecotapResponseError(`A middleware returned a response with status ${status} that is not JSON.`, {
      cause,
    });
  }
}
