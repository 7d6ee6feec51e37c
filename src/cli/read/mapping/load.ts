import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { suggestion } from '../../terminal/suggest.js';
import { readYaml, type Slip, type Yaml } from '../../terminal/yaml.js';
import { type Convert, Refused } from './convert.js';
import { type ConvertOptions, converter } from './converter.js';
import { formatProblem } from './date.js';
import { accountFields, accountsField, dealFields, type FieldType, fieldTypes, requiredFields } from './fields.js';
import type { FieldMapping, Mapping, Source } from './mapping.js';
import { parseTemplate } from './template.js';

const sources = ['column', 'template', 'value'];
const entryKeys = [...sources, 'type', 'format', 'decimal', 'optional'];

type Given = Map<string, { text: string; at: number }>;

const isRequired = (field: string) => requiredFields.some((required) => required === field);

/**
 * Reads a mapping file, strictly: a slip in it would spoil every deal.
 *
 * @param name the file's name, for messages
 * @throws CliError with all that is wrong, each with its line and key
 */
export function loadMapping(text: string, name: string): Mapping {
  return new MappingReader(text, name).read();
}

class MappingReader {
  readonly #yaml: Yaml;
  readonly #slips: Slip[] = [];

  constructor(text: string, name: string) {
    this.#yaml = readYaml(text, name, 'mapping');
  }

  read(): Mapping {
    const mapping: Mapping = { fields: [], accounts: [] };
    const root = this.#yaml.document.contents as Node | null;
    const top = this.#map(root, 'the file', 'fields, with an entry for each field of the deal');
    for (const { key, value, at } of this.#entries(top, '')) {
      if (key === 'fields') this.#fields(value, at, mapping);
      else this.#problem(at, `${key}: a mapping has one key only, fields.`);
    }
    if (top !== undefined && !top.has('fields')) this.#problem(0, 'fields is missing.');
    this.#yaml.refuse(this.#slips);
    return mapping;
  }

