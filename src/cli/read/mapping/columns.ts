import { CliError } from '../../terminal/cli-error.js';
import { closest } from '../../terminal/suggest.js';
import { first, quoted, quotedList } from '../../terminal/words.js';

/**
 * Refuses a file without the columns that a mapping needs.
 *
 * @param name of the mapping, for messages
 * @param lacking what cannot be made, and the columns that each could be made of
 * @param taken the columns that the mapping uses
 * @throws CliError that names every column that is missing
 */
export function checkColumns(
  name: string,
  lacking: readonly { at: string; oneOf: readonly string[] }[],
  taken: ReadonlySet<string>,
  columns: readonly string[],
  file: string,
): void {
  if (lacking.length === 0) return;
  const free = columns.filter((column) => column !== '' && !taken.has(column));
  const lines = lacking.map(
    ({ at, oneOf }) => `  ${at}: ${oneOf.map((column) => quoted(column) + didYouMean(column, free)).join(' or ')}`,
  );
  throw new CliError([
    `${name} takes columns that ${file} lacks:`,
    ...first(lines),
    `The columns of ${file} are: ${quotedList(columns)}.`,
  ]);
}

/** @throws CliError when the file has a column twice that a mapping takes */
export function refuseAmbiguous(taken: ReadonlySet<string>, columns: readonly string[], file: string): void {
  const twice = [...taken].filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice.length > 0) {
    throw new CliError(`${file} has more than one column named ${quotedList(twice)}. Rename one of them.`);
  }
}

function didYouMean(column: string, columns: readonly string[]): string {
  const close = closest(column, columns);
  return close === undefined ? '' : ` (did you mean ${quoted(close)}?)`;
}
