import { isSeq, type Node } from 'yaml';
import type { ContractField, ContractValue } from '../../../../generated/fields.js';
import { suggestion } from '../../terminal/suggest.js';
import { withArticle } from '../../terminal/words.js';
import { readYaml } from '../../terminal/yaml.js';
import type { ItemKind } from '../items/item.js';
import { type Checks, readEntry, type Surroundings, tableProblem } from './entry.js';
import type { Each, FieldMapping, ListEntry, Mapping, Setup, ValueMapping } from './model.js';
import { createNodeReader, type NodeEntry, type NodeReader } from './nodes.js';
import { readSetup, setupKeys } from './setup.js';

/** A mapping as its file has it. */
export interface LoadedMapping extends Setup {
  readonly fields: Mapping;
  /** Where the version of a row is. */
  readonly version: ValueMapping | undefined;
}

/**
 * Reads the text of a mapping strictly, since a mistake in it would spoil every item.
 *
 * @param name the name of the file, for messages
 * @param dateFormats the formats of dates whose entry has none. Default: ISO 8601
 * @throws CliError that lists each mistake with its line
 */
export function loadMapping(
  text: string,
  name: string,
  kind: ItemKind,
  checks: Checks,
  dateFormats: readonly string[] = [],
): LoadedMapping {
  const { document, lineOf, refuse } = readYaml(text, name, 'mapping');
  const reader = createNodeReader(lineOf);
  const top = reader.map(document.contents as Node | null, 'the file', 'fields, with an entry for each field', 0);
  const entries = reader.entries(top, '');
  const setup = readSetup(reader, entries, checks.option);
  const surroundings = { checks, dateFormats, lookups: setup.lookups, nothing: setup.nothing };
  let fields: Mapping = new Map();
  let version: ValueMapping | undefined;
  for (const { key, value, at } of entries) {
    if (key === 'fields')
      fields = readObject({ reader, surroundings }, value, { path: key, at, fields: kind.fields, what: kind.word });
    else if (key === 'version')
      version = readValue({ reader, surroundings }, { type: 'string' }, value, { path: key, at });
    else if (!isSetupKey(key))
      reader.slip(at, `${key}: unknown key.${suggestion(key, topKeys)} Known are ${topKeys.join(', ')}.`);
  }
  if (top !== undefined && !top.has('fields')) reader.slip(0, 'fields is missing.');
  refuse(reader.slips);
  return { ...setup, fields, version };
}

const topKeys = [...setupKeys, 'version', 'fields'];

function isSetupKey(key: string): boolean {
  return setupKeys.some((known) => known === key);
}

interface MappingFile {
  reader: NodeReader;
  surroundings: Surroundings;
}

/** A place in the file. */
interface Place {
  path: string;
  at: number;
}

/** What an object may have in it, and what it is called. */
interface Expected extends Place {
  fields: readonly ContractField[];
  what: string;
}

function readObject(file: MappingFile, node: Node | null, expected: Expected): Mapping {
  const { path, at, fields } = expected;
  const map = file.reader.map(node, path, `some of ${fields.map(({ name }) => name).join(', ')}`, at);
  return map === undefined ? new Map() : readFields(file, file.reader.entries(map, `${path}.`), expected);
}

function readFields(
  file: MappingFile,
  entries: readonly NodeEntry[],
  { path, at: start, fields, what }: Expected,
): Mapping {
  const { reader } = file;
  const mapping = new Map<string, FieldMapping>();
  const names = fields.map(({ name }) => name);
  for (const { key, value, at } of entries) {
    const place = { path: `${path}.${key}`, at };
    const field = fields.find(({ name }) => name === key);
    if (field === undefined) {
      const known = `${suggestion(key, names)} It has ${names.join(', ')}.`;
      reader.slip(at, `${place.path}: ${withArticle(what)} has no such field.${known}`);
      continue;
    }
    const read = readField(file, field, value, place);
    if (field.required && read !== undefined && 'sources' in read && read.sources.some(({ optional }) => optional))
      reader.slip(at, `${place.path} cannot be optional: every ${what} needs it.`);
    if (read !== undefined) mapping.set(key, read);
  }
  for (const { name, required } of fields) {
    if (required && !entries.some(({ key }) => key === name))
      reader.slip(start, `${path}.${name} is missing: every ${what} needs it.`);
  }
  return mapping;
}

