import { counted, quotedList } from '../../terminal/words.js';
import { type Converter, Refused, type Sentence } from '../values/converter.js';
import { nothingTest } from '../values/nothing.js';
import { ruinOf } from '../values/ruins.js';
import {
  type Condition,
  noRow,
  type Reader,
  type Source,
  type Table,
  type Tables,
  type ValueMap,
  type ValueMapping,
} from './model.js';
import { Misfit } from './path.js';
import { comparable, comparables, isEmpty, keyOf } from './raw.js';
import { fillTemplate } from './template.js';

/** What becomes of a value: it is converted, or only looked at. */
export interface Pass {
  take(converter: Converter, raw: unknown): unknown;
  /** Counts what the user should know. */
  count(sentence: Sentence, detail: string): void;
  readonly issues: { path: string; message: string }[];
}

/** Makes one value of an item from a row; undefined when there is none. Issues have a path from the value down. */
export type Build = (row: unknown, pass: Pass) => unknown;

/** What values are made with. */
export interface Parts {
  readonly reader: Reader;
  readonly tables: Tables;
  converterOf(source: Source): Converter;
  /** Words for "4 values were not found in companies". The same table has the same function. */
  sentenceFor(table: string): Sentence;
}

export function buildValue({ sources }: ValueMapping, parts: Parts): Build {
  const reads = sources.flatMap((source) => readSource(source, parts) ?? []);
  const [only, ...others] = reads;
  const read = only !== undefined && others.length === 0 ? only : firstOf(reads);
  return (row, pass) => {
    const value = read(row, pass);
    if (value instanceof Refused) return refuse(value.raw, value.message, pass);
    return value instanceof Misfit ? refuse(value.value, value.message, pass) : value;
  };
}

function refuse(raw: unknown, message: string, pass: Pass): unknown {
  pass.issues.push({ path: '', message });
  return raw;
}

/** The first that has a value. Where none has, one that met an unexpected list or object is told. */
function firstOf(reads: readonly Build[]): Build {
  return (row, pass) => {
    let misfit: unknown;
    for (const read of reads) {
      const value = read(row, pass);
      if (value instanceof Misfit) misfit ??= value;
      else if (value !== undefined) return value;
    }
    return misfit;
  };
}

/** Returns undefined when the file lacks a column of the source, or there is no table for it. */
function readSource(source: Source, parts: Parts): Build | undefined {
  const read = rawOf(source, parts);
  const reasonToSkip = source.where && reasonToSkipOf(source.where, parts.reader);
  if (read === undefined || (source.where !== undefined && reasonToSkip === undefined)) return undefined;
  const converter = parts.converterOf(source);
  const { optional } = source;
  const build: Build = (row, pass) => {
    const raw = read(row, pass);
    if (isEmpty(raw)) return undefined;
    if (typeof raw !== 'object') return pass.take(converter, raw);
    if (raw instanceof Refused) return raw;
    if (!(raw instanceof Misfit)) return pass.take(converter, raw);
    if (!optional) return raw;
    pass.count(misfits, raw.message);
    return undefined;
  };
  return reasonToSkip === undefined
    ? build
    : (row, pass) => (reasonToSkip(row) === undefined ? build(row, pass) : undefined);
}

const misfits: Sentence = (total, details) =>
  `${counted(total, 'value')} ${total === 1 ? 'was' : 'were'} left out: ${details.map(([message]) => message).join('; ')}.`;

/** Reads the value of a source as it is before its conversion. */
function rawOf(source: Source, parts: Parts): Build | undefined {
  const { lookup, map, split, spec } = source;
  const isWord = nothingTest(spec.nothing);
  const isNothing = (raw: unknown) => typeof raw === 'string' && isWord(raw);
  let read = originOf(source, parts);
  if (read !== undefined && lookup !== undefined) {
    const table = parts.tables.get(lookup.table);
    if (table?.has(lookup.field) !== true) return undefined;
    const find = finder(table, lookup.field, parts.sentenceFor(lookup.table));
    read = then(read, (raw, pass) => (isNothing(raw) ? undefined : find(raw, pass)));
  }
  if (read !== undefined && map !== undefined) read = then(read, mapper(map, isNothing));
  if (read !== undefined && split !== undefined) read = then(read, splitter(split));
  return read;
}

/** Goes on with a value that is there and was not refused. */
function then(read: Build, next: (raw: unknown, pass: Pass) => unknown): Build {
  return (row, pass) => {
    const raw = read(row, pass);
    return isEmpty(raw) || raw instanceof Refused || raw instanceof Misfit ? raw : next(raw, pass);
  };
}

