import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { limits } from '../../generated/limits.js';
import type { Deal, DealResult, PushDealsResponse } from '../../generated/schema.js';
import type { Clock } from '../http/clock.js';
import { readBody } from './body.js';
import { flatten } from './class-validator.js';
import { type Call, failure, refusal, success } from './envelope.js';
import type { FaultControl } from './faults/control.js';
import type { Failing } from './faults/failing.js';
import { NoAnswer } from './faults/no-answer.js';
import { faultStep } from './faults/step.js';
import type { Exchange } from './faults/transmit.js';
import { inspection } from './inspection.js';
import type { RequestRecord, Store } from './store.js';
import { createValidator } from './validate.js';

/** How the emulator answers. Every default is set in `createEmulator`. */
export interface Behaviour {
  readonly apiKey: string | undefined;
  readonly maxBodyBytes: number;
  readonly validationErrors: 'nested' | 'flat';
  readonly refuse: (deal: Deal) => string | undefined;
  readonly clock: Clock;
}

/** All that changes in an emulator. */
export interface State {
  readonly store: Store;
  readonly faults: FaultControl;
  /** Back to the start, with the same schedule of faults. */
  reset(): void;
}

/**
 * What the steps of one answer tell each other: the request as it is recorded, its number from 1 on, its body, undefined if it is no
 * JSON, and which deals a fault fails. What they tell the way in stands in the bindings.
 */
export interface AppEnv {
  Variables: { record: RequestRecord; number: number; body: unknown; failing: Failing | undefined };
  Bindings: Exchange;
}

/** Production's base path. Prism serves the same calls at the root, so both are served here. */
const basePaths = ['/api/v1', ''];

/**
 * The emulator as a web app. A request goes through `record`, `receive`, the faults and `authenticate` to its endpoint; inspection
 * stands apart and leaves no trace. What is to happen in front of an endpoint or behind it is one more step in this row. It rejects, with
 * a `NoAnswer` or for an abort, when there is to be no answer.
 */
export function createApp(state: State, behaviour: Behaviour): Hono<AppEnv> {
  const { store, faults } = state;
  const app = new Hono<AppEnv>();
  const validate = createValidator();

  const fail = (c: Context<AppEnv>, status: ContentfulStatusCode, message: string, customMessage?: string) =>
    c.json(failure(status, call(c), message, customMessage), status);

  const call = (c: Context<AppEnv>): Call => ({
    timestamp: new Date(behaviour.clock.now()).toISOString(),
    path: pathOf(c.req.raw),
  });

  /** Notes what was asked, and the status of the answer, whichever step gives it, if one does. */
  const record: MiddlewareHandler<AppEnv> = async (c, next) => {
    const asked = store.record(c.req.method, pathOf(c.req.raw));
    c.set('record', asked);
    c.set('number', store.requests.length);
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
    const results = (request as { deals: Deal[] }).deals.map((deal) => upsert(deal, c.get('failing')));
    const failed = results.filter(({ status }) => status === 'failed').length;
    const summary = { total: results.length, upserted: results.length - failed, failed };
    return c.json(success(call(c), { results, summary }) satisfies PushDealsResponse);
  };

  const upsert = (deal: Deal, failing: Failing | undefined): DealResult => {
    const { externalDealId } = deal;
    const error = behaviour.refuse(deal) ?? failing?.(deal);
    if (error !== undefined) return { externalDealId, status: 'failed', error };
    store.upsert(deal);
    return { externalDealId, status: 'upserted' };
  };

  // As the mock does, for front-ends under development. A key of the real API has no place in a browser.
  app.use(cors({ origin: '*', exposeHeaders: ['Retry-After'] }));
  app.route('/_emulator', inspection(state));
  const { validationErrors, clock } = behaviour;
  app.use(record, receive, faultStep({ choose: () => faults.choose, call, validationErrors, clock }));
  for (const base of basePaths) app.post(base + limits.pushDeals.path, authenticate, pushDeals);
  app.notFound((c) => fail(c, 404, `Cannot ${c.req.method} ${pathOf(c.req.raw)}`));
  app.onError((error, c) => {
    if (error instanceof NoAnswer || c.req.raw.signal.aborted) throw error;
    return fail(c, 500, 'Internal server error', error.message);
  });
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
