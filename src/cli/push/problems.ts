import { extname } from 'node:path';
import type { ItemKind } from '../read/items/item.js';
import { printable } from '../terminal/escape.js';
import type { Io } from '../terminal/io.js';
import { createOutputFile, type SavedFile } from '../terminal/output-file.js';
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
   * @throws CliError when not all of it could be written
   */
  save(delimiter: string | undefined): Promise<SavedFile>;
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
  const older = olderOf(file);
  for (const name of [file, older]) await mustNotOverwrite('--problems', name, reads, io);
  const output = await createOutputFile(file, io, older);
  const csv = isCsv(file) ? createCsvProblems(requiredOf(kind)) : undefined;
  const lineOf = (problem: LocatedProblem) => `${toLine(problem, kind)}\n`;
  let isUnmapped = false;
  return {
    get isUnmapped() {
      return isUnmapped;
    },
    async write(problem) {
      // A file keeps names as people read them. JSON is the same with escapes; CSV has none, so only a terminal gets them.
      if (csv === undefined) return output.write(output.isFile ? lineOf(problem) : printable(lineOf(problem)));
      isUnmapped ||= problem.rows !== undefined;
      csv.add(problem, reasonOf(problem));
    },
    async save(delimiter = ',') {
      for await (const text of csv?.text(delimiter) ?? []) await output.write(text);
      return output.save();
    },
    async discard() {
      csv?.close();
      await output.discard();
    },
  };
}

/** Where the problems of an earlier push go, which may be the only copy: `problems.old.csv`. */
function olderOf(file: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.old${extension}`;
}

/** Whether a problems file of this name has the columns of the input. */
export function isCsv(file: string): boolean {
  return /\.csv$/i.test(file);
}

function requiredOf({ fields }: ItemKind): string[] {
  return fields.filter(({ required }) => required).map(({ name }) => name);
}
