import { CliError } from '../cli-error.js';
import { closest } from '../suggest.js';
import { first, quoted, quotedList } from '../words.js';
import { allFields, columnsOf, type Mapping } from './mapping.js';

/**
 * Holds the columns that a mapping takes against those that the file has.
 *
 * @throws CliError that names every column that the file lacks or has twice, and lists those it has
 */
export function checkColumns(
  mapping: Mapping,
  columns: readonly string[],
  names: { mapping: string | undefined; file: string },
): void {
  const lacking: string[] = [];
  const twice = new Set<string>();
  for (const field of allFields(mapping)) {
    for (const column of columnsOf(field)) {
      if (!columns.includes(column)) lacking.push(`  ${field.at}: ${quoted(column)}${meant(column, columns)}`);
      if (columns.indexOf(column) !== columns.lastIndexOf(column)) twice.add(column);
    }
  }
  if (lacking.length > 0) {
    throw new CliError(
      `${names.mapping} takes columns that ${names.file} lacks:\n${first(lacking).join('\n')}\nThe columns of ${names.file} are: ${quotedList(columns)}.`,
    );
  }
  if (twice.size > 0) {
    throw new CliError(
      `${names.file} has more than one column named ${quotedList([...twice])}, so it is not clear which to take. Rename one of them.`,
    );
  }
}

function meant(column: string, columns: readonly string[]): string {
  const close = closest(
    column,
    columns.filter((known) => known !== ''),
  );
  return close === undefined ? '' : ` (did you mean ${quoted(close)}?)`;
}
