import { dirname, join } from 'node:path';
import { CliError } from '../../terminal/cli-error.js';
import { suggestion } from '../../terminal/suggest.js';
import { quoted, quotedList, sentence } from '../../terminal/words.js';
import type { Row } from '../input/row.js';
import type { Setup, Table, TableSpec, Tables } from './model.js';
import { pathReader } from './path.js';
import { isEmpty, keyOf } from './raw.js';

/** Opens a file of rows. CSV has columns, and its rows are lists of cells. */
export type OpenRows = (
  file: string,
) => Promise<{ columns?: readonly string[] | undefined; rows: AsyncIterable<readonly Row[]> }>;

/**
 * Reads the tables of a mapping as a whole.
 *
 * @param mapping its name. Files are found from its folder
 * @param given files by the name of a table, as the user gave them with the command. They go before those of the mapping
 * @returns the tables, without those for which nobody named a file; and what the user should know
 * @throws CliError when a file cannot be read, lacks the key, or has it twice
 */
export async function readTables(
  lookups: Setup['lookups'],
  mapping: string,
  given: ReadonlyMap<string, string>,
  open: OpenRows,
): Promise<{ tables: Tables; notes: string[] }> {
  for (const name of given.keys()) {
    if (lookups.has(name)) continue;
    const known = lookups.size === 0 ? 'It has no lookups.' : `Its lookups are ${[...lookups.keys()].join(', ')}.`;
    throw new CliError(`${mapping} has no table ${name} for --lookup.${suggestion(name, lookups.keys())} ${known}`);
  }
  const tables = new Map<string, Table>();
  const notes: string[] = [];
  for (const [name, spec] of lookups) {
    const file = given.get(name) ?? (spec.file === undefined ? undefined : join(dirname(mapping), spec.file));
    if (file === undefined) continue;
    const { table, size } = await readTable(name, spec, file, open);
    tables.set(name, table);
    if (size === 0) notes.push(`${file} has no rows, so nothing is found in ${name}.`);
  }
  return { tables, notes };
}

async function readTable(
  name: string,
  spec: TableSpec,
  file: string,
  open: OpenRows,
): Promise<{ table: Table; size: number }> {
  const { columns, rows } = await open(file);
  const objects: { object: object; line: number }[] = [];
  const toObject = columns === undefined ? undefined : objectsWith(columns);
  for await (const group of rows) {
    for (const { value, line, unreadable } of group) {
      if (unreadable !== undefined) throw new CliError(`${file}, line ${line}: ${sentence(unreadable)}`);
      const object = toObject === undefined ? value : toObject(value as string[]);
      if (typeof object !== 'object' || object === null)
        throw new CliError(`${file}, line ${line}: expected an object, as each row of ${name}.`);
      objects.push({ object, line });
    }
  }
  const has = (field: string) => {
    const read = pathReader(field);
    return columns?.includes(field) ?? objects.some(({ object }) => read(object) !== undefined);
  };
  const key = spec.key.find(has);
  if (key === undefined && (columns !== undefined || objects.length > 0)) {
    const found = columns ?? Object.keys(objects[0]?.object ?? {});
    const wanted = spec.key.map(quoted).join(' or ');
    throw new CliError(
      `${file} has no column ${wanted}, the key of ${name} (${spec.at}). Its columns are: ${quotedList(found)}.`,
    );
  }
  const found = index(objects, key ?? '', name, spec, file);
  const known = new Map<string, boolean>();
  return {
    size: objects.length,
    table: {
      rowsOf: (value) => found.get(value) ?? none,
      has(field) {
        const isKnown = known.get(field) ?? has(field);
        known.set(field, isKnown);
        return isKnown;
      },
    },
  };
}

const none: readonly object[] = [];

function index(
  objects: readonly { object: object; line: number }[],
  key: string,
  name: string,
  { many, at }: TableSpec,
  file: string,
): Map<string, object[]> {
  const found = new Map<string, object[]>();
  const read = pathReader(key);
  for (const { object, line } of objects) {
    const raw = read(object);
    if (isEmpty(raw)) continue;
    const value = keyOf(raw);
    const others = found.get(value);
    if (others === undefined) {
      found.set(value, [object]);
    } else if (many) {
      others.push(object);
    } else {
      const first = objects.find((one) => one.object === others[0])?.line;
      throw new CliError(
        `${file} has ${quoted(value)} twice in ${quoted(key)}, on lines ${first} and ${line}, so a row of ${name} cannot be chosen. Remove one of them. If each row counts, say many: true (${at}).`,
      );
    }
  }
  return found;
}

/** Makes objects of the cells of CSV rows. */
export function objectsWith(columns: readonly string[]): (cells: readonly string[]) => Record<string, string> {
  const named = [...columns.entries()].filter(([, column]) => column !== '');
  return (cells) => {
    const object: Record<string, string> = {};
    for (const [index, column] of named) object[column] = cells[index] ?? '';
    return object;
  };
}
