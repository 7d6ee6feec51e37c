import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type OperationId, operations } from '../../generated/operations.js';
import type { ValidationError } from '../../generated/schema.js';
import type { Clock } from '../base/clock.js';
import { ApiError } from './api-error.js';
import { readBody } from './body.js';
import { checkFields, checkNoOthers } from './class-validator.js';
import type { AppEnv, State } from './context.js';
import type { Asked, Endpoint } from './endpoint.js';
import { createEnvelope, type Shape } from './envelope.js';
import { NoResponse } from './faults/no-response.js';
import { statusText } from './faults/pages.js';
import { faultStep } from './faults/step.js';
import type { Handler } from './in-process.js';
import { inspection } from './inspection/index.js';
import { parseJson } from './json.js';
import { basePath, operationIds } from './operations.js';
import { endingOf } from './requests/ending.js';
import { createEndpoints, type ResourceOptions } from './resources/index.js';
import { refusePage } from './visitors.js';

/** How the emulator answers. Every default is set in `createEmulator`. */
export interface Behaviour extends Shape, ResourceOptions {
  readonly apiKey: string | undefined;
  readonly maxBodyBytes: number;
  readonly clock: Clock;
}

/**
 * The emulator as a web app. A request passes `record`, `receive`, the faults and `authenticate` on its way to its endpoint. Inspection is
 * separate and not recorded. On a port, pages of other sites are turned away first. The app rejects when a request is aborted, and with a `NoResponse` when a fault leaves it without a response.
 */
export function createApp(state: State, behaviour: Behaviour): Hono<AppEnv> {
  const { store, faults, events } = state;
  const { clock } = behaviour;
  const endpoints = createEndpoints(store, behaviour);
  const app = new Hono<AppEnv>();

  const envelopeOf = (c: Context<AppEnv>) =>
    createEnvelope({ timestamp: new Date(clock.wallTime()).toISOString(), path: pathOf(c.req.raw) }, behaviour);

  const fail = (c: Context<AppEnv>, status: ContentfulStatusCode, message: string, customMessage?: string) =>
    reply(c, envelopeOf(c).failure(status, message, customMessage), status);

  /** Records the request, and its response if there is one. */
  const record: MiddlewareHandler<AppEnv> = async (c, next) => {
    const { requests } = store;
    const start = clock.now();
    const time = new Date(clock.wallTime()).toISOString();
    const operation = c.get('operation') ?? null;
    const asked = requests.record({ time, operation, method: c.req.method, path: pathOf(c.req.raw) });
    c.set('record', asked);
    c.env.record?.(asked.number);
    let status: number | undefined;
    try {
      await next();
      status = c.res.status;
    } finally {
      const isKept = requests.end(asked, endingOf(c, { status, durationMs: clock.now() - start }));
      if (isKept) events.publish({ event: 'request', request: asked });
    }
  };

  /** Reads the body. If it is not JSON, it is refused later, after the API key is checked. */
  const receive: MiddlewareHandler<AppEnv> = async (c, next) => {
    const asked = c.get('record');
    const { text, bytes } = await readBody(c.req.raw, behaviour.maxBodyBytes);
    asked.bytes = bytes;
    if (text === undefined) return fail(c, 413, statusText(413));
    const body = parseJson(text);
    store.requests.recordBody(asked, body);
    c.set('body', body);
    return next();
  };

  const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
    const key = c.req.header('x-api-key');
    if (!key) return reply(c, envelopeOf(c).unauthorized('X-Api-Key header is required'), 401);
    const isAccepted = behaviour.apiKey === undefined || key === behaviour.apiKey;
    return isAccepted ? next() : reply(c, envelopeOf(c).unauthorized('Invalid API key'), 401);
  };

  const respond = (operation: OperationId) => {
    const endpoint: Endpoint<OperationId> = endpoints[operation];
    const inputOf = operations[operation].method === 'GET' ? queryOf : bodyOf;
    const isBare = endpoint.bare && behaviour.shapes === 'observed';
    return (c: Context<AppEnv>) => {
      const input = inputOf(c);
      const errors = check(input, endpoint);
      if (errors.length > 0) {
        c.set('errors', errors);
        return reply(c, envelopeOf(c).refusal(errors), 400);
      }
      const failing = c.get('failing') ?? (() => undefined);
      const { number, time, bytes } = c.get('record');
      const origin = { request: number, time };
      const data = endpoint.respond({ input, parameters: c.req.param(), failing, origin, bytes } as Asked<OperationId>);
      c.set('data', data);
      return reply(c, isBare ? data : envelopeOf(c).success(data), 200);
    };
  };

  /** Before anything is recorded, so that a page of another site does not even move the faults on. */
  const admit: MiddlewareHandler<AppEnv> = async (c, next) => {
    const refusal = c.env.admission && refusePage(c.req.raw, c.env.admission);
    return refusal === undefined ? next() : fail(c, refusal.status, statusText(refusal.status), refusal.reason);
  };

  const handler: Handler = (request, exchange) => app.fetch(request, exchange);
  app.route('/_emulator', inspection(state, { handler, apiKey: behaviour.apiKey ?? 'replay', clock }));
  // For front-ends under development. A key of the real API has no place in a browser.
  app.use(admit, cors({ origin: '*', exposeHeaders: ['Retry-After'] }));
  const way = [record, receive, faultStep({ choose: () => faults.choose, envelopeOf, clock })] as const;
  for (const operation of operationIds) {
    const { method, path } = operations[operation];
    const route = path.replace(/\{(\w+)\}/g, ':$1');
    const name: MiddlewareHandler<AppEnv> = async (c, next) => {
      c.set('operation', operation);
      await next();
    };
    app.on(method, [basePath + route, route], name, ...way, authenticate, respond(operation));
  }
  app.all('*', ...way, (c) => fail(c, 404, `Cannot ${c.req.method} ${pathOf(c.req.raw)}`));
  app.onError((error, c) => {
    if (error instanceof NoResponse || c.req.raw.signal.aborted) throw error;
    if (error instanceof ApiError) return fail(c, error.status, statusText(error.status), error.message);
    return fail(c, 500, statusText(500), error.message);
  });
  return app;
}

/** Answers in JSON, and remembers the response. */
function reply(c: Context<AppEnv>, body: object, status: ContentfulStatusCode): Response {
  const text = JSON.stringify(body);
  const contentType = 'application/json';
  c.set('response', { text, contentType });
  return c.body(text, status, { 'content-type': contentType });
}

/** The validator's errors for a request. */
function check(input: object, { fields = [], closed = false }: Endpoint<OperationId>): ValidationError[] {
  const errors = checkFields(input, fields) ?? [];
  return closed ? [...checkNoOthers(input, fields), ...errors] : errors;
}

/** @throws ApiError when the body is not JSON */
function bodyOf(c: Context<AppEnv>): object {
  const body = c.get('body');
  if (body === undefined && c.get('record').bytes > 0) throw new ApiError(400, 'The body is not valid JSON');
  return Object(body);
}

/** The query, with `limit` as a number, as with class-transformer's `@Type(() => Number)`. */
function queryOf(c: Context<AppEnv>): object {
  const query = c.req.query();
  return 'limit' in query ? { ...query, limit: Number(query.limit) } : query;
}

/** The path as it was called, with its query string. */
function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
