import type { Issue } from '../../../index.js';
import { type ItemKind, invalidItem } from '../items/item.js';
import { type Converter, Refused, Several, type Tally } from '../values/converter.js';
import {
  columnsOf,
  type FieldMapping,
  type Mapping,
  type ReadColumn,
  type Source,
  type ValueMapping,
  type ValueSpec,
} from './model.js';
import { fillTemplate } from './template.js';

/** Finds the function that reads a column; undefined when the file lacks the column. */
export type Reader = (column: string) => ReadColumn | undefined;

/** A mapping of one file, in which everything that is the same for all rows has been done once. */
export interface Compiled {
  /** Makes an item of a row. */
  toItem(row: unknown, tally: Tally): unknown;
  /** Looks at a row before the first item is made. Returns the id of its item, if it has one that can be used. */
  look(row: unknown): string | undefined;
  /** The item of a row with its values as the file has them. */
  raw(row: unknown): Record<string, unknown>;
  /** What the look told about columns. */
  readings(): string[];
}

/** What becomes of a value: it is converted, or only looked at. */
interface Pass {
  take(converter: Converter, raw: unknown): unknown;
  readonly issues: Issue[];
}

/** Makes one value of an item from a row; undefined when there is none. Issues have a path from the value down. */
type Build = (row: unknown, pass: Pass) => unknown;

/** @param converterOf makes the converter of one source */
export function compile(
  mapping: Mapping,
  reader: Reader,
  kind: ItemKind,
  converterOf: (spec: ValueSpec) => Converter,
): Compiled {
  const converters: { converter: Converter; columns: readonly string[] }[] = [];
  const parts: Parts = {
    reader,
    converterOf(source) {
      const converter = converterOf(source.spec);
      converters.push({ converter, columns: columnsOf(source) });
      return converter;
    },
  };
  const build = buildObject(mapping, parts);
  const idField = mapping.get(kind.idField);
  const buildId = idField && buildField(idField, { reader, converterOf: (source) => converterOf(source.spec) });
  return {
    toItem(row, tally) {
      const issues: Issue[] = [];
      const item = build(row, { issues, take: (converter, raw) => converter.convert(raw, tally) }) ?? {};
      // An item without issues is validated later, when it is pushed.
      return issues.length === 0 ? item : invalidItem(item, issues, kind);
    },
    look(row) {
      build(row, { issues: [], take: lookOnly });
      const issues: Issue[] = [];
      const id = buildId?.(row, { issues, take: (converter, raw) => converter.convert(raw, noTally) });
      return typeof id === 'string' && issues.length === 0 ? id : undefined;
    },
    raw: (row) => (build(row, { issues: [], take: (_, raw) => raw }) ?? {}) as Record<string, unknown>,
    readings: () =>
      converters.flatMap(({ converter, columns }) => {
        const reading = converter.reading?.();
        return reading === undefined
          ? []
          : [`${columns.map((column) => JSON.stringify(column)).join(', ')} ${reading}`];
      }),
  };
}

function lookOnly(converter: Converter, raw: unknown): unknown {
  converter.look?.(raw);
  return raw;
}

const noTally: Tally = { add() {}, notes: () => [] };

/** What the parts of a mapping need to be built. */
interface Parts {
  reader: Reader;
  converterOf(source: Source): Converter;
}

function buildObject(mapping: Mapping, parts: Parts): Build {
  const fields = [...mapping].map(([name, field]) => ({ name, build: buildField(field, parts) }));
  // An object with a prototype would swallow this key silently.
  const create = (): Record<string, unknown> => (mapping.has('__proto__') ? Object.create(null) : {});
  return (row, pass) => {
    let object: Record<string, unknown> | undefined;
    for (const { name, build } of fields) {
      const value = buildAt(name, build, row, pass);
      if (value === undefined) continue;
      object ??= create();
      object[name] = value;
    }
    return object;
  };
}

function buildList(entries: readonly Mapping[], parts: Parts): Build {
  const builds = entries.map((entry) => buildObject(entry, parts));
  return (row, pass) => {
    const list: unknown[] = [];
    for (const build of builds) {
      const value = buildAt(list.length, build, row, pass);
      if (value !== undefined) list.push(...apart(value as Record<string, unknown>));
    }
    return list.length === 0 ? undefined : list;
  };
}

/** The entries that one with several values in a field stands for. An id beside them belongs to the first only. */
function apart(entry: Record<string, unknown>): Record<string, unknown>[] {
  const several = Object.entries(entry).find(([, value]) => value instanceof Several);
  if (several === undefined) return [entry];
  const [name, { values }] = several as [string, Several];
  const { externalId, ...rest } = entry;
  return values.map((value, index) => ({ ...(index === 0 ? entry : rest), [name]: value }));
}

/** Builds the value under a key. */
function buildAt(key: string | number, build: Build, row: unknown, pass: Pass): unknown {
  const { issues } = pass;
  const before = issues.length;
  const value = build(row, pass);
  if (issues.length > before) {
    for (const issue of issues.slice(before)) issue.path = issue.path === '' ? `${key}` : `${key}.${issue.path}`;
  }
  return value;
}

function buildField(field: FieldMapping, parts: Parts): Build {
  if ('fields' in field) return buildObject(field.fields, parts);
  return 'entries' in field ? buildList(field.entries, parts) : buildValue(field, parts);
}

/** Reads one source of a value. */
type Read = (row: unknown, pass: Pass) => unknown;

function buildValue({ sources }: ValueMapping, parts: Parts): Build {
  const reads = sources.flatMap((source) => readSource(source, parts) ?? []);
  const [only, ...others] = reads;
  const read = only !== undefined && others.length === 0 ? only : firstOf(reads);
  return (row, pass) => {
    const value = read(row, pass);
    if (!(value instanceof Refused)) return value;
    pass.issues.push({ path: '', message: value.message });
    return value.raw;
  };
}

function firstOf(reads: readonly Read[]): Read {
  return (row, pass) => {
    for (const read of reads) {
      const value = read(row, pass);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** Returns undefined when the file lacks a column of the source. */
function readSource(source: Source, { reader, converterOf }: Parts): Read | undefined {
  const { from } = source;
  if ('value' in from) {
    const converter = converterOf(source);
    return (_, pass) => pass.take(converter, from.value);
  }
  if ('column' in from) {
    const read = reader(from.column);
    if (read === undefined) return undefined;
    const converter = converterOf(source);
    return (row, pass) => {
      const raw = read(row);
      return isEmpty(raw) ? undefined : pass.take(converter, raw);
    };
  }
  const { texts, columns } = from.template;
  const reads = columns.flatMap((column) => reader(column) ?? []);
  if (reads.length < columns.length) return undefined;
  const converter = converterOf(source);
  return (row, pass) => {
    const values = reads.map((read) => asText(read(row)));
    const text = fillTemplate(texts, values);
    return text === undefined ? undefined : pass.take(converter, text);
  };
}

function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

function asText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}
