import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError, fileError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';
import { dotEnv } from '../../terminal/same-file.js';
import { shellWord } from '../../terminal/words.js';
import { keyInDotEnv, keyInFile, tokenInFile, variable } from './key-text.js';

export interface ApiKey {
  apiKey: string;
  /** Where it came from, for error messages. */
  apiKeySource: string;
}

/**
 * Finds the API key: in the file that the user named, else in the environment, else in a file `.env` of the current folder. Warns of a file
 * that others can read.
 *
 * @param hint what else to tell a user who has no key
 * @throws CliError when there is no key
 */
export async function findApiKey(file: string | undefined, io: Io, hint = ''): Promise<ApiKey> {
  if (file !== undefined) return { apiKey: await readKeyFile(file, io), apiKeySource: `the file ${file}` };
  const inEnvironment = io.env[variable]?.trim();
  if (inEnvironment) return { apiKey: inEnvironment, apiKeySource: `the environment variable ${variable}` };
  const inDotEnv = await readDotEnv(io);
  if (inDotEnv) return { apiKey: inDotEnv, apiKeySource: `${variable} in the file ${dotEnv}` };
  throw new CliError(
    `No API key. Set the environment variable ${variable}, or put ${variable}=… into a file .env in this folder, or name a file that holds the key: --api-key-file key.txt.${hint}`,
  );
}

/** @throws CliError when the file cannot be read, or does not hold a key alone */
export async function readKeyFile(file: string, io: Io): Promise<string> {
  const { text, isOpen } = await readNamed(file, '--api-key-file', io);
  const key = keyInFile(text, file);
  if (isOpen) await warn('the API key', file, io);
  return key;
}

/** The token that gives access to the inspection of an emulator. @throws CliError when the file does not hold a token alone */
export async function readTokenFile(file: string, io: Io): Promise<string> {
  const { text, isOpen } = await readNamed(file, '--inspect-token-file', io);
  const token = tokenInFile(text, file);
  if (isOpen) await warn('the token', file, io);
  return token;
}

function readNamed(file: string, option: string, io: Io) {
  return readSecret(file, io).catch((error) => {
    if (isLikeKey(file) && ['ENOENT', 'ENAMETOOLONG'].includes(error.code))
      throw new CliError(`${option} names a file that does not exist. It takes the name of a file, not the key.`);
    throw fileError(error, file);
  });
}

async function readDotEnv(io: Io): Promise<string | undefined> {
  try {
    const { text, isOpen } = await readSecret(dotEnv, io);
    const key = keyInDotEnv(text, dotEnv);
    if (isOpen && key !== undefined) await warn('the API key', dotEnv, io);
    return key;
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fileError(error, dotEnv);
  }
}

function warn(what: string, file: string, io: Io): Promise<void> {
  return say(io, [`warning: Others on this machine can read ${what} in ${file}. Run: chmod 600 ${shellWord(file)}`]);
}

/** In bytes. */
const largest = 64 * 1024;

/**
 * @returns the text, without a byte order mark, and whether others than its owner can read the file
 * @throws CliError when it is no text; the error of the file system when it cannot be read
 */
async function readSecret(name: string, { cwd }: Io): Promise<{ text: string; isOpen: boolean }> {
  const file = await open(resolve(cwd, name));
  try {
    const found = await file.stat();
    const chunks: Buffer[] = [];
    for await (const chunk of file.createReadStream({ autoClose: false, end: largest })) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (bytes.length > largest) throw new CliError(`${name} is too large for a file that holds a key.`);
    if (bytes.includes(0)) throw new CliError(`${name} is not UTF-8. It may be UTF-16: save it as UTF-8.`);
    // Windows has no such modes, and makes them up.
    const isOpen = process.platform !== 'win32' && found.isFile() && (found.mode & 0o077) !== 0;
    return { text: bytes.toString().replace(/^\ufeff/, ''), isOpen };
  } finally {
    await file.close();
  }
}

/** Whether the name of a file may be a key that was given in its place, which no message may show. */
function isLikeKey(name: string): boolean {
  return /^[^/.~][^.]{23,}$|[^/.]{24,}/.test(name);
}
