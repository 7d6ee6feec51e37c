import { counted } from '../../terminal/words.js';
import { type ItemKind, invalidItem } from '../items/item.js';
import { apart, type Converter, type Sentence, type Tally } from '../values/converter.js';
import { rewritesOf, type Use } from './alone.js';
import { type Compiled, counts, skipped, skippedRows } from './compiled.js';
import { createElementReader, createTableReader, elementsIn, itself, type Scope } from './element.js';
import {
  allColumns,
  type Condition,
  columnsOf,
  type Each,
  type FieldMapping,
  type ListEntry,
  type Mapping,
  type Reader,
  type Source,
  type Tables,
  type ValueSpec,
} from './model.js';
import { columnNeed, type Need, needOf } from './needs.js';
import { Misfit } from './path.js';
import { type Build, buildValue, type Parts, type Pass, reasonToSkipOf } from './value.js';

/** What a mapping is compiled with. */
export interface CompileOptions {
  reader: Reader;
  kind: ItemKind;
  /** Makes the converter of one source. */
  converterOf(spec: ValueSpec): Converter;
  /** Which rows become items. Default: all. */
  where?: readonly Condition[];
  /** The tables that rows are looked up in. Default: none. */
  tables?: Tables;
}

export function compile(mapping: Mapping, options: CompileOptions): Compiled & { needs: readonly Need[] } {
  const { reader, kind, converterOf, where = [], tables = new Map() } = options;
  const uses: Use[] = [];
  const sentences = new Map<string, Sentence>();
  const needs = where.map(({ column, at }) => columnNeed(column, at, reader));
  const reasonToSkip = where.length === 0 ? undefined : reasonToSkipOf(where, reader);
  const parts: AllParts = {
    reader,
    tables,
    needs,
    converterOf(source) {
      const converter = converterOf(source.spec);
      uses.push({ source, converter });
      return converter;
    },
    sentenceFor(table) {
      const sentence = sentences.get(table) ?? notFoundIn(table);
      sentences.set(table, sentence);
      return sentence;
    },
  };
  const { build, look } = buildObject(mapping, '', parts);
  let rewrites: ReturnType<typeof rewritesOf> | undefined;
  const idField = mapping.get(kind.idField);
  const idParts = { ...parts, needs: [], converterOf: (source: Source) => converterOf(source.spec) };
  const buildId = idField && buildField(idField, kind.idField, idParts).build;
  return {
    needs,
    toItem(row, tally) {
      const reason = reasonToSkip?.(row);
      if (reason !== undefined) {
        tally.add(skippedRows, reason);
        return skipped;
      }
      const issues: Pass['issues'] = [];
      const pass: Pass = {
        issues,
        take: (converter, raw) => converter.convert(raw, tally),
        count: (sentence, detail) => tally.add(sentence, detail),
      };
      const item = build(row, pass) ?? {};
      // An item without issues is validated later, when it is pushed.
      return issues.length === 0 ? item : invalidItem(item, issues, kind);
    },
    look(row) {
      if (reasonToSkip?.(row) !== undefined) return undefined;
      look?.(row);
      const issues: Pass['issues'] = [];
      const id = buildId?.(row, { issues, take: convertQuietly, count: noCount });
      return typeof id === 'string' && issues.length === 0 ? id : undefined;
    },
    alone(column, cell) {
      rewrites ??= rewritesOf(uses);
      return rewrites.get(column)?.(cell) ?? cell;
    },
    readings: () =>
      uses.flatMap(({ converter, source }) => {
        const reading = converter.reading?.();
        return reading === undefined
          ? []
          : [
              `${columnsOf(source)
                .map((column) => JSON.stringify(column))
                .join(', ')} ${reading}`,
            ];
      }),
  };
}

function notFoundIn(table: string): Sentence {
  return (total, details) =>
    `${counted(total, 'value')} ${total === 1 ? 'was' : 'were'} not found in ${table}, and left out: ${counts(details)}.`;
}

const noCount = () => {};
const noTally: Tally = { add: noCount, notes: () => [] };

function convertQuietly(converter: Converter, raw: unknown): unknown {
  return converter.convert(raw, noTally);
}

function lookOnly(converter: Converter, raw: unknown): unknown {
  converter.look?.(raw);
  return raw;
}

/** A part of a mapping. */
interface Built {
  readonly build: Build;
  /** Undefined when no converter in the part has to see values before the first is converted. */
  readonly look: Look | undefined;
}

type Look = (row: unknown) => void;

function inTurn(looks: readonly (Look | undefined)[]): Look | undefined {
  const [first, ...others] = looks.filter((look) => look !== undefined);
  if (first === undefined || others.length === 0) return first;
  return (row) => {
    first(row);
    for (const look of others) look(row);
  };
}

interface AllParts extends Parts {
  /** What was compiled needs these. */
  readonly needs: Need[];
}

