import { suggestion } from '../../terminal/suggest.js';
import type { Condition, OptionChecks, ReadSpec, Setup, TableSpec } from './model.js';
import type { NodeEntry, NodeReader } from './nodes.js';

/** What a mapping may say beside how a row becomes an item. */
export const setupKeys = ['rows', 'where', 'file', 'nothing', 'lookups'] as const;

/** Reads the words of a mapping that are about the file as a whole. */
export function readSetup(reader: NodeReader, entries: readonly NodeEntry[], checks: OptionChecks): Setup {
  const checked: Checked = (key, path, at, given) => {
    const result = checks[key](given);
    if ('value' in result) return result.value;
    reader.slip(at, `${path}: ${result.problem}.`);
    return undefined;
  };
  const given = new Map(entries.map((entry) => [entry.key, entry]));
  const [rows, where, file, nothing, lookups] = setupKeys.map((key) => given.get(key));
  const { nothing: inFile = [], ...read } = file === undefined ? {} : readFile(reader, file, checked);
  return {
    read: { ...read, rows: rows && readRows(reader, rows, checked) },
    where: where === undefined ? [] : (reader.conditions(where, 'where') as Condition[]),
    nothing: [...((nothing && reader.texts(nothing, 'nothing')) ?? []), ...inFile],
    lookups: lookups === undefined ? new Map() : readLookups(reader, lookups),
  };
}

/** The value of an option; undefined after a slip. */
type Checked = (key: keyof ReadSpec, path: string, at: number, given: unknown) => unknown;

function readRows(reader: NodeReader, entry: NodeEntry, checked: Checked): string | undefined {
  const text = reader.text(entry, 'rows')?.trim();
  return text === undefined ? undefined : (checked('rows', 'rows', entry.at, text) as string | undefined);
}

const fileKeys = ['encoding', 'delimiter', 'header', 'skip', 'nothing', 'sheet'] as const;

function readFile(reader: NodeReader, { value, at }: NodeEntry, checked: Checked): ReadSpec & { nothing?: string[] } {
  const map = reader.map(value, 'file', `some of ${fileKeys.join(', ')}`, at);
  const read: Record<string, unknown> = {};
  for (const entry of reader.entries(map, 'file.')) {
    const path = `file.${entry.key}`;
    const key = fileKeys.find((known) => known === entry.key);
    if (key === undefined) {
      reader.slip(
        entry.at,
        `${path}: unknown key.${suggestion(entry.key, fileKeys)} Known are ${fileKeys.join(', ')}.`,
      );
      continue;
    }
    const isList = key === 'header' || key === 'nothing';
    const given = isList ? reader.texts(entry, path) : reader.text(entry, path);
    if (given !== undefined) read[key] = key === 'nothing' ? given : checked(key, path, entry.at, given);
  }
  return read;
}

const tableKeys = ['file', 'key', 'many'];

function readLookups(reader: NodeReader, { value, at }: NodeEntry): Map<string, TableSpec> {
  const expected = 'a table for each name, such as companies: { file: companies.csv, key: id }';
  const map = reader.map(value, 'lookups', expected, at);
  const lookups = new Map<string, TableSpec>();
  for (const entry of reader.entries(map, 'lookups.')) {
    if (!/^[\w-]+$/.test(entry.key))
      reader.slip(entry.at, `lookups.${entry.key}: a table is named with letters, digits, "-" and "_".`);
    const table = readTable(reader, entry);
    if (table !== undefined) lookups.set(entry.key, table);
  }
  return lookups;
}

function readTable(reader: NodeReader, { key: name, value, at }: NodeEntry): TableSpec | undefined {
  const path = `lookups.${name}`;
  const map = reader.map(value, path, 'a file and its key, such as { file: companies.csv, key: id }', at);
  if (map === undefined) return undefined;
  const given = new Map(reader.entries(map, `${path}.`).map((entry) => [entry.key, entry]));
  for (const [key, entry] of given) {
    if (!tableKeys.includes(key))
      reader.slip(
        entry.at,
        `${path}.${key}: unknown key.${suggestion(key, tableKeys)} Known are ${tableKeys.join(', ')}.`,
      );
  }
  const [file, key, many] = tableKeys.map((known) => given.get(known));
  if (key === undefined) reader.slip(at, `${path}.key is missing: the column by which rows are found.`);
  return {
    file: file && filled(reader, file, `${path}.file`),
    key: (key && reader.texts(key, `${path}.key`)) ?? [],
    many: many !== undefined && reader.flag(many, `${path}.many`) === true,
    at: reader.place(at, path),
  };
}

function filled(reader: NodeReader, entry: NodeEntry, path: string): string | undefined {
  const text = reader.text(entry, path)?.trim();
  if (text !== '') return text;
  reader.slip(entry.at, `${path} is empty.`);
  return undefined;
}