function originOf({ from, spec }: Source, { reader }: Parts): Build | undefined {
  if ('value' in from) return () => from.value;
  if ('column' in from) return reader.column(from.column);
  const { texts, columns } = from.template;
  const reads = columns.flatMap((column) => reader.column(column) ?? []);
  if (reads.length < columns.length) return undefined;
  // Half an id would be the id of another item, or of many.
  const isId = /Id$/.test(spec.wanted.name ?? '');
  const isNothing = nothingTest(spec.nothing);
  const isEmptyPart = (value = '') => value === '' || isNothing(value);
  return (row) => {
    const values: string[] = [];
    let other: unknown;
    // All are read, so that what the file has is known.
    for (const [index, read] of reads.entries()) {
      const part = asText(read(row), columns[index] as string);
      if (typeof part === 'string') values.push(part);
      else other ??= part;
    }
    if (other !== undefined) return other;
    if (isId && values.every(isEmptyPart)) return undefined;
    if (isId && values.some(isEmptyPart)) {
      const empty = columns.filter((_, index) => isEmptyPart(values[index]));
      const names = empty.map((column) => JSON.stringify(column)).join(', ');
      return new Refused(undefined, `needs all parts of its template, and ${names} is empty`);
    }
    const ruined = isId ? values.findIndex((value) => ruinOf(value) !== undefined) : -1;
    if (ruined !== -1) {
      const value = values[ruined] ?? '';
      return new Refused(undefined, `cannot be made: ${JSON.stringify(columns[ruined])} ${ruinOf(value)}`);
    }
    return fillTemplate(texts, values);
  };
}

/** A part of a template, trimmed; a Refused or a Misfit for what is no text. */
function asText(raw: unknown, column: string): unknown {
  if (typeof raw === 'string') return raw.trim();
  if (raw === undefined || raw === null) return '';
  if (typeof raw === 'object')
    return raw instanceof Misfit ? raw : new Refused(raw, `cannot be made: ${JSON.stringify(column)} is not text`);
  if (typeof raw === 'number' && Number.isInteger(raw) && !Number.isSafeInteger(raw))
    return new Refused(
      raw,
      `cannot be made: ${JSON.stringify(column)} must be in quotes, as a number this long is not read exactly`,
    );
  return String(raw);
}

/** Takes the value from the row of a table that a key leads to. */
function finder(table: Table, field: string, notFound: Sentence): (raw: unknown, pass: Pass) => unknown {
  const find = table.finder(field);
  return (raw, pass) => {
    const value = find(raw);
    if (value !== noRow) return value;
    pass.count(notFound, keyOf(raw));
    return undefined;
  };
}

function mapper({ values, known, other }: ValueMap, isNothing: (raw: unknown) => boolean): (raw: unknown) => unknown {
  const names = quotedList(known, mostNamed);
  return (raw) => {
    const value = comparable(raw);
    if (values.has(value)) return values.get(value);
    if (isNothing(raw)) return undefined;
    if (other !== 'refuse') return other === 'keep' ? raw : undefined;
    return new Refused(raw, `is ${JSON.stringify(raw)}, which the map does not have. It has ${names}`);
  };
}

function splitter(split: string): (raw: unknown) => unknown {
  return (raw) => {
    if (typeof raw !== 'string') return raw;
    const texts = raw.split(split).map((text) => text.trim());
    return texts.filter((text) => text !== '');
  };
}

/** Says why a row does not fit conditions; undefined when it does. Undefined as a whole when the file lacks a column. */
export function reasonToSkipOf(
  conditions: readonly Condition[],
  reader: Reader,
): ((row: unknown) => string | undefined) | undefined {
  const checks = conditions.flatMap(({ column, isNot, values }) => {
    const read = reader.column(column);
    return read === undefined ? [] : [{ column, isNot, values: new Set(values.flatMap(comparables)), read }];
  });
  if (checks.length < conditions.length) return undefined;
  return (row) => {
    for (const { column, isNot, values, read } of checks) {
      const raw = read(row);
      const value = raw instanceof Misfit ? raw.value : raw;
      if (values.has(comparable(value)) === isNot) return `${column} is ${inWords(value)}`;
    }
    return undefined;
  };
}

function inWords(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : comparable(value);
  if (text === '') return 'empty';
  return text.length > longestWord ? `${text.slice(0, longestWord)}…` : text;
}

const longestWord = 40;
const mostNamed = 10;