/** @param path of the object, with a dot at its end */
function buildObject(mapping: Mapping, path: string, parts: AllParts): Built {
  const fields = [...mapping].map(([name, field]) => ({ name, ...buildField(field, path + name, parts) }));
  // An object with a prototype would swallow this key silently.
  const create = (): Record<string, unknown> => (mapping.has('__proto__') ? Object.create(null) : {});
  return {
    build(row, pass) {
      let object: Record<string, unknown> | undefined;
      for (const { name, build } of fields) {
        const value = buildAt(name, build, row, pass);
        if (value === undefined) continue;
        object ??= create();
        object[name] = value;
      }
      return object;
    },
    look: inTurn(fields.map(({ look }) => look)),
  };
}

function buildField(field: FieldMapping, path: string, parts: AllParts): Built {
  if ('fields' in field) return buildObject(field.fields, `${path}.`, within('object', parts));
  if ('entries' in field) return buildList(field.entries, path, within('entry', parts));
  parts.needs.push(needOf(field, path, parts.reader, parts.tables));
  let looks = false;
  const build = buildValue(field, {
    ...parts,
    converterOf(source) {
      const converter = parts.converterOf(source);
      looks ||= converter.look !== undefined;
      return converter;
    },
  });
  const look: Look = (row) => void build(row, { issues: [], take: lookOnly, count: noCount });
  return { build, look: looks ? look : undefined };
}

/** A part of a mapping that makes entries of a list. */
interface Filling extends Pick<Built, 'look'> {
  /** Adds entries. Returns a value that is no list. */
  fill(list: unknown[], row: unknown, pass: Pass): unknown;
}

function buildList(entries: readonly ListEntry[], path: string, parts: AllParts): Built {
  const fillings = entries.flatMap(({ fields, each }, index): Filling[] => {
    const prefix = `${path}.${index}.`;
    if (each !== undefined) return fillEach(each, fields, prefix, parts);
    const { build, look } = buildObject(fields, prefix, parts);
    return [{ fill: (list, row, pass) => fillOne(list, build, row, pass), look }];
  });
  return {
    build(row, pass) {
      const list: unknown[] = [];
      const others = fillings.map(({ fill }) => fill(list, row, pass)).filter((other) => other !== undefined);
      if (list.length === 0 && others.length < 2) return others[0];
      // As texts they are no entries, so that they are refused until they are corrected.
      list.push(...others.map((other) => (typeof other === 'string' ? other : JSON.stringify(other))));
      return list;
    },
    look: inTurn(fillings.map(({ look }) => look)),
  };
}

function fillOne(list: unknown[], build: Build, row: unknown, pass: Pass): undefined {
  const value = buildAt(list.length, build, row, pass);
  if (value !== undefined) list.push(...apart(value as Record<string, unknown>));
}

/** Adds an entry for each of several elements. Of entries that are the same, only the first is added. */
function fillEach(each: Each, fields: Mapping, prefix: string, parts: AllParts): Filling[] {
  const { column, lookup, split, where, optional, at } = each;
  const table = lookup === undefined ? undefined : parts.tables.get(lookup);
  const elements = table === undefined ? createElementReader(parts.reader) : undefined;
  const reader = elements ?? createTableReader(parts.reader, (field) => table?.has(field) === true);
  if (lookup !== undefined && table === undefined) {
    const way = { optional, table: lookup, missing: () => [] };
    parts.needs.push({ at, path: prefix.slice(0, -1), ways: [way] });
    return [];
  }
  parts.needs.push(columnNeed(column, at, parts.reader, optional));
  parts.needs.push(...where.map((condition) => columnNeed(condition.column, condition.at, reader)));
  const { build, look } = buildObject(fields, prefix, { ...parts, reader });
  const reasonToSkip = reasonToSkipOf(where, reader);
  const read = parts.reader.column(column);
  if (read === undefined) return [];
  const isWhole = allColumns(fields).has(itself);
  const fits = (scope: Scope) => reasonToSkip?.(scope) === undefined;
  return [
    {
      fill(list, row, pass) {
        const raw = read(row);
        const found = elementsIn(raw, split, table, isWhole);
        if ('message' in found) {
          pass.issues.push({ path: '', message: found.message });
          return raw instanceof Misfit ? raw.value : raw;
        }
        const seen = new Set<string>();
        for (const element of found.elements) {
          elements?.sawElement();
          const scope: Scope = { element, row };
          if (!fits(scope)) continue;
          const [start, issues] = [list.length, pass.issues.length];
          fillOne(list, build, scope, pass);
          const added = JSON.stringify(list.slice(start));
          if (seen.has(added)) [list.length, pass.issues.length] = [start, issues];
          seen.add(added);
        }
        return undefined;
      },
      look:
        look &&
        ((row) => {
          const found = elementsIn(read(row), split, table, isWhole);
          if ('message' in found) return;
          for (const element of found.elements) if (fits({ element, row })) look({ element, row });
        }),
    },
  ];
}

/** Makes converters that know what their fields are part of. */
function within(part: ValueSpec['within'], parts: AllParts): AllParts {
  return {
    ...parts,
    converterOf: (source) => parts.converterOf({ ...source, spec: { within: part, ...source.spec } }),
  };
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
