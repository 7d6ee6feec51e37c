import { isScalar, type Node } from 'yaml';
import type { ContractValue } from '../../../../generated/fields.js';
import { suggestion } from '../../terminal/suggest.js';
import { toValue } from './convert.js';
import { formatProblem, toDate } from './date.js';
import { toDomain } from './domain.js';
import { type Convert, Refused, type Source } from './model.js';
import type { NodeReader } from './nodes.js';
import type { DecimalMark } from './number.js';
import { parseTemplate } from './template.js';

const origins = ['column', 'template', 'value'];
const keys = [...origins, 'type', 'format', 'decimal', 'optional'];

/** The values of an entry by its keys, and the positions of the keys. */
type Given = Map<string, { text: string; at: number }>;

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
  const convert = convertOf(reader, path, wanted, given);
  const from = fromOf(reader, origin, path, given, convert);
  const optional = optionalOf(reader, origin, path, given);
  return convert === undefined || from === undefined ? undefined : { from, convert, optional };
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

/** The types that an entry may name. A value of any other type is converted as its field wants it. */
const types = ['string', 'number', 'date', 'domain'];

const takes: Record<ContractValue['type'], string> = {
  string: 'text',
  number: 'numbers',
  integer: 'numbers',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function convertOf(reader: NodeReader, path: string, wanted: ContractValue, given: Given): Convert | undefined {
  const before = reader.slips.length;
  const [type, format, decimal] = ['type', 'format', 'decimal'].map((key) => given.get(key));
  const isNumeric = wanted.type === 'number' || wanted.type === 'integer';
  const chosen = type?.text ?? (isNumeric ? 'number' : ownType(wanted));
  if (type !== undefined && !types.includes(chosen)) {
    const known = `${suggestion(chosen, types)} Known are ${types.join(', ')}.`;
    reader.slip(type.at, `${path}.type: unknown type ${chosen}.${known}`);
  } else if (
    type !== undefined &&
    !(isNumeric ? chosen === 'number' : wanted.type === 'string' && chosen !== 'number')
  ) {
    reader.slip(type.at, `${path}.type: the field takes ${takes[wanted.type]}, so ${chosen} does not fit.`);
  }
  if (format !== undefined) {
    const wrong = chosen === 'date' ? formatProblem(format.text) : undefined;
    if (chosen !== 'date') reader.slip(format.at, `${path}.format is for type: date only.`);
    if (wrong !== undefined) reader.slip(format.at, `${path}.format: ${format.text} is not a format: ${wrong}.`);
  }
  if (decimal !== undefined) {
    if (chosen !== 'number') reader.slip(decimal.at, `${path}.decimal is for type: number only.`);
    else if (!isDecimalMark(decimal.text)) reader.slip(decimal.at, `${path}.decimal: expected "." or ",".`);
  }
  if (reader.slips.length > before) return undefined;
  if (chosen === 'date') return toDate(format?.text);
  if (chosen === 'domain') return toDomain;
  return toValue(wanted, decimal?.text as DecimalMark);
}

function ownType({ type, format }: ContractValue): string {
  return format === 'date' || format === 'domain' ? format : type;
}

function isDecimalMark(text: string): boolean {
  return text === '.' || text === ',';
}

function fromOf(
  reader: NodeReader,
  origin: string,
  path: string,
  given: Given,
  convert: Convert | undefined,
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
  const converted = convert?.(text);
  if (!(converted instanceof Refused)) return { value: text };
  reader.slip(at, `${path}.value ${converted.message}.`);
  return undefined;
}

function optionalOf(reader: NodeReader, origin: string, path: string, given: Given): boolean {
  const { text, at } = given.get('optional') ?? { text: 'false', at: 0 };
  if (text !== 'true' && text !== 'false') reader.slip(at, `${path}.optional: expected true or false.`);
  else if (text === 'true' && origin === 'value')
    reader.slip(at, `${path}.optional is for columns and templates only.`);
  return text === 'true';
}
