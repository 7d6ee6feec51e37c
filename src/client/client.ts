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

/**
 * Options for {@link createRecotapClient}.
 *
 * @example
 * const options: RecotapClientOptions = { environment: 'sandbox', timeoutMs: 10_000, requestsPerSecond: 5 };
 */
export interface RecotapClientOptions {
  /** The API key of a Recotap user, without surrounding white space. Default: the environment variable `RECOTAP_API_KEY`. */
  apiKey?: string | undefined;
  /** Where `apiKey` comes from, for error messages, such as `the file key.txt`. */
  apiKeySource?: string | undefined;
  /** A server of Recotap. Default: `production`. */
  environment?: Environment | undefined;
  /** The base URL of another server, such as a mock or an emulator. It overrides `environment`. Plain http only works for this machine. */
  baseUrl?: string | undefined;
  /**
   * Sends a request, called as `fetch(url, init)`. Default: `globalThis.fetch`, read for each request, so that MSW, nock and stubs work.
   * `undiciFetch` of `recotap-api/undici` needs less CPU time in Node.
   */
  fetch?: Fetch | undefined;
  /** The longest that one attempt may take, from connecting to the last byte of the response, in ms. Default: 30,000. */
  timeoutMs?: number | undefined;
  /**
   * The longest that a request may take with all retries and waits, in ms. Then it throws a RecotapTimeoutError. To limit a whole push, use
   * its own `deadlineMs`. Default: no limit.
   */
  deadlineMs?: number | undefined;
  /**
   * The largest body of a response, in bytes after decompression. A larger one throws a RecotapResponseError and is not retried. At most
   * 268,435,456 (256 MiB). Default: 33,554,432 (32 MiB).
   */
  maxResponseBytes?: number | undefined;
  /** How often a request is retried after a 408, a 429, a 5xx, a broken connection or a timeout. Default: 4. */
  retries?: number | undefined;
  /** The most requests in flight at once, for the whole client. Default: 8. */
  maxConcurrency?: number | undefined;
  /** The most requests per second, including retries. Default: the client finds out what the server allows. */
  requestsPerSecond?: number | undefined;
  /**
   * The longest `Retry-After` that the client waits for, in ms. While the server asks for more, requests throw a RecotapHttpError and are
   * not sent. Default: 300,000 (5 minutes).
   */
  maxWaitMs?: number | undefined;
  /**
   * Called with one line per request: number, size, attempt, wait, status and duration, without body and API key. Default: none, or
   * standard error if the environment variable `RECOTAP_DEBUG` is 1.
   */
  log?: ((line: string) => void) | undefined;
  /**
   * Called after each request attempt with what was sent and received, without the API key. Bodies contain your data. What it
   * throws is ignored. Default: none.
   *
   * @example
   * createRecotapClient({ onExchange: ({ request, response }) => console.log(request.method, request.url, response?.status) });
   */
  onExchange?: OnExchange | undefined;
  /** The source of time and random numbers, for tests. Default: the system clock. */
  clock?: Clock | undefined;
}

/** The settings of a client, without the API key. */
export interface ClientSettings {
  /** The base URL, without a slash at the end. */
  readonly baseUrl: string;
  /** The environment; undefined if `baseUrl` was given. */
  readonly environment: Environment | undefined;
  /** Where the API key comes from, such as `RECOTAP_API_KEY`. */
  readonly apiKeySource: string;
  /** The most requests in flight at once. */
  readonly maxConcurrency: number;
  /** The longest that one attempt may take, in ms. */
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
 * A typed client of the API: openapi-fetch, bound to the contract. A request resolves with `{ data, error, response }` for each status, so
 * check `response.ok`.
 *
 * A request throws
 *
 * - RecotapConnectionError, RecotapTimeoutError or RecotapResponseError if no attempt got a response that can be read;
 * - RecotapHttpError for a redirect, or a wait longer than `maxWaitMs`;
 * - RecotapConfigurationError for another origin, or after `close`;
 * - the reason of its `signal`.
 *
 * @example
 * const { data, error } = await client.GET('/segments', { params: { query: { limit: 10 } } });
 * if (error) console.error(error.message);
 * else console.log(data.data.data.length);
 */
export interface RecotapClient extends Calls {
  /**
   * A function per operation. It sends one request, and resolves like `client.POST`.
   *
   * @example
   * const { data } = await client.requests.pushDeals({ deals });
   */
  readonly requests: Requests;
  /** The settings, without the API key. */
  readonly settings: ClientSettings;
  /**
   * Returns how responses have differed from the contract so far, oldest first. Differences never affect a result.
   *
   * The client inspects at most 10 responses per second of each operation and status, and remembers at most 200 differences. In a browser,
   * it inspects none. The channel `recotap:drift` publishes each difference when it is first seen.
   *
   * @example
   * for (const { operation, kind, path, count } of client.drift()) console.warn(operation, kind, path, count);
   */
  drift(): Drift[];
  /**
   * Closes the client: no request or push can begin. Resolves when those in progress are done. It does not close the `fetch`.
   *
   * @example
   * await client.close();
   */
  close(): Promise<void>;
  /** As {@link RecotapClient.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
  /** @internal */
  readonly [internals]: Internals;
}

/**
 * Creates a client. Clients share nothing.
 *
 * @throws RecotapConfigurationError if the API key is missing or malformed, the base URL would expose it, or a number is out of range
 *
 * @example
 * await using client = createRecotapClient({ environment: 'sandbox' });
 * const report = await pushDeals(client, deals);
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
