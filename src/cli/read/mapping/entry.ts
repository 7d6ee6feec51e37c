import type { Node } from 'yaml';
import type { ContractValue } from '../../../../generated/fields.js';
import { suggestion } from '../../terminal/suggest.js';
import type { OptionChecks, Source, TableSpec, ValueMap, ValueSpec } from './model.js';
import type { NodeEntry, NodeReader } from './nodes.js';
import { comparable } from './raw.js';
import { parseTemplate } from './template.js';
import { fieldType, isTypeOf, isZone, takes, types } from './types.js';

const origins = ['column', 'template', 'value'];
const options = ['type', 'format', 'zone', 'decimal', 'scale', 'optional', 'map', 'lookup', 'split', 'where'];
const keys = [...origins, ...options];

/** Tells what is wrong with parts of an entry; undefined when nothing is. */
export interface Checks {
  readonly option: OptionChecks;
  constant(spec: ValueSpec, text: string): string | undefined;
  format(format: string): string | undefined;
}

/** What the rest of the mapping says that an entry depends on. */
export interface Surroundings {
  readonly checks: Checks;
  readonly lookups: ReadonlyMap<string, TableSpec>;
  readonly nothing: readonly string[];
  /** The formats of dates whose entry has none. */
  readonly dateFormats: readonly string[];
}

/** One entry while it is read. */
interface Draft {
  readonly reader: NodeReader;
  readonly path: string;
  readonly given: ReadonlyMap<string, NodeEntry>;
  /** Where a mistake in a key is told. */
  at(key: string): number;
  /** The text of a key; undefined when it is not there, or after a slip. */
  text(key: string): string | undefined;
}

/**
 * Reads one entry of a mapping file, such as `{ column: close_date, type: date }`.
 *
 * @param wanted what the contract says of the field
 * @returns undefined after a slip
 */
export function readEntry(
  reader: NodeReader,
  path: string,
  wanted: ContractValue,
  node: Node | null,
  at: number,
  surroundings: Surroundings,
): Source | undefined {
  const before = reader.slips.length;
  const given = givenIn(reader, path, node, at);
  if (reader.slips.length > before) return undefined;
  const draft: Draft = {
    reader,
    path,
    given,
    at: (key) => given.get(key)?.at ?? at,
    text(key) {
      const entry = given.get(key);
      return entry && reader.text(entry, `${path}.${key}`, key === 'value' ? 'text or a number' : 'text');
    },
  };
  const [origin, ...others] = origins.filter((key) => given.has(key));
  if (origin === undefined || others.length > 0) {
    const got = [origin, ...others].join(' and ') || 'none';
    reader.slip(at, `${path}: expected one of column, template and value, got ${got}.`);
    return undefined;
  }
  const spec = specOf(draft, wanted, surroundings);
  const from = fromOf(draft, origin, spec, surroundings.checks);
  const source = {
    optional: optionalOf(draft, origin),
    where: whereOf(draft),
    lookup: lookupOf(draft, origin, surroundings.lookups),
    map: mapOf(draft, origin, spec, surroundings.checks),
    split: splitOf(draft, wanted),
  };
  return spec === undefined || from === undefined || reader.slips.length > before
    ? undefined
    : { from, spec, ...source };
}

function givenIn(reader: NodeReader, path: string, node: Node | null, start: number): Map<string, NodeEntry> {
  const map = reader.map(node, path, 'a column, a template or a value, such as { column: "Deal Name" }', start);
  const given = new Map<string, NodeEntry>();
  for (const entry of reader.entries(map, `${path}.`)) {
    if (keys.includes(entry.key)) given.set(entry.key, entry);
    else
      reader.slip(
        entry.at,
        `${path}.${entry.key}: unknown key.${suggestion(entry.key, keys)} Known are ${keys.join(', ')}.`,
      );
  }
  return given;
}

function specOf(draft: Draft, wanted: ContractValue, surroundings: Surroundings): ValueSpec | undefined {
  const { reader } = draft;
  const before = reader.slips.length;
  const type = typeOf(draft, wanted);
  const forType = (key: string, wantedType: string) => {
    if (draft.given.has(key) && type !== wantedType)
      reader.slip(draft.at(key), `${draft.path}.${key} is for type: ${wantedType} only.`);
  };
  for (const key of ['format', 'zone']) forType(key, 'date');
  for (const key of ['decimal', 'scale']) forType(key, 'number');
  const spec: ValueSpec = {
    wanted,
    type,
    decimal: decimalOf(draft),
    scale: scaleOf(draft),
    format: formatsOf(draft, surroundings.checks) ?? (type === 'date' ? someOf(surroundings.dateFormats) : undefined),
    zone: zoneOf(draft),
    nothing: someOf(surroundings.nothing),
  };
  return reader.slips.length > before ? undefined : spec;
}

function someOf(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}

/** The type that an entry names, or else that of its field. */
function typeOf({ reader, path, at, text }: Draft, wanted: ContractValue): string {
  const named = text('type');
  if (named === undefined) return fieldType(wanted);
  if (!types.includes(named))
    reader.slip(
      at('type'),
      `${path}.type: unknown type ${named}.${suggestion(named, types)} Known are ${types.join(', ')}.`,
    );
  else if (!isTypeOf(named, wanted))
    reader.slip(at('type'), `${path}.type: the field takes ${takes[wanted.type]}, so ${named} does not fit.`);
  return named;
}

function decimalOf({ reader, path, at, text }: Draft): ValueSpec['decimal'] {
  const decimal = text('decimal');
  if (decimal === undefined || decimal === '.' || decimal === ',') return decimal;
  reader.slip(at('decimal'), `${path}.decimal: expected "." or ",".`);
  return undefined;
}

