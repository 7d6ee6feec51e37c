import { createRecotapClient, type Environment, type RecotapClient } from '../../../index.js';
import type { Io } from '../../terminal/io.js';
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

/**
 * @param hint what else to tell a user who has no key
 * @throws CliError, RecotapConfigurationError when the key or the server cannot be used
 */
export async function createClient(options: ClientOptions, io: Io, hint = ''): Promise<RecotapClient> {
  return createRecotapClient({ ...settingsOf(options, io), ...(await findApiKey(options.apiKeyFile, io, hint)) });
}

/** A client without a key, whose requests go to `answer` instead of the network. */
export function createDryClient(options: ClientOptions, answer: typeof fetch, io: Io): RecotapClient {
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
