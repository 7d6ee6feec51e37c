import { suggestion } from '../../terminal/suggest.js';
import type { Condition, ReadSpec, Setup, TableSpec } from './model.js';
import type { NodeEntry, NodeReader } from './nodes.js';

/** What a mapping may say beside how a row becomes an item. */
export const setupKeys = ['rows', 'where', 'file', 'nothing', 'lookups'] as const;

/** Reads the words of a mapping that are about the file as a whole. */
export function readSetup(reader: NodeReader, entries: readonly NodeEntry[]): Setup {
  const given = new Map(entries.map((entry) => [entry.key, entry]));
  const [rows, where, file, nothing, lookups] = setupKeys.map((key) => given.get(key));
  const { nothing: inFile = [], ...read } = file === undefined ? {} : readFile(reader, file);
  return {
    read: { ...read, rows: rows && filled(reader, rows, 'rows') },
    where: where === undefined ? [] : (reader.conditions(where, 'where') as Condition[]),
    nothing: [...((nothing && reader.texts(nothing, 'nothing')) ?? []), ...inFile],
    lookups: lookups === undefined ? new Map() : readLookups(reader, lookups),
  };
}

const fileKeys = ['encoding', 'delimiter', 'header', 'skip', 'nothing', 'sheet'];

function readFile(reader: NodeReader, { value, at }: NodeEntry): ReadSpec & { nothing?: string[] } {
  const map = reader.map(value, 'file', `some of ${fileKeys.join(', ')}`, at);
  const read: Record<string, unknown> = {};
  for (const entry of reader.entries(map, 'file.')) {
    const { key } = entry;
    const path = `file.${key}`;
    if (!fileKeys.includes(key)) {
      reader.slip(entry.at, `${path}: unknown key.${suggestion(key, fileKeys)} Known are ${fileKeys.join(', ')}.`);
    } else if (key === 'header' || key === 'nothing') {
      read[key] = reader.texts(entry, path);
    } else {
      const text = reader.text(entry, path);
      const problem = text === undefined ? undefined : fileProblem(key, text);
      if (problem !== undefined) reader.slip(entry.at, `${path}: ${problem}.`);
      else if (text !== undefined) read[key] = key === 'skip' ? Number(text) : text;
    }
  }
  return read;
}

function fileProblem(key: string, text: string): string | undefined {
  switch (key) {
    case 'skip':
      return /^\d{1,4}$/.test(text) ? undefined : 'expected the number of lines before the header, such as 2';
    case 'delimiter':
      return text.length === 1 ? undefined : 'expected one character, such as ";" or "\\t"';
    case 'encoding':
      return isEncoding(text)
        ? undefined
        : `unknown encoding ${text}. Known are utf-8, utf-16le, windows-1252 and others`;
    default:
      return text.trim() === '' ? 'is empty' : undefined;
  }
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
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
