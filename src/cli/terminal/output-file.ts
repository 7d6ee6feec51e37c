import { once } from 'node:events';
import { constants, rmSync, statSync } from 'node:fs';
import { access, copyFile, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { isatty } from 'node:tty';
import { CliError, fileError } from './cli-error.js';
import { printable } from './escape.js';
import type { Io } from './io.js';
import { isSame } from './same-content.js';

/** A file that takes the place of an older one when it is whole. */
export interface OutputFile {
  /** Whether it is a regular file, and no device or pipe. */
  readonly isFile: boolean;
  /** A terminal gets what it would obey as escapes. Resolves when the next text may come, since the disk may be slow. @throws CliError when writing fails */
  write(text: string): Promise<void>;
  /** Puts the file into its place, once all of it is on the disk. @throws CliError when not all of it could be written */
  save(): Promise<SavedFile>;
  /** Leaves everything as it was before, unless the file was saved. */
  discard(): Promise<void>;
}

export interface SavedFile {
  /** Another one than was asked for if the file there has changed meanwhile. */
  name: string;
  /** What became of a file that was there, and was neither empty nor the same. */
  note?: string;
}

/**
 * Begins a file, so that a name that cannot be written to is reported at once.
 *
 * @param older where a file that is there is copied to. Default: nowhere
 * @throws CliError when the file cannot be written there
 */
export async function createOutputFile(name: string, io: Io, older?: string): Promise<OutputFile> {
  const placeOf = (file: string): Place => ({ path: resolve(io.cwd, file), name: file });
  const target = { ...placeOf(name), older: older === undefined ? undefined : placeOf(older) };
  const { handle, commit, discard, abandon } = await replaceFile(target);
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
   * @throws CliError when it cannot be put there. It is left where it was written, which the message names
   */
  commit(): Promise<SavedFile>;
  /** Deletes what was written, unless it is in its place. */
  discard(): Promise<void>;
  /** For an end that waits for nothing: leaves what was written where it is. @returns the lines that say where */
  abandon(): string[];
}

const ownerOnly = 0o600;

/** A file, and what messages call it. */
interface Place {
  path: string;
  name: string;
}

/** Where a file is to stand, and where one that is there is copied to. */
type Target = Place & { older?: Place | undefined };

/**
 * Begins a file that only its owner can read. What is no regular file, such as /dev/stdout, is written directly.
 *
 * @throws CliError when it cannot be written there
 */
async function replaceFile({ path, name, older }: Target): Promise<Replacement> {
  try {
    const before = await lookAt(path);
    if (before !== undefined && !before.isFile)
      return {
        handle: await open(path, 'w'),
        commit: async () => ({ name }),
        discard: async () => {},
        abandon: () => [],
      };
    if (before !== undefined) await access(path, constants.W_OK);
    // Not the link to it, which would be replaced.
    return await besides({ path: before === undefined ? path : await realpath(path), name, older }, before);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new CliError(`There is no folder for ${name}.`, { cause: error })
      : fileError(error, name);
  }
}

async function besides({ path: target, name, older }: Target, before: Found | undefined): Promise<Replacement> {
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
        if (await isStill(target, before?.version)) {
          const isOther = before !== undefined && before.size > 0n && !(await isSame(target, temporary));
          if (isOther && older !== undefined) await copyTo(older.path, target);
          await rename(temporary, target);
          return isOther ? { name, note: `${name} was there already and ${becameOf(older)}.` } : { name };
        }
        for (let number = 2; ; number++) {
          if (!(await reserve(numbered(target, number)))) continue;
          await rename(temporary, numbered(target, number));
          const other = numbered(name, number);
          return { name: other, note: `${name} was changed meanwhile and stays. The new file is ${other}.` };
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

/** A link that somebody put there is not followed. */
async function copyTo(path: string, from: string): Promise<void> {
  await rm(path, { force: true });
  await copyFile(from, path, constants.COPYFILE_EXCL);
}

function becameOf(older: Place | undefined): string {
  return older === undefined ? 'was replaced' : `is now ${older.name}`;
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

interface Found {
  isFile: boolean;
  /** In bytes. */
  size: bigint;
  version: string;
}

async function lookAt(path: string): Promise<Found | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    const { size } = found;
    return { isFile: found.isFile(), size, version: `${found.dev} ${found.ino} ${size} ${found.mtimeNs}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `problems-2.ndjson`, and so on. */
function numbered(path: string, number: number): string {
  const extension = extname(path);
  const stem = basename(path, extension);
  return join(path.slice(0, path.length - basename(path).length), `${stem}-${number}${extension}`);
}
