/// <reference lib="esnext.disposable" preserve="true" />

import { createRequests, type Requests } from '../../generated/client.js';
import { createOnAbort, type OnAbort } from '../base/abort.js';
import { type Clock, systemClock } from '../base/clock.js';
import { inRange, wholeNumber } from '../base/options.js';
import { type Environment, resolveBaseUrl } from '../http/base-url.js';
import { createCredentials } from '../http/credentials.js';
import type { Fetch } from '../http/exchange.js';
import { createPace, type Pace } from '../http/pace/pace.js';
import { createTransport } from '../http/transport.js';
import { type Calls, type CallsAndBatches, createCalls } from './calls.js';
import { createEvents, type Events } from './events.js';
import { createLifetime, type Lifetime } from './lifetime.js';

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
   * How requests leave this machine, called as the platform's own `fetch` is: `fetch(url, init)`. Default: `globalThis.fetch`, looked up at
   * each request, so that MSW, nock, a stub or a global dispatcher is heeded. For much traffic on Node there is `undiciFetch` of
   * `recotap-api/undici`.
   */
  fetch?: Fetch | undefined;
  /** For one attempt, from connecting to the last byte of the answer, in ms. Default: 30,000. */
  timeoutMs?: number | undefined;
  /**
   * For one request: all of its attempts and the waits between them, in ms. Then it fails with a RecotapTimeoutError. For a push as a whole
   * there is the option of the same name on each push. Default: no limit but `timeoutMs`, `retries` and `maxWaitMs`.
   */
  deadlineMs?: number | undefined;
  /** How often a request is repeated after a 408, a 429, a 5xx, a broken connection or a timeout. Default: 4. */
  retries?: number | undefined;
  /** Requests in flight at once at most, over all calls of this client. Default: 8. */
  maxConcurrency?: number | undefined;
  /** Requests per second at most, repetitions included. Default: as many as the server takes, which is found out. */
  requestsPerSecond?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for, in ms. While a longer one lasts, requests fail with a RecotapHttpError instead of
   * being sent. Default: 300,000 (5 minutes).
   */
  maxWaitMs?: number | undefined;
  /**
   * Given one line a request: number, size, attempt, wait, status, duration; no body, no key. Default: nothing, or the standard error if
   * the environment variable `RECOTAP_DEBUG` is 1.
   */
  log?: ((line: string) => void) | undefined;
  /** The time that the client waits by. Default: the real one; tests may give a virtual one. */
  clock?: Clock | undefined;
}

/** What a client was made with, as far as it may be shown. */
export interface ClientSettings {
  readonly baseUrl: string;
  /** Undefined when a base URL was given. */
  readonly environment: Environment | undefined;
  /** Where the API key came from, in words. */
  readonly apiKeySource: string;
  readonly maxConcurrency: number;
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
  /** Numbers the pushes of this client, from 1 on. */
  nextPush(): number;
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
   * Lets no call and no push begin any more. Resolves when those under way are over. Connections belong to the `fetch`, which is not closed.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
  /** @internal */
  readonly [internals]: Internals;
}

/**
 * Makes a client of its own: it shares no limit, no wait and no key with another one.
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
  const pace = createPace(limits, clock);
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const transport = createTransport({ fetch, credentials, pace, clock, events, ...limits });
  const lifetime = createLifetime();
  const { calls, batch } = createCalls(baseUrl, transport, lifetime, onAbort);
  let pushes = 0;
  return {
    ...calls,
    requests: createRequests(calls),
    settings: {
      baseUrl,
      environment: options.baseUrl === undefined ? (options.environment ?? 'production') : undefined,
      apiKeySource: credentials.source,
      maxConcurrency,
    },
    close: lifetime.close,
    [Symbol.asyncDispose]: lifetime.close,
    [internals]: { batch, lifetime, pace, events, clock, onAbort, nextPush: () => ++pushes },
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
    deadlineMs: deadlineMs === undefined ? undefined : wholeNumber('deadlineMs', deadlineMs, 1),
  };
}

function debugLog(): ((line: string) => void) | undefined {
  const { process } = globalThis;
  return process?.env?.RECOTAP_DEBUG === '1' ? (line) => void process.stderr.write(`${line}\n`) : undefined;
}
