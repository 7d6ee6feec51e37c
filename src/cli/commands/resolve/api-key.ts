import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { CliError, fileError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';

const variable = 'RECOTAP_API_KEY';

export interface ApiKey {
  apiKey: string;
  /** Where it came from, for error messages. */
  apiKeySource: string;
}

/**
 * Finds the API key: in the file that the user named, else in the environment, else in a file `.env` of the current folder.
 *
 * @param hint what else to tell a user who has no key
 * @throws CliError when there is no key
 */
export async function findApiKey(file: string | undefined, io: Io, hint = ''): Promise<ApiKey> {
  if (file !== undefined) return { apiKey: await readKeyFile(file, io), apiKeySource: `the file ${file}` };
  const inEnvironment = io.env[variable]?.trim();
  if (inEnvironment) return { apiKey: inEnvironment, apiKeySource: `the environment variable ${variable}` };
  const inDotEnv = (await readDotEnv(io))?.[variable]?.trim();
  if (inDotEnv) return { apiKey: inDotEnv, apiKeySource: `${variable} in the file .env` };
  throw new CliError(
    `No API key. Set the environment variable ${variable}, or put ${variable}=… into a file .env in this folder, or name a file that holds the key: --api-key-file key.txt.${hint}`,
  );
}

export async function readKeyFile(file: string, io: Io): Promise<string> {
  try {
    const key = (await readFile(resolve(io.cwd, file), 'utf8')).replace(/^\ufeff/, '').trim();
    if (key === '') throw new CliError(`${file} is empty. It should hold the API key, on one line.`);
    return key;
  } catch (error) {
    throw fileError(error, file);
  }
}

async function readDotEnv(io: Io): Promise<NodeJS.Dict<string> | undefined> {
  try {
    return parseEnv(await readFile(resolve(io.cwd, '.env'), 'utf8'));
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fileError(error, '.env');
  }
}
