/// <reference lib="esnext.disposable" preserve="true" />

import { createRequests, type Requests } from '../../generated/client.js';
import { createOnAbort, type OnAbort } from '../base/abort.js';
import { type Clock, systemClock } from '../base/clock.js';
import { inRange, wholeNumber } from '../base/options.js';
import type { Order } from '../batch/order.js';
import { type Environment, resolveBaseUrl } from '../http/base-url.js';
import { type Credentials, createCredentials } from '../http/credentials.js';
import type { TransportEvents } from '../http/events.js';
import type { Fetch } from '../http/exchange.js';
import { createPace, type Pace } from '../http/pace/pace.js';
import { createTransport } from '../http/transport.js';
import { createBounds } from './bounds.js';
import { type Calls, type CallsAndBatches, createCalls } from './calls.js';
import type { Drift } from './drift/record.js';
import type { Events } from './events.js';
import { type OnExchange, tellExchange } from './exchanges.js';
import { createLifetime, type Lifetime } from './lifetime.js';
import { createDriftRecord, createEvents, createHome, debugLog } from './runtime/server.js';

export interface RecotapClientOptions {
  /** The key of one Recotap user. White space around it is dropped. Default: the environment variable `RECOTAP_API_KEY`. */
  apiKey?: string | undefined;
  /** Where `apiKey` came from, in words, for error messages: `the file key.txt`. */
  apiKeySource?: string | undefined;
  /** A server that the contract names. Default: `production`. */
  environment?: Environment | undefined;
  /** A server that the contract does not name, such as a mock or an emulator. It takes the place of `environment`. */
  baseUrl?: string | undefined;
  /**
   * Sends a request. It is called like the platform's own `fetch`, as `fetch(url, init)`. Default: `globalThis.fetch`, looked up for each
   * request, so MSW, nock, a stub or a global dispatcher works. On Node, `undiciFetch` of `recotap-api/undici` needs less CPU time.
   */
  fetch?: Fetch | undefined;
  /** The longest that one attempt may take, from connecting to the last byte of the answer, in ms. Default: 30,000. */
  timeoutMs?: number | undefined;
  /**
   * The longest that one request may take, with all its attempts and the waits between them, in ms. After that it fails with a
   * RecotapTimeoutError. To limit a whole push, use the `deadlineMs` of that push. Default: no limit.
   */
  deadlineMs?: number | undefined;
  /**
   * The most that the body of one answer may have, in bytes after it is decompressed. A longer one is cut off: the connection is dropped, and
   * the request fails with a RecotapResponseError without being repeated. At most 268,435,456 (256 MB). Default: 33,554,432 (32 MB).
   */
  maxResponseBytes?: number | undefined;
  /** How often a request is repeated after a 408, a 429, a 5xx, a broken connection or a timeout. Default: 4. */
  retries?: number | undefined;
  /** The most requests in flight at once, over all calls of this client. Default: 8. */
  maxConcurrency?: number | undefined;
  /** The most requests per second, repetitions included. Default: what the server allows; the client finds out. */
  requestsPerSecond?: number | undefined;
  /**
   * The longest `Retry-After` that the client waits for, in ms. While a longer one lasts, requests fail with a RecotapHttpError instead of
   * being sent. Default: 300,000 (5 minutes).
   */
  maxWaitMs?: number | undefined;
  /**
   * Called with one line for each request: number, size, attempt, wait, status and duration; no body, no key. Default: none, or the standard
   * error if the environment variable `RECOTAP_DEBUG` is 1.
   */
  log?: ((line: string) => void) | undefined;
  /**
   * Called with each attempt of each request when it is over: what was sent and what came back, without the API key. Use it to record traffic.
   * Bodies hold your data. What it throws or rejects with is ignored, so that it cannot hurt a push. Default: none.
   *
   * @example
   * createRecotapClient({ onExchange: ({ request, response }) => console.log(request.method, request.url, response?.status) });
   */
  onExchange?: OnExchange | undefined;
  /** Where the client takes the time from. Default: the system clock; a test can pass a virtual one. */
  clock?: Clock | undefined;
}

/** The settings of a client, without its key. */
export interface ClientSettings {
  readonly baseUrl: string;
  /** Undefined when a base URL was given. */
  readonly environment: Environment | undefined;
  /** Where the API key came from, in words. */
  readonly apiKeySource: string;
  readonly maxConcurrency: number;
  /** The longest that one attempt of a request may take, in ms. */
  readonly timeoutMs: number;
}

/** For the other files of this package: the same in every copy of it. */
export const internals: unique symbol = Symbol.for('recotap-api.internals');

/** What the functions that take a client need of it. */
export interface Internals {
  readonly batch: CallsAndBatches['batch'];
  readonly lifetime: Lifetime;
  readonly pace: Pace;
  readonly events: Events;
  readonly clock: Clock;
  readonly onAbort: OnAbort;
  /** By operation, the order of all its pushes. */
  readonly orders: Map<string, Order>;
  /** Numbers the pushes of this client, from 1 on. */
  nextPush(): number;
  /** The headers with the key among them, for what tells one key from another. */
  readonly authorize: Credentials['authorize'];
}

