import {
  createRecotapClient,
  type Environment,
  type RecotapClient,
  type RecotapClientOptions,
} from '../../../index.js';
import { undiciFetch } from '../../../undici.js';
import { describeDrift } from '../../terminal/drift.js';
import { interruptible } from '../../terminal/interrupt.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';
import { findApiKey } from './api-key.js';

/** The options that say which server to talk to, and how. */
export interface ClientOptions {
  environment?: Environment | undefined;
  baseUrl?: string | undefined;
  apiKeyFile?: string | undefined;
  concurrency?: number | undefined;
  requestsPerSecond?: number | undefined;
  verbose?: boolean | undefined;
}

/** @throws CliError, RecotapConfigurationError when the key or the server cannot be used */
export async function createClient(options: ClientOptions, io: Io): Promise<RecotapClient> {
  return createRecotapClient({ ...settingsOf(options, io), ...(await findApiKey(options.apiKeyFile, io)) });
}

/**
 * Does work with a client that the first signal aborts. A note tells of answers that differ from the contract.
 *
 * @returns the exit code of `work`, or that of the signal
 * @throws CliError, RecotapConfigurationError when the key or the server cannot be used; and what `work` throws
 */
export async function withClient(
  options: ClientOptions,
  io: Io,
  work: (client: RecotapClient, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const client = await createClient(options, io);
  const code = await interruptible(io, (signal) => work(client, signal));
  for (const line of describeDrift(client.drift())) await say(io, `${line}\n`);
  return code;
}

/** Everything that a client takes from the options, except its key. */
export function settingsOf(options: ClientOptions, io: Io): RecotapClientOptions {
  const { environment, baseUrl, concurrency: maxConcurrency, requestsPerSecond, verbose } = options;
  const isLogged = verbose === true || io.env.RECOTAP_DEBUG === '1';
  const log = isLogged ? (line: string) => void io.stderr.write(`${line}\n`) : undefined;
  return { environment, baseUrl, maxConcurrency, requestsPerSecond, log, fetch: undiciFetch({ env: io.env }) };
}
