import { CliError } from '../../terminal/cli-error.js';
import { closest } from '../../terminal/suggest.js';
import { first, quoted, quotedList } from '../../terminal/words.js';
import { accountsField } from './fields.js';
import { allColumns, columnsOf, type FieldMapping, lackingFields, type Mapping } from './mapping.js';

/**
 * Holds the columns that a mapping takes against those that the file has.
 *
 * @returns the mapping without the sources whose column the file lacks, where it may
 * @throws CliError that names every column that the file lacks and must have, or has twice, and lists those it has
 */
export function fitToColumns(
  mapping: Mapping,
  columns: readonly string[],
  names: { mapping: string | undefined; file: string },
): Mapping {
  const known = new Set(columns);
  const lacking = lackingFields(mapping, (column) => known.has(column));
  const taken = allColumns(mapping);
  if (lacking.length > 0) {
    const free = columns.filter((column) => column !== '' && !taken.has(column));
    const told = lacking.map(
      ({ at, oneOf }) => `  ${at}: ${oneOf.map((column) => quoted(column) + meant(column, free)).join(' or ')}`,
    );
    throw new CliError(
      `${names.mapping} takes columns that ${names.file} lacks:\n${first(told).join('\n')}\nThe columns of ${names.file} are: ${quotedList(columns)}.`,
    );
  }
  const twice = [...taken].filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice.length > 0) {
    throw new CliError(
      `${names.file} has more than one column named ${quotedList(twice)}, so it is not clear which to take. Rename one of them.`,
    );
  }
  const fit = (field: FieldMapping): FieldMapping => ({
    ...field,
    sources: field.sources.filter((source) => columnsOf(source).every((column) => known.has(column))),
  });
  return { fields: mapping.fields.map(fit), accounts: mapping.accounts.map((account) => account.map(fit)) };
}

/** The fields of a mapping fitted to a file that has no column for them. */
export function unfilledFields({ fields, accounts }: Mapping): string[] {
  const unfilled = (of: FieldMapping[]) => of.filter(({ sources }) => sources.length === 0).map(({ name }) => name);
  return [
    ...unfilled(fields),
    ...accounts.flatMap((account, index) => unfilled(account).map((name) => `${accountsField}.${index}.${name}`)),
  ];
}

function meant(column: string, columns: readonly string[]): string {
  const close = closest(column, columns);
  return close === undefined ? '' : ` (did you mean ${quoted(close)}?)`;
}
