import { isSeq, type Node } from 'yaml';
import type { ContractField, ContractValue } from '../../../../generated/fields.js';
import type { Io } from '../../terminal/io.js';
import { suggestion } from '../../terminal/suggest.js';
import { withArticle } from '../../terminal/words.js';
import { readYaml } from '../../terminal/yaml.js';
import type { ItemKind } from '../items/item.js';
import { converterOf } from '../values/contract.js';
import { Refused } from '../values/converter.js';
import { createTally } from '../values/tally.js';
import { type ProblemOf, readEntry } from './entry.js';
import type { FieldMapping, Mapping, NamedMapping, ValueMapping } from './model.js';
import { createNodeReader, type NodeReader } from './nodes.js';
import { readMappingText } from './text.js';

/**
 * Reads the mapping that the user chose.
 *
 * @param name a preset or a file
 * @throws CliError when there is neither, or that lists each mistake in the file
 */
export async function readMapping(name: string, kind: ItemKind, io: Io): Promise<NamedMapping> {
  return { name, fields: loadMapping(await readMappingText(name, io), name, kind) };
}

/**
 * Reads the text of a mapping strictly, since a mistake in it would spoil every item.
 *
 * @param name the name of the file, for messages
 * @throws CliError that lists each mistake with its line
 */
export function loadMapping(text: string, name: string, kind: ItemKind): Mapping {
  const { document, lineOf, refuse } = readYaml(text, name, 'mapping');
  const reader = createNodeReader();
  const top = reader.map(document.contents as Node | null, 'the file', 'fields, with an entry for each field', 0);
  let mapping: Mapping = new Map();
  for (const { key, value, at } of reader.entries(top, '')) {
    if (key === 'fields')
      mapping = readObject({ reader, lineOf }, value, { path: key, at, fields: kind.fields, what: kind.word });
    else reader.slip(at, `${key}: a mapping has one key only, fields.`);
  }
  if (top !== undefined && !top.has('fields')) reader.slip(0, 'fields is missing.');
  refuse(reader.slips);
  return mapping;
}

interface MappingFile {
  reader: NodeReader;
  lineOf(position: number): number;
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

function readObject(file: MappingFile, node: Node | null, { path, at: start, fields, what }: Expected): Mapping {
  const { reader } = file;
  const mapping = new Map<string, FieldMapping>();
  const names = fields.map(({ name }) => name);
  const map = reader.map(node, path, `some of ${names.join(', ')}`, start);
  for (const { key, value, at } of reader.entries(map, `${path}.`)) {
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
  if (map === undefined) return mapping;
  for (const { name, required } of fields) {
    if (required && !map.has(name)) reader.slip(start, `${path}.${name} is missing: every ${what} needs it.`);
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
  const list = file.reader.resolve(node);
  if (!isSeq(list)) {
    const names = expected.fields.map(({ name }) => name).join(', ');
    file.reader.slip(
      expected.at,
      `${expected.path}: expected a list, each entry starting with "- ", with ${names} in it.`,
    );
    return undefined;
  }
  return {
    entries: list.items.map((item, index) =>
      readObject(file, item as Node | null, { ...expected, path: `${expected.path}.${index}` }),
    ),
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
  { reader, lineOf }: MappingFile,
  wanted: ContractValue,
  node: Node | null,
  { path, at }: Place,
): ValueMapping | undefined {
  const read =
    isSeq(node) && node.items.length > 0
      ? node.items.map((item, index) =>
          readEntry(reader, `${path}.${index}`, wanted, item as Node | null, at, problemOf),
        )
      : [readEntry(reader, path, wanted, node, at, problemOf)];
  const sources = read.filter((source) => source !== undefined);
  return sources.length < read.length ? undefined : { sources, at: `line ${lineOf(at)}, ${path}` };
}

const problemOf: ProblemOf = (spec, constant) => {
  const value = converterOf(spec).convert(constant, createTally());
  return value instanceof Refused ? value.message : undefined;
};
