import type { ContractField, ContractValue } from '../../../../generated/fields.js';
import { CliError } from '../../terminal/cli-error.js';
import { closest } from '../../terminal/suggest.js';
import { first, plural, quoted, quotedList, shellWord } from '../../terminal/words.js';
import type { ItemKind } from '../items/item.js';
import { changedColumn } from './changed-column.js';
import { contractColumns } from './contract-columns.js';
import { allColumns, type FieldMapping, type Mapping } from './model.js';

/**
 * The mapping for a file whose columns are named after the fields of its items. A column that is not a field is an error, since it may be
 * a misspelt one.
 *
 * @param version the column that has the version of a row, and need not be a field
 * @throws CliError when a required column is missing, and when a column is not a field or is there twice
 */
export function unmapped(columns: readonly string[], kind: ItemKind, file: string, version?: string): Mapping {
  const mapping = mappingOf(kind.fields, '', columns);
  const known = contractColumns(kind.fields);
  const missing = known.filter(({ name, required }) => required && !columns.includes(name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' and no column ');
    throw new CliError([
      `${file} has no column ${names}, which every ${kind.word} needs.`,
      `Its columns are: ${quotedList(columns)}.`,
      ...kind.hints,
    ]);
  }
  const taken = allColumns(mapping);
  const unknown = columns.filter((column) => column !== '' && column !== version && !taken.has(column));
  if (unknown.length > 0) {
    const names = known.map(({ name }) => name);
    const lineOf = (column: string) => `  ${quoted(column)}${didYouMean(column, names)}`;
    const changed = kind.hasVersions && version === undefined ? changedColumn(unknown) : undefined;
    const remedies = changed === undefined ? [] : [versionRemedy(changed)];
    throw new CliError([
      `${file} has columns that are not fields of ${plural(kind.word)}:`,
      ...first(unknown, 50, lineOf),
      `Rename or remove them. The fields are ${names.join(', ')}.`,
      ...remedies,
      ...kind.hints,
    ]);
  }
  return mapping;
}

function versionRemedy(column: string): string {
  return `If ${quoted(column)} says when a row last changed, keep it with --version-column ${shellWord(column)} and a ledger.`;
}

/** @param prefix the path of the object that has the fields */
function mappingOf(fields: readonly ContractField[], prefix: string, columns: readonly string[]): Mapping {
  const mapping = new Map<string, FieldMapping>();
  for (const field of fields) {
    const found = fieldMapping(field, prefix + field.name, columns);
    if (found !== undefined) mapping.set(field.name, found);
  }
  return mapping;
}

function fieldMapping(value: ContractValue, path: string, columns: readonly string[]): FieldMapping | undefined {
  const { fields: listed } = value.items ?? {};
  if (listed !== undefined) {
    const entries = keysBelow(path, columns, /^\d{1,3}(?=\.)/)
      .sort((a, b) => Number(a) - Number(b))
      .map((position) => ({ fields: mappingOf(listed, `${path}.${position}.`, columns) }));
    return entries.length === 0 ? undefined : { entries };
  }
  if (value.type === 'object') {
    const fields = value.fields === undefined ? anyKeys(path, columns) : mappingOf(value.fields, `${path}.`, columns);
    return fields.size === 0 ? undefined : { fields };
  }
  return columns.includes(path) ? fromColumn(path, value) : undefined;
}

/** An object that takes any key, even one with dots in it. */
function anyKeys(path: string, columns: readonly string[]): Mapping {
  const keys = keysBelow(path, columns, /^.+/s);
  return new Map(keys.map((key) => [key, fromColumn(`${path}.${key}`, { type: 'string' })]));
}

/** What follows a path in the names of columns, as far as it matches, each once. */
function keysBelow(path: string, columns: readonly string[], pattern: RegExp): string[] {
  const below = columns
    .filter((column) => column.startsWith(`${path}.`))
    .map((column) => column.slice(path.length + 1));
  return [...new Set(below.flatMap((rest) => pattern.exec(rest)?.[0] ?? []))];
}

function fromColumn(column: string, wanted: ContractValue): FieldMapping {
  return { sources: [{ from: { column }, spec: { wanted }, optional: false }], at: `column ${column}` };
}

function didYouMean(column: string, names: readonly string[]): string {
  const close = closest(column, names);
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}
