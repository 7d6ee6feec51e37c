import type { Issue } from '../../../index.js';
import { invalidItem } from '../items/invalid.js';
import type { ItemKind, ToItem } from '../items/item.js';
import { type FieldMapping, type Mapping, type ReadColumn, Refused, type Source, type ValueMapping } from './model.js';
import { fillTemplate } from './template.js';

/** Finds the function that reads a column; undefined when the file lacks the column. */
export type Reader = (column: string) => ReadColumn | undefined;

/** Makes one value of an item from a row; undefined when there is none. Adds what is wrong to `issues`, with a path from the value down. */
type Build = (row: unknown, issues: Issue[]) => unknown;

/**
 * Compiles a mapping into one function of a row. Everything that is the same for all rows is done here, once.
 */
export function compile(mapping: Mapping, reader: Reader, kind: ItemKind): ToItem {
  const build = buildObject(mapping, reader);
  return (row) => {
    const issues: Issue[] = [];
    const item = build(row, issues) ?? {};
    // An item without issues is validated later, when it is pushed.
    return issues.length === 0 ? item : invalidItem(item, issues, kind);
  };
}

function buildObject(mapping: Mapping, reader: Reader): Build {
  const fields = [...mapping].map(([name, field]) => ({ name, build: buildField(field, reader) }));
  // An object with a prototype would swallow this key silently.
  const create = (): Record<string, unknown> => (mapping.has('__proto__') ? Object.create(null) : {});
  return (row, issues) => {
    let object: Record<string, unknown> | undefined;
    for (const { name, build } of fields) {
      const value = buildAt(name, build, row, issues);
      if (value === undefined) continue;
      object ??= create();
      object[name] = value;
    }
    return object;
  };
}

function buildList(entries: readonly Mapping[], reader: Reader): Build {
  const builds = entries.map((entry) => buildObject(entry, reader));
  return (row, issues) => {
    const list: unknown[] = [];
    for (const build of builds) {
      const value = buildAt(list.length, build, row, issues);
      if (value !== undefined) list.push(value);
    }
    return list.length === 0 ? undefined : list;
  };
}

/** Builds the value under a key. */
function buildAt(key: string | number, build: Build, row: unknown, issues: Issue[]): unknown {
  const before = issues.length;
  const value = build(row, issues);
  if (issues.length > before) {
    for (const issue of issues.slice(before)) issue.path = issue.path === '' ? `${key}` : `${key}.${issue.path}`;
  }
  return value;
}

function buildField(field: FieldMapping, reader: Reader): Build {
  if ('fields' in field) return buildObject(field.fields, reader);
  return 'entries' in field ? buildList(field.entries, reader) : buildValue(field, reader);
}

function buildValue({ sources }: ValueMapping, reader: Reader): Build {
  const reads = sources.flatMap((source) => readSource(source, reader) ?? []);
  const [only, ...others] = reads;
  const read = only !== undefined && others.length === 0 ? only : firstOf(reads);
  return (row, issues) => {
    const value = read(row);
    if (!(value instanceof Refused)) return value;
    issues.push({ path: '', message: value.message });
    return value.raw;
  };
}

function firstOf(reads: readonly ReadColumn[]): ReadColumn {
  return (row) => {
    for (const read of reads) {
      const value = read(row);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** Returns undefined when the file lacks a column of the source. */
function readSource({ from, convert }: Source, reader: Reader): ReadColumn | undefined {
  if ('value' in from) {
    const constant = convert(from.value);
    return () => constant;
  }
  if ('column' in from) {
    const read = reader(from.column);
    return (
      read &&
      ((row) => {
        const raw = read(row);
        return isEmpty(raw) ? undefined : convert(raw);
      })
    );
  }
  const { texts, columns } = from.template;
  const reads = columns.flatMap((column) => reader(column) ?? []);
  if (reads.length < columns.length) return undefined;
  return (row) => {
    const values = reads.map((read) => asText(read(row)));
    const text = fillTemplate(texts, values);
    return text === undefined ? undefined : convert(text);
  };
}

function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

function asText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}