  #fields(node: Node | null, at: number, mapping: Mapping): void {
    const fields = this.#map(node, 'fields', 'an entry for each field of the deal', at);
    for (const { key, value, at } of this.#entries(fields, 'fields.')) {
      if (key === accountsField) {
        this.#accounts(value, at, mapping);
      } else if (Object.hasOwn(dealFields, key)) {
        const field = this.#field(key, `fields.${key}`, dealFields[key as keyof typeof dealFields], value, at);
        if (field !== undefined) mapping.fields.push(field);
      } else {
        const known = [...Object.keys(dealFields), accountsField];
        this.#problem(
          at,
          `fields.${key}: a deal has no such field.${suggestion(key, known)} It has ${known.join(', ')}.`,
        );
      }
    }
    if (fields === undefined) return;
    for (const field of requiredFields) {
      if (!fields.has(field)) this.#problem(at, `fields.${field} is missing: every deal needs it.`);
    }
    for (const { name, sources } of mapping.fields) {
      if (isRequired(name) && sources.some(({ optional }) => optional))
        this.#problem(at, `fields.${name} cannot be optional: every deal needs it.`);
    }
  }

  #accounts(node: Node | null, at: number, mapping: Mapping): void {
    const path = `fields.${accountsField}`;
    const list = this.#resolve(node);
    if (!isSeq(list)) {
      this.#problem(
        at,
        `${path}: expected a list, each entry starting with "- ", with ${Object.keys(accountFields).join(', ')} in it.`,
      );
      return;
    }
    for (const [index, item] of list.items.entries()) {
      const position = `${path}.${index}`;
      const entry = this.#map(item as Node | null, position, `some of ${Object.keys(accountFields).join(', ')}`, at);
      const account: FieldMapping[] = [];
      for (const { key, value, at } of this.#entries(entry, `${position}.`)) {
        const type = Object.hasOwn(accountFields, key) ? accountFields[key as keyof typeof accountFields] : undefined;
        if (type === undefined) {
          const known = Object.keys(accountFields);
          this.#problem(
            at,
            `${position}.${key}: an account has no such field.${suggestion(key, known)} It has ${known.join(', ')}.`,
          );
          continue;
        }
        const field = this.#field(key, `${position}.${key}`, type, value, at);
        if (field !== undefined) account.push(field);
      }
      mapping.accounts.push(account);
    }
  }

  /** One entry, or a list of them. */
  #field(name: string, path: string, wanted: FieldType, node: Node | null, at: number): FieldMapping | undefined {
    const isList = isSeq(node) && node.items.length > 0;
    const read = isList
      ? node.items.map((item, index) => this.#entry(`${path}.${index}`, wanted, item as Node | null, at))
      : [this.#entry(path, wanted, node, at)];
    const sources = read.filter((source) => source !== undefined);
    if (sources.length < read.length) return undefined;
    return { name, sources, at: `line ${this.#yaml.lineOf(at)}, ${path}` };
  }

  /** One `{ column: … }`, `{ template: … }` or `{ value: … }`. */
  #entry(path: string, wanted: FieldType, node: Node | null, at: number): Source | undefined {
    const before = this.#slips.length;
    const given: Given = new Map();
    const entry = this.#map(node, path, 'a column, a template or a value, such as { column: "Deal Name" }', at);
    for (const { key, value, at } of this.#entries(entry, `${path}.`)) {
      const scalar = this.#resolve(value);
      if (!entryKeys.includes(key)) {
        this.#problem(
          at,
          `${path}.${key}: unknown key.${suggestion(key, entryKeys)} Known are ${entryKeys.join(', ')}.`,
        );
      } else if (!isScalar(scalar) || scalar.value === null) {
        this.#problem(at, `${path}.${key}: expected a text${key === 'value' ? ' or a number' : ''}.`);
      } else {
        // As it stands in the file: an id such as 007 is no number.
        given.set(key, { text: scalar.source ?? String(scalar.value), at });
      }
    }
    if (entry === undefined || this.#slips.length > before) return undefined;
    const chosen = sources.filter((key) => given.has(key));
    const [source] = chosen;
    if (source === undefined || chosen.length > 1) {
      this.#problem(at, `${path}: expected one of column, template and value, got ${chosen.join(' and ') || 'none'}.`);
      return undefined;
    }
    const convert = this.#converter(path, wanted, given);
    const from = this.#from(source, path, given, convert);
    const optional = this.#optional(source, path, given);
    return convert === undefined || from === undefined ? undefined : { from, convert, optional };
  }

  #converter(path: string, wanted: FieldType, given: Given): Convert | undefined {
    const type = given.get('type');
    const format = given.get('format');
    const decimal = given.get('decimal');
    const chosen = (type?.text ?? wanted) as FieldType;
    const before = this.#slips.length;
    if (!fieldTypes.includes(chosen)) {
      this.#problem(
        type?.at ?? 0,
        `${path}.type: unknown type ${chosen}.${suggestion(chosen, fieldTypes)} Known are ${fieldTypes.join(', ')}.`,
      );
    } else if ((chosen === 'number') !== (wanted === 'number')) {
      this.#problem(
        type?.at ?? 0,
        `${path}.type: the field takes ${wanted === 'number' ? 'numbers' : 'text'}, so ${chosen} would spoil every deal.`,
      );
    }
    if (format !== undefined && chosen !== 'date') this.#problem(format.at, `${path}.format is for type: date only.`);
    else if (format !== undefined) {
      const wrong = formatProblem(format.text);
      if (wrong !== undefined) this.#problem(format.at, `${path}.format: ${format.text} is no format: ${wrong}.`);
    }
    if (decimal !== undefined && chosen !== 'number')
      this.#problem(decimal.at, `${path}.decimal is for type: number only.`);
    else if (decimal !== undefined && decimal.text !== '.' && decimal.text !== ',') {
      this.#problem(decimal.at, `${path}.decimal: expected "." or ",".`);
    }
    if (this.#slips.length > before) return undefined;
    return converter({ type: chosen, format: format?.text, decimal: decimal?.text as ConvertOptions['decimal'] });
  }

  #from(key: string, path: string, given: Given, convert: Convert | undefined): Source['from'] | undefined {
    const { text, at } = given.get(key) ?? { text: '', at: 0 };
    if (text.trim() === '') {
      this.#problem(at, `${path}.${key} is empty.`);
      return undefined;
    }
    if (key === 'column') return { column: text.trim() };
    if (key === 'template') {
      const template = parseTemplate(text);
      if (typeof template !== 'string') return { template };
      this.#problem(at, `${path}.template ${template}.`);
      return undefined;
    }
    const converted = convert?.(text);
    if (!(converted instanceof Refused)) return { value: text };
    this.#problem(at, `${path}.value ${converted.message}.`);
    return undefined;
  }

  #optional(key: string, path: string, given: Given): boolean {
    const { text, at } = given.get('optional') ?? { text: 'false', at: 0 };
    if (text !== 'true' && text !== 'false') this.#problem(at, `${path}.optional: expected true or false.`);
    else if (text === 'true' && key === 'value')
      this.#problem(at, `${path}.optional is for columns and templates only.`);
    return text === 'true';
  }

  #map(node: Node | null, path: string, expected: string, at = 0): YAMLMap | undefined {
    const resolved = this.#resolve(node);
    if (isMap(resolved)) return resolved;
    this.#problem(resolved?.range?.[0] ?? at, `${path}: expected ${expected}.`);
    return undefined;
  }

  #entries(map: YAMLMap | undefined, path: string): { key: string; value: Node | null; at: number }[] {
    return ((map?.items ?? []) as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
      const at = key.range?.[0] ?? 0;
      if (isScalar(key) && key.value !== null) return [{ key: String(key.value), value, at }];
      this.#problem(at, `${path}?: a key has to be a word.`);
      return [];
    });
  }

  #resolve(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    this.#problem(node.range?.[0] ?? 0, `aliases (*${node.source}) are not supported: write it out.`);
    return null;
  }

  #problem(at: number, text: string): void {
    this.#slips.push({ at, text });
  }
}
