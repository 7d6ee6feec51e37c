import { dirname, join } from 'node:path';
import { CliError } from '../../terminal/cli-error.js';
import { suggestion } from '../../terminal/suggest.js';
import { quoted, quotedList, sentence } from '../../terminal/words.js';
import type { Row } from '../input/row.js';
import { noRow, type Setup, type Table, type TableSpec, type Tables } from './model.js';
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

/** A row of a table, as it was read. */
interface Found {
  readonly value: unknown;
  readonly line: number;
}

/** How rows are read: the cells of CSV by their position, the objects of JSON by a path. */
interface Form {
  has(field: string): boolean;
  field(name: string): (row: unknown) => unknown;
  toObject(row: unknown): object;
}

async function readTable(
  name: string,
  spec: TableSpec,
  file: string,
  open: OpenRows,
): Promise<{ table: Table; size: number }> {
  const { columns, rows } = await open(file);
  const found: Found[] = [];
  for await (const group of rows) {
    for (const { value, line, unreadable } of group) {
      if (unreadable !== undefined) throw new CliError(`${file}, line ${line}: ${sentence(unreadable)}`);
      if (typeof value !== 'object' || value === null)
        throw new CliError(`${file}, line ${line}: expected an object, as each row of ${name}.`);
      found.push({ value, line });
    }
  }
  const form = columns === undefined ? jsonForm(found) : csvForm(columns);
  const key = spec.key.find(form.has);
  if (key === undefined && (columns !== undefined || found.length > 0)) {
    const known = columns ?? Object.keys(found[0]?.value ?? {});
    const wanted = spec.key.map(quoted).join(' or ');
    throw new CliError(
      `${file} has no column ${wanted}, the key of ${name} (${spec.at}). Its columns are: ${quotedList(known)}.`,
    );
  }
  return { size: found.length, table: tableOf(form, index(found, form.field(key ?? ''), refuse)) };

  function refuse(value: string, first: unknown, second: Found): void {
    if (spec.many) return;
    const line = found.find((row) => row.value === first)?.line;
    throw new CliError(
      `${file} has ${quoted(value)} twice in ${quoted(key ?? '')}, on lines ${line} and ${second.line}, so a row of ${name} cannot be chosen. Remove one of them. If each row counts, say many: true (${spec.at}).`,
    );
  }
}

function csvForm(columns: readonly string[]): Form {
  return {
    has: (field) => columns.includes(field),
    field(name) {
      const at = columns.lastIndexOf(name);
      return (row) => (row as readonly string[])[at];
    },
    toObject: objectsWith(columns) as Form['toObject'],
  };
}

function jsonForm(rows: readonly Found[]): Form {
  const known = new Map<string, boolean>();
  return {
    has(field) {
      const read = pathReader(field);
      const isKnown = known.get(field) ?? rows.some(({ value }) => read(value) !== undefined);
      known.set(field, isKnown);
      return isKnown;
    },
    field: pathReader,
    toObject: (row) => row as object,
  };
}

/** Rows by their keys. Nearly all keys have one row, which needs no list. */
interface Index {
  readonly first: ReadonlyMap<string, unknown>;
  readonly others: ReadonlyMap<string, readonly unknown[]>;
}

/** @param onRepeated is told of a key that an earlier row has, too */
function index(
  rows: readonly Found[],
  read: (row: unknown) => unknown,
  onRepeated: (key: string, first: unknown, second: Found) => void,
): Index {
  const first = new Map<string, unknown>();
  const others = new Map<string, unknown[]>();
  for (const row of rows) {
    const raw = read(row.value);
    if (isEmpty(raw)) continue;
    const key = keyOf(raw);
    if (!first.has(key)) {
      first.set(key, row.value);
      continue;
    }
    onRepeated(key, first.get(key), row);
    const more = others.get(key);
    if (more === undefined) others.set(key, [row.value]);
    else more.push(row.value);
  }
  return { first, others };
}

function tableOf({ has, field, toObject }: Form, { first, others }: Index): Table {
  return {
    has,
    rowsOf(raw) {
      const key = keyOf(raw);
      const row = first.get(key);
      return row === undefined ? none : [row, ...(others.get(key) ?? none)].map(toObject);
    },
    finder(name) {
      const read = field(name);
      return (raw) => {
        // Most keys are as the table has them.
        const row = first.get(raw as string) ?? first.get(keyOf(raw));
        return row === undefined ? noRow : read(row);
      };
    },
  };
}

const none: readonly object[] = [];

/** Makes objects of the cells of CSV rows. */
export function objectsWith(columns: readonly string[]): (cells: readonly string[]) => Record<string, string> {
  const named = [...columns.entries()].filter(([, column]) => column !== '');
  return (cells) => {
    const object: Record<string, string> = {};
    for (const [index, column] of named) object[column] = cells[index] ?? '';
    return object;
  };
}
