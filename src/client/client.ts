import createFetchClient, { type Client } from 'openapi-fetch';
import { createDefaultExchange } from '#exchange';
import { createRequests, type Requests } from '../../generated/client.js';
import type { paths } from '../../generated/schema.js';
import { type Clock, systemClock } from '../base/clock.js';
import { RecotapConfigurationError } from '../base/errors.js';
import { type Environment, resolveBaseUrl } from '../http/base-url.js';
import { createCredentials } from '../http/credentials.js';
import { createFetchExchange, type Fetch } from '../http/fetch-exchange.js';
import { createPace } from '../http/pace/pace.js';
import { standardOf } from '../http/plain-request.js';
import { createTransport, type Transport } from '../http/transport.js';
import { createEvents, type Events } from './events.js';

export interface RecotapClientOptions {
  /** The key of one Recotap user. White space around it is dropped. Default: the environment variable `RECOTAP_API_KEY`. */
  apiKey?: string | undefined;
  /** Where `apiKey` came from, in words, for error messages: `the file key.txt`. */
  apiKeySource?: string | undefined;
  /** A server that the contract names. Default: `production`. */
  environment?: Environment | undefined;
  /** A server that the contract does not name, such as a mock or an emulator. Goes before `environment`. */
  baseUrl?: string | undefined;
  /**
   * How requests leave this machine. It is always called with a `Request`. Default: on Node, a pool of connections of this client's own, by
   * `undici`, which knows nothing of what is done to the global `fetch`; elsewhere, the global `fetch`.
   */
  fetch?: Fetch | undefined;
  /** For one attempt, from connecting to the last byte of the answer, in ms. Default: 30,000. */
  timeoutMs?: number | undefined;
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
  readonly clock: Clock;
}

/**
 * openapi-fetch bound to the contract (`client.POST('/deals', { body })`), with a function for each operation
 * (`client.requests.pushDeals(body)`). An answer of any status comes back as `{ data, error, response }`: look at `response.ok`. What
 * every such call throws is described at {@link Transport}.
 */
export interface RecotapClient extends Client<paths, 'application/json'> {
  /** One function per operation. Each call sends one request. */
  readonly requests: Requests;
  readonly settings: ClientSettings;
  /** The `fetch` under every call. */
  readonly transport: Transport;
  /** Where the client tells of its doings. */
  readonly events: Events;
}

/**
 * Makes a client of its own: it shares no limit, no wait and no key with another one.
 *
 * @throws RecotapConfigurationError when the key is missing or unusable, when the base URL would give the key away (the key goes over
 * plain http to loopback addresses only), or when a number is out of range
 */
export function createRecotapClient(options: RecotapClientOptions = {}): RecotapClient {
  const baseUrl = resolveBaseUrl(options.environment ?? 'production', options.baseUrl);
  const credentials = createCredentials(options.apiKey, options.apiKeySource, new URL(baseUrl).origin);
  const clock = options.clock ?? systemClock;
  const events = createEvents(options.log ?? debugLog());
  const maxConcurrency = wholeNumber('maxConcurrency', options.maxConcurrency ?? 8, 1);
  const { requestsPerSecond = Number.POSITIVE_INFINITY } = options;
  inRange('requestsPerSecond', requestsPerSecond, requestsPerSecond > 0, 'a number above 0');
  const maxWaitMs = wholeNumber('maxWaitMs', options.maxWaitMs ?? 300_000, 0);
  const transport = createTransport({
    exchange: options.fetch === undefined ? createDefaultExchange() : createFetchExchange(options.fetch),
    credentials,
    pace: createPace({ maxConcurrency, requestsPerSecond, maxWaitMs }, clock),
    clock,
    events,
    retries: wholeNumber('retries', options.retries ?? 4, 0),
    timeoutMs: wholeNumber('timeoutMs', options.timeoutMs ?? 30_000, 1),
    maxWaitMs,
  });
  const calls = createFetchClient<paths, 'application/json'>({ baseUrl, fetch: (request) => transport(request) });
  return {
    ...calls,
    requests: createRequests(calls),
    use: (...middleware) => calls.use({ onRequest: ({ request }) => standardOf(request) }, ...middleware),
    transport,
    events,
    settings: {
      baseUrl,
      environment: options.baseUrl === undefined ? (options.environment ?? 'production') : undefined,
      apiKeySource: credentials.source,
      maxConcurrency,
      clock,
    },
  };
}

function debugLog(): ((line: string) => void) | undefined {
  const { process } = globalThis;
  return process?.env?.RECOTAP_DEBUG === '1' ? (line) => void process.stderr.write(`${line}\n`) : undefined;
}

function wholeNumber(name: string, value: number, least: number): number {
  return inRange(name, value, Number.isInteger(value) && value >= least, `a whole number from ${least} on`);
}

function inRange(name: string, value: number, isInRange: boolean, expected: string): number {
  if (isInRange) return value;
  throw new RecotapConfigurationError(`The option ${name} is ${value}: expected ${expected}.`);
}
