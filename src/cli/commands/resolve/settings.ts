import type { Environment, RecotapClientOptions } from '../../../index.js';
import { undiciFetch } from '../../../undici.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';

/** The options that say which server to talk to, and how. */
export interface ClientOptions {
  environment?: Environment | undefined;
  baseUrl?: string | undefined;
  apiKeyFile?: string | undefined;
  har?: string | undefined;
  concurrency?: number | undefined;
  requestsPerSecond?: number | undefined;
  verbose?: boolean | undefined;
}

/** The longest `Retry-After` that is waited for, in ms. */
export const maxWaitMs = 300_000;

/** Everything that a client takes from the options, except its key. */
export function settingsOf(options: ClientOptions, io: Io): RecotapClientOptions {
  const { environment, baseUrl, concurrency: maxConcurrency, requestsPerSecond, verbose } = options;
  const isLogged = verbose === true || io.env.RECOTAP_DEBUG === '1';
  const log = isLogged ? (line: string) => void say(io, [line]) : undefined;
  return {
    environment,
    baseUrl,
    maxConcurrency,
    requestsPerSecond,
    maxWaitMs,
    log,
    fetch: undiciFetch({ env: io.env }),
  };
}
