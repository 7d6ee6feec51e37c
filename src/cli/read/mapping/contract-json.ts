import type { ContractField, ContractValue } from '../../../../generated/fields.js';
import type { Issue } from '../../../index.js';
import { type ItemKind, invalidItem } from '../items/item.js';
import { apart, type Converter, Refused, type Tally } from '../values/converter.js';
import { isId, type ValueSpec } from './model.js';

/** What becomes of a value: it is converted, or only looked at. */
interface Pass {
  take(converter: Converter, raw: unknown): unknown;
  readonly issues: Issue[];
}

/** Reads a value of an item; undefined leaves it out. What it returns unchanged is left to the validation. */
type Read = (value: unknown, path: string, pass: Pass) => unknown;

/** Reads the items of JSON without a mapping, whose keys are the fields: the values follow the same rules as those of CSV. */
export function contractJson(kind: ItemKind, converterOf: (spec: ValueSpec) => Converter) {
  const converters: { path: string; converter: Converter }[] = [];
  const read = objectReader(kind.fields, '', (spec, path) => {
    const converter = converterOf(spec);
    converters.push({ path, converter });
    return converter;
  });
  const idField = kind.fields.find(({ name }) => name === kind.idField);
  const idConverter = idField && converterOf({ wanted: idField });
  return {
    toItem(row: unknown, tally: Tally): unknown {
      const issues: Issue[] = [];
      const item = read(row, '', { issues, take: (converter, raw) => converter.convert(raw, tally) });
      return issues.length === 0 ? item : invalidItem(item, issues, kind);
    },
    look(row: unknown): string | undefined {
      read(row, '', { issues: [], take: lookOnly });
      const id =
        isObject(row) && Object.hasOwn(row, kind.idField) ? idConverter?.convert(row[kind.idField], noTally) : '';
      return typeof id === 'string' && id !== '' ? id : undefined;
    },
    raw: (row: unknown) => (isObject(row) ? row : {}),
    readings: (): string[] =>
      converters.flatMap(({ path, converter }) => {
        const reading = converter.reading?.();
        return reading === undefined ? [] : [`${JSON.stringify(path)} ${reading}`];
      }),
  };
}

const noTally: Tally = { add() {}, notes: () => [] };

function lookOnly(converter: Converter, raw: unknown): unknown {
  converter.look?.(raw);
  return raw;
}

type ConverterAt = (spec: ValueSpec, path: string) => Converter;

function readerOf(wanted: ContractValue, path: string, within: ValueSpec['within'], converterAt: ConverterAt): Read {
  if (wanted.items?.fields !== undefined)
    return listReader(objectReader(wanted.items.fields, `${path}[].`, converterAt, 'entry'));
  if (wanted.fields !== undefined) return objectReader(wanted.fields, `${path}.`, converterAt, 'object');
  // Keys of the user's own, and lists of texts, are as the user wants them.
  if (wanted.type === 'object' || wanted.type === 'array') return (value) => value;
  return valueReader(converterAt({ wanted, within }, path), isId(wanted));
}

function valueReader(converter: Converter, takesNumbers: boolean): Read {
  return (raw, path, { take, issues }) => {
    if (typeof raw === 'string' && raw.trim() === '') return undefined;
    // Of what is no text, only an id is read: the rest is right, or for the validation to refuse.
    if (typeof raw !== 'string' && !(takesNumbers && typeof raw === 'number')) return raw;
    const value = take(converter, raw);
    if (!(value instanceof Refused)) return value;
    issues.push({ path, message: value.message });
    return value.raw;
  };
}

/** An object is copied only when something in it changes. */
function objectReader(
  fields: readonly ContractField[],
  prefix: string,
  converterAt: ConverterAt,
  within?: ValueSpec['within'],
): Read {
  const reads = fields.map((field) => ({
    name: field.name,
    read: readerOf(field, prefix + field.name, within, converterAt),
  }));
  return (value, path, pass) => {
    if (!isObject(value)) return value;
    let changed: Record<string, unknown> | undefined;
    for (const { name, read } of reads) {
      if (!Object.hasOwn(value, name)) continue;
      const before = value[name];
      const after = before === null ? undefined : read(before, path === '' ? name : `${path}.${name}`, pass);
      if (after === before) continue;
      changed ??= { ...value };
      if (after === undefined) delete changed[name];
      else changed[name] = after;
    }
    return changed ?? value;
  };
}

/** An entry of which nothing is left is left out, as it is in CSV. */
function listReader(readEntry: Read): Read {
  return (value, path, pass) => {
    if (!Array.isArray(value)) return value;
    const list: unknown[] = [];
    for (const before of value) {
      const after = readEntry(before, `${path}.${list.length}`, pass);
      if (after === before || !isObject(after)) list.push(after);
      else if (Object.keys(after).length > 0) list.push(...apart(after));
    }
    if (list.length === 0 && value.length > 0) return undefined;
    const isSame = list.length === value.length && list.every((entry, index) => entry === value[index]);
    return isSame ? value : list;
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