/**
 * openapi-fetch bound to the contract (`client.POST('/deals', { body })`). An answer of any status comes back as
 * `{ data, error, response }`: look at `response.ok`.
 *
 * Each call throws RecotapConnectionError, RecotapTimeoutError or RecotapResponseError when no attempt got an answer that can be read;
 * RecotapHttpError for a redirect, or a wait longer than `maxWaitMs`; RecotapConfigurationError for a URL of another origin or after `close`;
 * the reason of its `signal`.
 */
export interface RecotapClient extends Calls {
  /** One function for each operation, such as `client.requests.pushDeals({ deals })`: one request, with the answer as from `client.POST`. */
  readonly requests: Requests;
  readonly settings: ClientSettings;
  /**
   * How the answers so far differ from the contract, the oldest difference first: unknown fields, statuses and enum values, missing fields,
   * wrong types. They never affect a result. At most 10 answers of each operation and status are looked at in a second, and at most 200
   * differences are remembered. In a browser, where no key belongs, there are none. The channel `recotap:drift` tells of each one when it is first seen.
   *
   * @example
   * for (const { operation, kind, path, count } of client.drift()) console.warn(operation, kind, path, count);
   */
  drift(): Drift[];
  /**
   * From now on, no call and no push can begin. Resolves when those in progress are over. Connections belong to the `fetch`, which stays open.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
  /** @internal */
  readonly [internals]: Internals;
}

/**
 * Creates a client. Clients share no limit, no wait and no key.
 *
 * @throws RecotapConfigurationError when the key is missing or unusable, when the base URL would give the key away (the key goes over
 * plain http to loopback addresses only), or when a number is out of range
 *
 * @example
 * await using client = createRecotapClient({ environment: 'sandbox' });
 * const { data, response } = await client.POST('/deals', { body: { deals } });
 */
export function createRecotapClient(options: RecotapClientOptions = {}): RecotapClient {
  const baseUrl = resolveBaseUrl(options.environment ?? 'production', options.baseUrl);
  const credentials = createCredentials(options.apiKey, options.apiKeySource, new URL(baseUrl).origin);
  const clock = options.clock ?? systemClock;
  const onAbort = createOnAbort();
  const events = createEvents(options.log ?? debugLog());
  const limits = limitsOf(options);
  const { maxConcurrency } = limits;
  const pace = createPace(limits, clock, createHome());
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const { onExchange } = options;
  const drift = createDriftRecord(clock, events.drift);
  const observed: TransportEvents = {
    ...events,
    request(event, attempt) {
      events.request(event, attempt);
      drift.look(attempt);
      if (onExchange) tellExchange(onExchange, event, attempt, clock.wallTime(), credentials.redactor);
    },
  };
  const transport = createTransport({ fetch, credentials, pace, clock, events: observed, ...limits });
  const lifetime = createLifetime();
  const bounds = createBounds(limits.deadlineMs, clock, onAbort);
  const { calls, batch } = createCalls(baseUrl, transport, lifetime, bounds);
  let pushes = 0;
  return {
    ...calls,
    requests: createRequests(calls),
    settings: {
      baseUrl,
      environment: options.baseUrl === undefined ? (options.environment ?? 'production') : undefined,
      apiKeySource: credentials.source,
      maxConcurrency,
      timeoutMs: limits.timeoutMs,
    },
    drift: drift.list,
    close: lifetime.close,
    [Symbol.asyncDispose]: lifetime.close,
    [internals]: {
      batch,
      lifetime,
      pace,
      events,
      clock,
      onAbort,
      orders: new Map(),
      nextPush: () => ++pushes,
      authorize: credentials.authorize,
    },
  };
}

/** @throws RecotapConfigurationError for a number that is out of range */
function limitsOf(options: RecotapClientOptions) {
  const { requestsPerSecond = Number.POSITIVE_INFINITY, deadlineMs } = options;
  inRange('requestsPerSecond', requestsPerSecond, requestsPerSecond > 0, 'a number above 0');
  return {
    maxConcurrency: wholeNumber('maxConcurrency', options.maxConcurrency ?? 8, 1),
    requestsPerSecond,
    maxWaitMs: wholeNumber('maxWaitMs', options.maxWaitMs ?? 300_000, 0),
    retries: wholeNumber('retries', options.retries ?? 4, 0),
    timeoutMs: wholeNumber('timeoutMs', options.timeoutMs ?? 30_000, 1),
    maxResponseBytes: maxResponseBytesOf(options),
    deadlineMs: deadlineMs === undefined ? undefined : wholeNumber('deadlineMs', deadlineMs, 1),
  };
}

/** JavaScript has no texts of more than 512 MB. */
const MOST_RESPONSE_BYTES = 2 ** 28;

function maxResponseBytesOf({ maxResponseBytes = 2 ** 25 }: RecotapClientOptions): number {
  const isInRange =
    Number.isInteger(maxResponseBytes) && maxResponseBytes > 0 && maxResponseBytes <= MOST_RESPONSE_BYTES;
  const expected = `a whole number from 1 to ${MOST_RESPONSE_BYTES}`;
  return inRange('maxResponseBytes', maxResponseBytes, isInRange, expected);
}
