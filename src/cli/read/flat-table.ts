import { asRecord } from '../../base/unknown.js';
import { InvalidItem } from '../../batch/source.js';
import type { Issue } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import { closest } from '../terminal/suggest.js';
import { first, plural, quoted, quotedList } from '../terminal/words.js';
import { openCsv } from './input/csv.js';
import type { ItemKind, Table, ToItem } from './item-kind.js';
import { withTheContracts } from './mapping/compile.js';
import { type Convert, Refused } from './mapping/convert.js';

/** The columns that a CSV file of items may have. */
export interface FlatColumns {
  /** How the text of each becomes a value, by the path of its field. `#` in it is any place in a list, and `*` any key. */
  known: Readonly<Record<string, Convert>>;
  required: readonly string[];
  /** The fields that are lists of objects. */
  lists: readonly string[];
}

/** A column's field: the keys that lead to it, from the item down. */
interface Field {
  path: readonly string[];
  convert: Convert;
}

type Container = Record<string, unknown>;

/**
 * The rows of a CSV file whose columns are named like the fields of an item. An empty cell leaves its field out. A column that is no field
 * is an error: one that was left out without a word may be a misspelt one.
 *
 * @throws CliError when the file has no header, lacks a column that every item needs, or has one that is no field or is there twice
 */
export async function openFlatTable(
  chunks: AsyncIterable<Buffer>,
  file: string,
  { word, validate }: Pick<ItemKind, 'word' | 'validate'>,
  { known, required, lists }: FlatColumns,
): Promise<Table> {
  const { columns, rows } = await openCsv(chunks, file);
  const fields = columns.map((column) => fieldOf(column, known));
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw new CliError(
      `${file} has no column ${missing.join(' and no column ')}, which every ${word} needs.\nIts columns are: ${quotedList(columns)}.`,
    );
  }
  const unknown = columns.filter((column, index) => column !== '' && fields[index] === undefined);
  if (unknown.length > 0) {
    const named = first(unknown.map((column) => `  ${quoted(column)}${meant(column, known)}`));
    throw new CliError(
      `${file} has columns that are no fields of ${plural(word)}:\n${named.join('\n')}\nRename or remove them. The columns can be ${Object.keys(known).map(example).join(', ')}.`,
    );
  }
  const twice = columns.filter((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice.length > 0) {
    throw new CliError(
      `${file} has more than one column named ${quotedList([...new Set(twice)])}, so it is not clear which to take. Rename one of them.`,
    );
  }
  return { rows, toItem: compile(fields, lists, validate), unfilled: [] };
}

function fieldOf(column: string, known: FlatColumns['known']): Field | undefined {
  for (const [pattern, convert] of Object.entries(known)) {
    const keys = pattern.split('.');
    const given = column.split('.');
    // A key of the user's own may have dots in it.
    const path = [...given.slice(0, keys.length - 1), given.slice(keys.length - 1).join('.')];
    if (keys.every((key, at) => fits(path[at] ?? '', key))) return { path, convert };
  }
  return undefined;
}

function fits(given: string, key: string): boolean {
  if (key === '#') return /^\d{1,3}$/.test(given);
  return key === '*' ? given !== '' : given === key;
}

function compile(
  fields: readonly (Field | undefined)[],
  lists: readonly string[],
  validate: ItemKind['validate'],
): ToItem {
  return (row) => {
    const item: Container = {};
    const issues: Issue[] = [];
    for (const [index, cell] of (row as string[]).entries()) {
      const field = fields[index];
      if (field === undefined || cell.trim() === '') continue;
      const value = field.convert(cell);
      if (value instanceof Refused) issues.push({ path: field.path.join('.'), message: value.message });
      put(item, field.path, value instanceof Refused ? value.raw : value);
    }
    for (const list of lists) if (list in item) item[list] = Object.values(asRecord(item[list]));
    return issues.length === 0 ? item : new InvalidItem(item, withTheContracts(issues, item, validate));
  };
}

function put(item: Container, path: readonly string[], value: unknown): void {
  const [key = '', ...below] = path;
  if (below.length === 0) {
    item[key] = value;
    return;
  }
  // Without a prototype any key is one like the others.
  item[key] ??= Object.create(null);
  put(item[key] as Container, below, value);
}

function meant(column: string, known: FlatColumns['known']): string {
  const close = closest(column, Object.keys(known).map(example));
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}

function example(pattern: string): string {
  return pattern.replace('#', '0').replace('*', 'KEY');
}
