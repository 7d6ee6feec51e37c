import { once } from 'node:events';
import { constants, rmSync, statSync } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { isatty } from 'node:tty';
import { CliError, fileError } from './cli-error.js';
import { printable } from './escape.js';
import type { Io } from './io.js';

/** A file that takes the place of an older one when it is whole. */
export interface OutputFile {
  /** Whether it is a regular file, and no device or pipe. */
  readonly isFile: boolean;
  /** A terminal gets what it would obey as escapes. Resolves when the next text may come, since the disk may be slow. @throws CliError when writing fails */
  write(text: string): Promise<void>;
  /**
   * Puts the file into its place, once all of it is on the disk.
   *
   * @returns its name: another one than was asked for if the file there has changed meanwhile
   * @throws CliError when not all of it could be written
   */
  save(): Promise<string>;
  /** Leaves everything as it was before, unless the file was saved. */
  discard(): Promise<void>;
}

/**
 * Begins a file, so that a name that cannot be written to is reported at once.
 *
 * @throws CliError when the file cannot be written there
 */
export async function createOutputFile(name: string, io: Io): Promise<OutputFile> {
  const { handle, commit, discard, abandon } = await replaceFile(resolve(io.cwd, name), name);
  const isFile = (await handle.stat()).isFile();
  const shown = isatty(handle.fd) ? forTerminal : (text: string) => text;
  const output = outputTo(handle.createWriteStream({ flush: isFile }), name);
  const release = io.onCutOff(abandon);
  return {
    isFile,
    write: (text) => output.write(shown(text)),
    async save() {
      await output.close();
      return commit().finally(release);
    },
    async discard() {
      await output.drop();
      await discard();
      release();
    },
  };
}

function forTerminal(text: string): string {
  return printable(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
}

function outputTo(stream: Writable, name: string) {
  let failure: unknown;
  stream.on('error', (error) => {
    failure ??= fileError(error, name);
  });
  let drained: Promise<unknown> | undefined;
  return {
    async write(text: string): Promise<void> {
      if (failure !== undefined) throw failure;
      if (stream.write(text)) return;
      drained ??= once(stream, 'drain').finally(() => {
        drained = undefined;
      });
      await drained.catch((error) => {
        throw fileError(error, name);
      });
    },
    async close(): Promise<void> {
      stream.end();
      await finished(stream).catch((error) => {
        throw failure ?? fileError(error, name);
      });
    },
    async drop(): Promise<void> {
      if (stream.closed) return;
      const closed = once(stream, 'close');
      stream.destroy();
      await closed.catch(() => {});
    },
  };
}

/** A file that is written under a name of its own, and takes the place of another when it is whole. */
interface Replacement {
  readonly handle: FileHandle;
  /**
   * Puts the file into its place; `handle` must be closed. If somebody changed the target meanwhile, that stays, and this file gets the next
   * free name.
   *
   * @returns the name that the file has now
   * @throws CliError when it cannot be put there. It is left where it was written, which the message names
   */
  commit(): Promise<string>;
  /** Deletes what was written, unless it is in its place. */
  discard(): Promise<void>;
  /** For an end that waits for nothing: leaves what was written where it is. @returns the lines that say where */
  abandon(): string[];
}

const ownerOnly = 0o600;

/**
 * Begins a file that only its owner can read. What is no regular file, such as /dev/stdout, is written directly.
 *
 * @param path where it is to stand
 * @param name what messages call it
 * @throws CliError when it cannot be written there
 */
async function replaceFile(path: string, name: string): Promise<Replacement> {
  try {
    const before = await lookAt(path);
    if (before !== undefined && !before.isFile)
      return { handle: await open(path, 'w'), commit: async () => name, discard: async () => {}, abandon: () => [] };
    if (before !== undefined) await access(path, constants.W_OK);
    // Not the link to it, which would be replaced.
    return await besides(before === undefined ? path : await realpath(path), name, before?.version);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new CliError(`There is no folder for ${name}.`, { cause: error })
      : fileError(error, name);
  }
}

async function besides(target: string, name: string, version: string | undefined): Promise<Replacement> {
  const temporary = `${target}.${process.pid}.tmp`;
  // Left by a process that was killed and had the same number. A link that somebody put there is not followed.
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', ownerOnly);
  let isDone = false;
  return {
    handle,
    async commit() {
      isDone = true;
      try {
        for (let number = 1; ; number++) {
          const isTaken = number === 1 ? !(await isStill(target, version)) : !(await reserve(numbered(target, number)));
          if (isTaken) continue;
          await rename(temporary, numbered(target, number));
          return numbered(name, number);
        }
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? String(error);
        throw new CliError(`${name} could not be replaced (${reason}). What was written is in ${temporary}.`, {
          cause: error,
        });
      }
    },
    async discard() {
      if (isDone) return;
      isDone = true;
      await handle.close().catch(() => {});
      await rm(temporary, { force: true });
    },
    abandon() {
      if (isDone) return [];
      isDone = true;
      if (statSync(temporary).size > 0)
        return [`warning: ${name} was not finished. What was written until now is in ${temporary}.`];
      rmSync(temporary, { force: true });
      return [`warning: ${name} was not written.`];
    },
  };
}

/** Whether the target is what it was. One that was not there is reserved, so that no other run takes the name. */
async function isStill(target: string, version: string | undefined): Promise<boolean> {
  const now = await lookAt(target);
  return now === undefined ? reserve(target) : now.version === version;
}

/** Creates an empty file. @returns whether the name was free */
async function reserve(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', ownerOnly)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function lookAt(path: string): Promise<{ isFile: boolean; version: string } | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    return { isFile: found.isFile(), version: `${found.dev} ${found.ino} ${found.size} ${found.mtimeNs}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `problems.ndjson`, `problems-2.ndjson`, and so on. */
function numbered(path: string, number: number): string {
  if (number === 1) return path;
  const extension = extname(path);
  const stem = basename(path, extension);
  return join(path.slice(0, path.length - basename(path).length), `${stem}-${number}${extension}`);
}
