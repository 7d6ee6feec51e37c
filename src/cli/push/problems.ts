import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { open, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ItemKind, ItemProblem } from '../read/item-kind.js';
import { CliError, fileError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';

/** A problem with the line of the input that it belongs to. */
export type LocatedProblem = { line: number | undefined } & ItemProblem;

/** A file of problems, one JSON object a line, written as they come. */
export interface ProblemsFile {
  /** Resolves when the next one may come, as the disk may be slower than the push. @throws CliError when the file can no longer be written */
  write(problem: LocatedProblem): Promise<void>;
  /** Resolves when all is in the file. @throws CliError when it is not */
  close(): Promise<void>;
}

/**
 * Creates the file, or empties it, so that a path that cannot be written to is found before anything is sent, and so that it never holds the
 * problems of another push. Without problems it stays empty.
 *
 * @param kind of what is pushed
 * @param inputs files that are read, and so must not be written over
 * @throws CliError when it cannot be created
 */
export async function createProblemsFile(
  kind: ItemKind,
  file: string,
  inputs: readonly string[],
  io: Io,
): Promise<ProblemsFile> {
  const path = resolve(io.cwd, file);
  let handle: FileHandle;
  try {
    for (const input of inputs) {
      if (await isSameFile(path, resolve(io.cwd, input))) {
        throw new CliError(`--problems would write over ${input}, which is read. Name another file.`);
      }
    }
    handle = await open(path, 'w');
  } catch (error) {
    const isFolderMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isFolderMissing ? new CliError(`There is no folder for ${file}.`, { cause: error }) : fileError(error, file);
  }
  return writeTo(handle.createWriteStream(), file, kind);
}

function writeTo(stream: Writable, name: string, kind: ItemKind): ProblemsFile {
  let failure: unknown;
  stream.on('error', (error) => {
    failure ??= fileError(error, name);
  });
  let drained: Promise<unknown> | undefined;
  return {
    async write(problem) {
      if (failure !== undefined) throw failure;
      if (stream.write(`${toLine(problem, kind)}\n`)) return;
      drained ??= once(stream, 'drain').finally(() => {
        drained = undefined;
      });
      await drained.catch((error) => {
        throw fileError(error, name);
      });
    },
    async close() {
      stream.end();
      await finished(stream).catch((error) => {
        throw failure ?? fileError(error, name);
      });
    },
  };
}

/** By the names that the library gives to the parts of an outcome. The item comes last, as the longest one. */
export function toLine({ line, index, id, item, ...trouble }: LocatedProblem, { idField, word }: ItemKind): string {
  return JSON.stringify({ line, index, [idField]: id, ...trouble, [word]: item });
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  try {
    const [first, second] = await Promise.all([realpath(a), realpath(b)]);
    if (first === second) return true;
    const [one, other] = await Promise.all([stat(first), stat(second)]);
    return one.isFile() && one.dev === other.dev && one.ino === other.ino;
  } catch {
    return false;
  }
}