function readField(file: MappingFile, field: ContractField, node: Node | null, place: Place): FieldMapping | undefined {
  const { name, type, fields, items } = field;
  if (items?.fields !== undefined) {
    return readList(file, node, { ...place, fields: items.fields, what: `entry of ${name}` });
  }
  if (fields !== undefined) return { fields: readObject(file, node, { ...place, fields, what: `${name} object` }) };
  return type === 'object' ? readAnyKeys(file, node, place) : readValue(file, field, node, place);
}

function readList(file: MappingFile, node: Node | null, expected: Expected): FieldMapping | undefined {
  const { path, at, fields } = expected;
  const list = file.reader.resolve(node);
  const names = fields.map(({ name }) => name).join(', ');
  if (!isSeq(list)) {
    file.reader.slip(at, `${path}: expected a list, each entry starting with "- ", with ${names} in it.`);
    return undefined;
  }
  const read = list.items.map((item, index) =>
    readListEntry(file, item as Node | null, { ...expected, path: `${path}.${index}` }, names),
  );
  return { entries: read };
}

function readListEntry(file: MappingFile, node: Node | null, expected: Expected, names: string): ListEntry {
  const { path, at } = expected;
  const map = file.reader.map(node, path, `some of ${names}`, at);
  const entries = file.reader.entries(map, `${path}.`);
  const each = entries.find(({ key }) => key === 'each');
  const others = entries.filter((entry) => entry !== each);
  if (each !== undefined && others.length === 0)
    file.reader.slip(each.at, `${path}: expected some of ${names} beside each.`);
  return {
    fields: map === undefined ? new Map() : readFields(file, others, expected),
    each: each && readEach(file, each, `${path}.each`),
  };
}

const eachKeys = ['column', 'lookup', 'split', 'where', 'optional'];

function readEach({ reader, surroundings }: MappingFile, entry: NodeEntry, path: string): Each | undefined {
  const map = reader.map(entry.value, path, 'a column, such as { column: "Company IDs", split: ";" }', entry.at);
  if (map === undefined) return undefined;
  const given = new Map(reader.entries(map, `${path}.`).map((inner) => [inner.key, inner]));
  for (const [key, { at }] of given) {
    if (!eachKeys.includes(key))
      reader.slip(at, `${path}.${key}: unknown key.${suggestion(key, eachKeys)} Known are ${eachKeys.join(', ')}.`);
  }
  const [column, lookup, split] = ['column', 'lookup', 'split'].map((key) => {
    const inner = given.get(key);
    return inner && reader.text(inner, `${path}.${key}`);
  });
  const [where, optional] = [given.get('where'), given.get('optional')];
  if (!given.has('column')) reader.slip(entry.at, `${path}.column is missing.`);
  const wrong = lookup === undefined ? undefined : tableProblem(lookup, surroundings.lookups);
  if (wrong !== undefined) reader.slip(given.get('lookup')?.at ?? entry.at, `${path}.lookup: ${wrong}`);
  if (lookup !== undefined && split !== undefined)
    reader.slip(entry.at, `${path}: expected one of lookup and split, got both.`);
  if (split === '') reader.slip(entry.at, `${path}.split is empty.`);
  return {
    column: column?.trim() ?? '',
    lookup,
    split,
    where: where === undefined ? [] : reader.conditions(where, `${path}.where`),
    optional: optional !== undefined && reader.flag(optional, `${path}.optional`) === true,
    at: reader.place(entry.at, path),
  };
}

function readAnyKeys(file: MappingFile, node: Node | null, { path, at: start }: Place): FieldMapping {
  const map = file.reader.map(node, path, 'an entry for each key', start);
  const fields = file.reader.entries(map, `${path}.`).flatMap(({ key, value, at }): [string, FieldMapping][] => {
    const read = readValue(file, { type: 'string' }, value, { path: `${path}.${key}`, at });
    return read === undefined ? [] : [[key, read]];
  });
  return { fields: new Map(fields) };
}

/** Reads one entry, or a list of entries of which the first with a value is used. */
function readValue(
  { reader, surroundings }: MappingFile,
  wanted: ContractValue,
  node: Node | null,
  { path, at }: Place,
): ValueMapping | undefined {
  const read =
    isSeq(node) && node.items.length > 0
      ? node.items.map((item, index) =>
          readEntry(reader, `${path}.${index}`, wanted, item as Node | null, at, surroundings),
        )
      : [readEntry(reader, path, wanted, node, at, surroundings)];
  const sources = read.filter((source) => source !== undefined);
  return sources.length < read.length ? undefined : { sources, at: reader.place(at, path) };
}
