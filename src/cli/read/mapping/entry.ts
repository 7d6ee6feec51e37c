import { isScalar, type Node } from 'yaml';
import type { ContractValue } from '../../../../generated/fields.js';
import { suggestion } from '../../terminal/suggest.js';
import { formatProblem } from '../values/date.js';
import type { Source, ValueSpec } from './model.js';
import type { NodeReader } from './nodes.js';
import { parseTemplate } from './template.js';

const origins = ['column', 'template', 'value'];
const keys = [...origins, 'type', 'format', 'decimal', 'optional'];

/** The value of a key, and the position of the key. */
interface Text {
  text: string;
  at: number;
}

type Given = Map<string, Text>;

/** Tells what is wrong with a constant; undefined when nothing is. */
export type ProblemOf = (spec: ValueSpec, constant: string) => string | undefined;

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
  problemOf: ProblemOf,
): Source | undefined {
  const before = reader.slips.length;
  const given = givenIn(reader, path, node, at);
  if (reader.slips.length > before) return undefined;
  const [origin, ...others] = origins.filter((key) => given.has(key));
  if (origin === undefined || others.length > 0) {
    const got = [origin, ...others].join(' and ') || 'none';
    reader.slip(at, `${path}: expected one of column, template and value, got ${got}.`);
    return undefined;
  }
  const spec = specOf(reader, path, wanted, given);
  const from = fromOf(reader, origin, path, given, spec, problemOf);
  const optional = optionalOf(reader, origin, path, given);
  return spec === undefined || from === undefined ? undefined : { from, spec, optional };
}

function givenIn(reader: NodeReader, path: string, node: Node | null, start: number): Given {
  const given: Given = new Map();
  const map = reader.map(node, path, 'a column, a template or a value, such as { column: "Deal Name" }', start);
  for (const { key, value, at } of reader.entries(map, `${path}.`)) {
    const scalar = reader.resolve(value);
    if (!keys.includes(key)) {
      reader.slip(at, `${path}.${key}: unknown key.${suggestion(key, keys)} Known are ${keys.join(', ')}.`);
    } else if (!isScalar(scalar) || scalar.value === null) {
      reader.slip(at, `${path}.${key}: expected text${key === 'value' ? ' or a number' : ''}.`);
    } else {
      // As the file has it: an id such as 007 is not a number.
      given.set(key, { text: scalar.source ?? String(scalar.value), at });
    }
  }
  return given;
}

const takes: Record<ContractValue['type'], string> = {
  string: 'text',
  number: 'numbers',
  integer: 'numbers',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function specOf(reader: NodeReader, path: string, wanted: ContractValue, given: Given): ValueSpec | undefined {
  const before = reader.slips.length;
  const type = typeOf(reader, path, wanted, given.get('type'));
  const format = given.get('format');
  const decimal = given.get('decimal');
  if (format !== undefined) {
    const wrong = type === 'date' ? formatProblem(format.text) : undefined;
    if (type !== 'date') reader.slip(format.at, `${path}.format is for type: date only.`);
    if (wrong !== undefined) reader.slip(format.at, `${path}.format: ${format.text} is not a format: ${wrong}.`);
  }
  if (decimal !== undefined) {
    if (type !== 'number') reader.slip(decimal.at, `${path}.decimal is for type: number only.`);
    else if (!/^[.,]$/.test(decimal.text)) reader.slip(decimal.at, `${path}.decimal: expected "." or ",".`);
  }
  if (reader.slips.length > before) return undefined;
  return { wanted, type, format: format?.text, decimal: decimal?.text as ValueSpec['decimal'] };
}

/** The types that an entry may name, of which text takes all but the number. */
const types = ['string', 'number', 'date', 'domain'];

/** The type that an entry names, or else that of its field. */
function typeOf(reader: NodeReader, path: string, { type, format }: ContractValue, named: Text | undefined): string {
  const own = type === 'integer' ? 'number' : type === 'string' && types.includes(`${format}`) ? `${format}` : type;
  if (named === undefined) return own;
  const { text, at } = named;
  const fits = type === 'string' ? text !== 'number' : text === own;
  if (!types.includes(text))
    reader.slip(at, `${path}.type: unknown type ${text}.${suggestion(text, types)} Known are ${types.join(', ')}.`);
  else if (!fits) reader.slip(at, `${path}.type: the field takes ${takes[type]}, so ${text} does not fit.`);
  return text;
}

function fromOf(
  reader: NodeReader,
  origin: string,
  path: string,
  given: Given,
  spec: ValueSpec | undefined,
  problemOf: ProblemOf,
): Source['from'] | undefined {
  const { text, at } = given.get(origin) ?? { text: '', at: 0 };
  if (text.trim() === '') {
    reader.slip(at, `${path}.${origin} is empty.`);
    return undefined;
  }
  if (origin === 'column') return { column: text.trim() };
  if (origin === 'template') {
    const template = parseTemplate(text);
    if (typeof template !== 'string') return { template };
    reader.slip(at, `${path}.template ${template}.`);
    return undefined;
  }
  const problem = spec && problemOf(spec, text);
  if (problem === undefined) return { value: text };
  reader.slip(at, `${path}.value ${problem}.`);
  return undefined;
}

function optionalOf(reader: NodeReader, origin: string, path: string, given: Given): boolean {
  const { text, at } = given.get('optional') ?? { text: 'false', at: 0 };
  if (text !== 'true' && text !== 'false') reader.slip(at, `${path}.optional: expected true or false.`);
  else if (text === 'true' && origin === 'value')
    reader.slip(at, `${path}.optional is for columns and templates only.`);
  return text === 'true';
}
