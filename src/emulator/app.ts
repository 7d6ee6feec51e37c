import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { limits } from '../../generated/limits.js';
import type { Deal, DealResult, PushDealsResponse } from '../../generated/schema.js';
import { readBody } from './body.js';
import { flatten } from './class-validator.js';
import { type Call, failure, refusal, success } from './envelope.js';
import { inspection } from './inspection.js';
import type { RequestRecord, Store } from './store.js';
import { createValidator } from './validate.js';

/** How the emulator answers. Every default is set in `createEmulator`. */
export interface Behaviour {
  readonly apiKey: string | undefined;
  readonly maxBodyBytes: number;
  readonly validationErrors: 'nested' | 'flat';
  readonly refuse: (deal: Deal) => string | undefined;
  readonly now: () => Date;
}

/** What the steps of one answer tell each other: the request as it is recorded, and its body, undefined if it is no JSON. */
export interface AppEnv {
  Variables: { record: RequestRecord; body: unknown };
}

/** Production's base path. Prism serves the same calls at the root, so both are served here. */
const basePaths = ['/api/v1', ''];

/**
 * The emulator as a web app. A request goes through `record`, `receive` and `authenticate` to its endpoint; inspection stands apart
 * and leaves no trace. What is to happen in front of an endpoint or behind it is one more step in this row.
 */
export function createApp(store: Store, behaviour: Behaviour): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const validate = createValidator();

  const fail = (c: Context<AppEnv>, status: ContentfulStatusCode, message: string, customMessage?: string) =>
    c.json(failure(status, call(c), message, customMessage), status);

  const call = (c: Context<AppEnv>): Call => ({ timestamp: behaviour.now().toISOString(), path: pathOf(c.req.raw) });

  /** Notes what was asked, and the status of the answer, whichever step gives it. */
  const record: MiddlewareHandler<AppEnv> = async (c, next) => {
    const asked = store.record(c.req.method, pathOf(c.req.raw));
    c.set('record', asked);
    await next();
    asked.status = c.res.status;
  };

  /** Takes the body in. One that is no JSON is refused later, behind the key. */
  const receive: MiddlewareHandler<AppEnv> = async (c, next) => {
    const asked = c.get('record');
    const { text, bytes } = await readBody(c.req.raw, behaviour.maxBodyBytes);
    asked.bytes = bytes;
    if (text === undefined) return fail(c, 413, 'request entity too large');
    const body = parseJson(text);
    store.recordBody(asked, body);
    c.set('body', body);
    return next();
  };

  const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
    const key = c.req.header('x-api-key');
    if (!key) return fail(c, 401, 'Unauthorized', 'X-Api-Key header is required');
    const accepted = behaviour.apiKey === undefined || key === behaviour.apiKey;
    return accepted ? next() : fail(c, 401, 'Unauthorized', 'Invalid API key');
  };

  const pushDeals = (c: Context<AppEnv>) => {
    const body = c.get('body');
    if (body === undefined && c.get('record').bytes > 0) {
      return fail(c, 400, 'Bad Request', 'The body is not valid JSON');
    }
    const request = body ?? {};
    const errors = validate(request);
    if (errors.length > 0) {
      return c.json(refusal(call(c), behaviour.validationErrors === 'flat' ? flatten(errors) : errors), 400);
    }
    const results = (request as { deals: Deal[] }).deals.map((deal) => upsert(deal));
    const failed = results.filter(({ status }) => status === 'failed').length;
    const summary = { total: results.length, upserted: results.length - failed, failed };
    return c.json(success(call(c), { results, summary }) satisfies PushDealsResponse);
  };

  const upsert = (deal: Deal): DealResult => {
    const { externalDealId } = deal;
    const error = behaviour.refuse(deal);
    if (error !== undefined) return { externalDealId, status: 'failed', error };
    store.upsert(deal);
    return { externalDealId, status: 'upserted' };
  };

  // As the mock does, for front-ends under development. A key of the real API has no place in a browser.
  app.use(cors({ origin: '*', exposeHeaders: ['Retry-After'] }));
  app.route('/_emulator', inspection(store));
  app.use(record, receive);
  for (const base of basePaths) app.post(base + limits.pushDeals.path, authenticate, pushDeals);
  app.notFound((c) => fail(c, 404, `Cannot ${c.req.method} ${pathOf(c.req.raw)}`));
  app.onError((error, c) => fail(c, 500, 'Internal server error', error.message));
  return app;
}

/** The path as it was called, with its query string. */
function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Undefined for what is no JSON; the body of a request is never JSON's `undefined`, there being none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
