import { createRecotapClient, type Environment, type RecotapClient } from '../../../index.js';
import type { Io } from '../../terminal/io.js';
import { findApiKey } from './api-key.js';

/** Which server to talk to, and how. */
export interface ClientOptions {
  environment?: Environment | undefined;
  baseUrl?: string | undefined;
  apiKeyFile?: string | undefined;
  concurrency?: number | undefined;
  requestsPerSecond?: number | undefined;
  verbose?: boolean | undefined;
}

/**
 * @param withoutKey what else to say to a user who has no key. Default: nothing
 * @throws CliError, RecotapConfigurationError when the key or the server that the user named cannot be used
 */
export async function createClient(options: ClientOptions, io: Io, withoutKey = ''): Promise<RecotapClient> {
  return createRecotapClient({ ...settingsOf(options, io), ...(await findApiKey(options.apiKeyFile, io, withoutKey)) });
}

/**
 * A client that needs no key and leaves this machine alone.
 *
 * @param answer given each request in place of the network
 */
export function createDryClient(
  options: ClientOptions,
  answer: (request: Request) => Promise<Response>,
  io: Io,
): RecotapClient {
  return createRecotapClient({ ...settingsOf(options, io), apiKey: 'dry-run', fetch: answer });
}

/** Whether each request is logged. */
export function isVerbose({ verbose }: ClientOptions, { env }: Io): boolean {
  return verbose === true || env.RECOTAP_DEBUG === '1';
}

function settingsOf(options: ClientOptions, io: Io) {
  const { environment, baseUrl, concurrency: maxConcurrency, requestsPerSecond } = options;
  const log = isVerbose(options, io) ? (line: string) => void io.stderr.write(`${line}\n`) : undefined;
  return { environment, baseUrl, maxConcurrency, requestsPerSecond, log };
}