function scaleOf({ reader, path, at, text }: Draft): string | undefined {
  const scale = text('scale');
  if (scale !== undefined && !(/^\d*\.?\d+$/.test(scale) && Number(scale) > 0))
    reader.slip(at('scale'), `${path}.scale: expected a decimal number above 0, such as 0.01.`);
  return scale;
}

function formatsOf({ reader, path, at, given }: Draft, checks: Checks): string[] | undefined {
  const entry = given.get('format');
  const formats = entry && reader.texts(entry, `${path}.format`);
  for (const format of formats ?? []) {
    const problem = checks.format(format);
    if (problem !== undefined) reader.slip(at('format'), `${path}.format: ${format} is not a format: ${problem}.`);
  }
  return formats;
}

function zoneOf({ reader, path, at, text }: Draft): string | undefined {
  const zone = text('zone');
  if (zone === undefined || isZone(zone)) return zone;
  const known = suggestion(zone, Intl.supportedValuesOf('timeZone'));
  reader.slip(at('zone'), `${path}.zone: unknown time zone ${zone}.${known} Name one as in America/New_York.`);
  return undefined;
}

function fromOf(draft: Draft, origin: string, spec: ValueSpec | undefined, checks: Checks): Source['from'] | undefined {
  const { reader, path, at } = draft;
  const text = draft.text(origin);
  if (text === undefined) return undefined;
  if (text.trim() === '') {
    reader.slip(at(origin), `${path}.${origin} is empty.`);
    return undefined;
  }
  if (origin === 'column') return { column: text.trim() };
  if (origin === 'template') {
    const template = parseTemplate(text);
    if (typeof template !== 'string') return { template };
    reader.slip(at(origin), `${path}.template ${template}.`);
    return undefined;
  }
  const problem = spec && checks.constant(spec, text);
  if (problem === undefined) return { value: text };
  reader.slip(at(origin), `${path}.value ${problem}.`);
  return undefined;
}

function optionalOf({ reader, path, at, given }: Draft, origin: string): boolean {
  const entry = given.get('optional');
  const optional = entry !== undefined && reader.flag(entry, `${path}.optional`) === true;
  if (optional && origin === 'value')
    reader.slip(at('optional'), `${path}.optional is for columns and templates only.`);
  return optional;
}

function whereOf({ reader, path, given }: Draft): Source['where'] {
  const entry = given.get('where');
  return entry && reader.conditions(entry, `${path}.where`);
}

function lookupOf(draft: Draft, origin: string, lookups: Surroundings['lookups']): Source['lookup'] {
  const { reader, path, at } = draft;
  const text = draft.text('lookup');
  if (text === undefined) return undefined;
  if (origin === 'value') reader.slip(at('lookup'), `${path}.lookup is for columns and templates only.`);
  const dot = text.indexOf('.');
  const table = dot === -1 ? text : text.slice(0, dot);
  const field = dot === -1 ? '' : text.slice(dot + 1).trim();
  const wrong =
    tableProblem(table, lookups) ??
    (field === '' ? 'expected a table and its column, such as companies.domain.' : undefined) ??
    (lookups.get(table)?.many ? `${table} has many: true, so one row cannot be chosen. It is for each.` : undefined);
  if (wrong === undefined) return { table, field };
  reader.slip(at('lookup'), `${path}.lookup: ${wrong}`);
  return undefined;
}

/** What is wrong with the name of a table; undefined when nothing is. */
export function tableProblem(name: string, lookups: Surroundings['lookups']): string | undefined {
  if (lookups.has(name)) return undefined;
  if (lookups.size === 0) return `there is no table ${name}: the mapping has no lookups.`;
  return `there is no table ${name}.${suggestion(name, lookups.keys())} The lookups are ${[...lookups.keys()].join(', ')}.`;
}

function splitOf({ reader, path, at, text }: Draft, { type }: ContractValue): string | undefined {
  const split = text('split');
  if (split !== undefined && type !== 'array')
    reader.slip(
      at('split'),
      `${path}.split is for fields that take a list. In a list of entries, use each: { column: …, split: ${JSON.stringify(split)} }.`,
    );
  return split;
}

/** The values that `"*"` may have. */
const others = ['keep', 'none'] as const;

function mapOf(draft: Draft, origin: string, spec: ValueSpec | undefined, checks: Checks): ValueMap | undefined {
  const { reader, path, at, given } = draft;
  const start = given.get('map');
  if (start === undefined) return undefined;
  if (origin === 'value') reader.slip(start.at, `${path}.map is for columns and templates only.`);
  const map = reader.map(
    start.value,
    `${path}.map`,
    'values and what they become, such as { US Dollar: USD }',
    start.at,
  );
  const values = new Map<string, string>();
  const known: string[] = [];
  let other: ValueMap['other'] = 'refuse';
  for (const entry of reader.entries(map, `${path}.map.`)) {
    const inner = `${path}.map.${entry.key}`;
    const text = reader.text(entry, inner);
    if (text === undefined) continue;
    if (entry.key === '*') {
      const named = others.find((word) => word === text);
      if (named === undefined) reader.slip(entry.at, `${inner}: expected keep or none.`);
      else other = named;
      continue;
    }
    const problem = spec && checks.constant(spec, text);
    if (problem !== undefined) reader.slip(entry.at, `${inner} ${problem}.`);
    if (values.has(comparable(entry.key))) reader.slip(entry.at, `${inner} appears twice (case is ignored).`);
    values.set(comparable(entry.key), text);
    known.push(entry.key);
  }
  if (map !== undefined && map.items.length === 0) reader.slip(at('map'), `${path}.map is empty.`);
  return { values, known, other };
}
