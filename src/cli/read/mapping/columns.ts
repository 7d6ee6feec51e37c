import { CliError } from '../../terminal/cli-error.js';
import { closest } from '../../terminal/suggest.js';
import { first, quoted, quotedList } from '../../terminal/words.js';
import { allColumns, columnsOf, lackingValues, type Mapping, type NamedMapping, valuesOf } from './model.js';

/**
 * Checks that a file has the columns of a mapping.
 *
 * @throws CliError that names every column that is missing or not unique
 */
export function checkColumns({ name, fields }: NamedMapping, columns: readonly string[], file: string): void {
  const lacking = lackingValues(fields, (column) => columns.includes(column));
  if (lacking.length > 0) {
    const taken = allColumns(fields);
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
}

/** @throws CliError when the file has a column of the mapping twice */
export function refuseAmbiguous(mapping: Mapping, columns: readonly string[], file: string): void {
  const twice = [...allColumns(mapping)].filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice.length > 0) {
    throw new CliError(`${file} has more than one column named ${quotedList(twice)}. Rename one of them.`);
  }
}

/** The fields of a mapping for which a file has no column. */
export function unfilledFields(mapping: Mapping, columns: readonly string[]): string[] {
  const hasAll = (needed: readonly string[]) => needed.every((column) => columns.includes(column));
  return valuesOf(mapping)
    .filter(({ sources }) => !sources.some((source) => hasAll(columnsOf(source))))
    .map(({ path }) => path);
}

function didYouMean(column: string, columns: readonly string[]): string {
  const close = closest(column, columns);
  return close === undefined ? '' : ` (did you mean ${quoted(close)}?)`;
}
