import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ItemKind } from '../read/items/item.js';
import { CliError, fileError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { mustNotOverwrite } from '../terminal/same-file.js';
import { type LocatedProblem, toLine } from './outcome.js';

/** A file of problems, one JSON object a line, written as they come. */
export interface ProblemsFile {
  /** Resolves when the next problem may come, since the disk may be slower than the push. @throws CliError when writing fails */
  write(problem: LocatedProblem): Promise<void>;
  /** Resolves when everything is in the file. @throws CliError when it is not */
  close(): Promise<void>;
}

/**
 * Creates or empties the file. So a path that cannot be written to is reported before anything is sent, and the file never holds the
 * problems of another push.
 *
 * @param kind of what is pushed
 * @param reads the files that the run reads, and must not overwrite
 * @throws CliError when the file cannot be created
 */
export async function createProblemsFile(
  kind: ItemKind,
  file: string,
  reads: readonly string[],
  io: Io,
): Promise<ProblemsFile> {
  const path = resolve(io.cwd, file);
  await mustNotOverwrite('--problems', file, reads, io);
  return writeTo((await openFile(path, file)).createWriteStream(), file, kind);
}

async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600);
  } catch (error) {
    const isFolderMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isFolderMissing ? new CliError(`There is no folder for ${name}.`, { cause: error }) : fileError(error, name);
  }
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
