import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { isatty } from 'node:tty';
import type { ItemKind } from '../read/items/item.js';
import { fileError } from '../terminal/cli-error.js';
import { printable } from '../terminal/escape.js';
import type { Io } from '../terminal/io.js';
import { replaceFile } from '../terminal/replace-file.js';
import { mustNotOverwrite } from '../terminal/same-file.js';
import { type LocatedProblem, reasonOf, toLine } from './outcome.js';
import { createCsvProblems } from './problems-csv.js';

/** A file of problems, written as they come. It takes the place of an older one when it is whole. */
export interface ProblemsFile {
  /** Whether its columns are those of the input, so that a mapping has to map it again. */
  readonly isUnmapped: boolean;
  /** Resolves when the next problem may come, since the disk may be slower than the push. @throws CliError when writing fails */
  write(problem: LocatedProblem): Promise<void>;
  /**
   * Puts the file into its place.
   *
   * @param delimiter of CSV: that of the input. Default: a comma
   * @returns its name: another one than was asked for if the file there has changed since the push began
   * @throws CliError when not all of it could be written
   */
  save(delimiter: string | undefined): Promise<string>;
  /** Leaves everything as it was before, unless the file was saved. */
  discard(): Promise<void>;
}

/**
 * Begins a problems file, so that a path that cannot be written to is reported before anything is sent. Its name says its format: CSV by
 * `.csv`, else NDJSON.
 *
 * @param kind of what is pushed
 * @param reads the files that the run reads, and must not overwrite
 * @throws CliError when the file cannot be written there
 */
export async function createProblemsFile(
  kind: ItemKind,
  file: string,
  reads: readonly string[],
  io: Io,
): Promise<ProblemsFile> {
  await mustNotOverwrite('--problems', file, reads, io);
  const replacement = await replaceFile(resolve(io.cwd, file), file);
  const output = outputTo(replacement.handle.createWriteStream(), file);
  const release = io.onCutOff(replacement.abandon);
  const csv = isCsv(file) ? createCsvProblems(requiredOf(kind)) : undefined;
  // A file keeps names as people read them. JSON is the same with escapes; CSV has none, so only a terminal gets them.
  const isFile = (await replacement.handle.stat()).isFile();
  const isTerminal = isatty(replacement.handle.fd);
  const lineOf = (problem: LocatedProblem) => `${toLine(problem, kind)}\n`;
  let isUnmapped = false;
  return {
    get isUnmapped() {
      return isUnmapped;
    },
    async write(problem) {
      if (csv === undefined) return output.write(isFile ? lineOf(problem) : printable(lineOf(problem)));
      isUnmapped ||= problem.rows !== undefined;
      csv.add(problem, reasonOf(problem));
    },
    async save(delimiter = ',') {
      for await (const text of csv?.text(delimiter) ?? []) await output.write(isTerminal ? shown(text) : text);
      await output.close();
      return replacement.commit().finally(release);
    },
    async discard() {
      csv?.close();
      await output.drop();
      await replacement.discard();
      release();
    },
  };
}

/** CSV for a terminal. */
function shown(csv: string): string {
  return printable(csv.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
}

/** Whether a problems file of this name has the columns of the input. */
export function isCsv(file: string): boolean {
  return /\.csv$/i.test(file);
}

function requiredOf({ fields }: ItemKind): string[] {
  return fields.filter(({ required }) => required).map(({ name }) => name);
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
