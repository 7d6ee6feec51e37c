import type { ContractField, ContractValue } from '../../../../generated/fields.js';
import type { Issue } from '../../../index.js';
import { type ItemKind, invalidItem } from '../items/item.js';
import { apart, type Converter, Refused, type Tally } from '../values/converter.js';
import { isId, type ValueSpec } from './model.js';

interface Pass {
  readonly tally: Tally;
  readonly issues: Issue[];
}

/** Reads the values of one field. */
interface FieldReader {
  /** Undefined leaves the value out. What is returned unchanged is left to the validation. */
  read(value: unknown, path: string, pass: Pass): unknown;
  /** Undefined when no converter in the field has to see values before the first is converted. */
  readonly look?: ((value: unknown) => void) | undefined;
}

/** Reads the items of JSON without a mapping, whose keys are the fields: the values follow the same rules as those of CSV. */
export function contractJson(kind: ItemKind, converterOf: (spec: ValueSpec) => Converter) {
  const converters: { path: string; converter: Converter }[] = [];
  const { read, look } = objectReader(kind.fields, '', (spec, path) => {
    const converter = converterOf(spec);
    converters.push({ path, converter });
    return converter;
  });
  const idField = kind.fields.find(({ name }) => name === kind.idField);
  const idConverter = idField && converterOf({ wanted: idField });

  /** The id of a row, if it has one that can be used. */
  function id(row: unknown): string | undefined {
    const own = isObject(row) && Object.hasOwn(row, kind.idField) ? row[kind.idField] : undefined;
    const value = own === undefined || own === null ? '' : idConverter?.convert(own, noTally);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  return {
    toItem(row: unknown, tally: Tally): unknown {
      const issues: Issue[] = [];
      const item = read(row, '', { issues, tally });
      return issues.length === 0 ? item : invalidItem(item, issues, kind);
    },
    id,
    look(row: unknown): string | undefined {
      look?.(row);
      return id(row);
    },
    readings: (): string[] =>
      converters.flatMap(({ path, converter }) => {
        const reading = converter.reading?.();
        return reading === undefined ? [] : [`${JSON.stringify(path)} ${reading}`];
      }),
  };
}

const noTally: Tally = { add() {}, notes: () => [] };

type ConverterAt = (spec: ValueSpec, path: string) => Converter;

function readerOf(
  wanted: ContractValue,
  path: string,
  within: ValueSpec['within'],
  converterAt: ConverterAt,
): FieldReader {
  if (wanted.items?.fields !== undefined)
    return listReader(objectReader(wanted.items.fields, `${path}[].`, converterAt, 'entry'));
  if (wanted.fields !== undefined) return objectReader(wanted.fields, `${path}.`, converterAt, 'object');
  const converter = converterAt({ wanted: { name: path, ...wanted }, within }, path);
  const { type } = wanted;
  // Of what is no text, ids, keys of the user's own and lists of texts are read: the rest is right, or for the validation to refuse.
  const taken = isId(wanted) ? ['string', 'number'] : type === 'object' || type === 'array' ? ['object'] : ['string'];
  return valueReader(converter, (raw) => taken.includes(typeof raw));
}

function valueReader({ convert, look }: Converter, isTaken: (raw: unknown) => boolean): FieldReader {
  const isBlank = (raw: unknown) => typeof raw === 'string' && raw.trim() === '';
  return {
    read(raw, path, { tally, issues }) {
      if (isBlank(raw)) return undefined;
      if (!isTaken(raw)) return raw;
      const value = convert(raw, tally);
      if (!(value instanceof Refused)) return value;
      issues.push({ path, message: value.message });
      return value.raw;
    },
    look:
      look &&
      ((raw) => {
        if (isTaken(raw) && !isBlank(raw)) look(raw);
      }),
  };
}

/** An object is copied only when something in it changes. */
function objectReader(
  fields: readonly ContractField[],
  prefix: string,
  converterAt: ConverterAt,
  within?: ValueSpec['within'],
): FieldReader {
  const readers = fields.map((field) => ({
    name: field.name,
    ...readerOf(field, prefix + field.name, within, converterAt),
  }));
  const looks = readers.flatMap(({ name, look }) => (look === undefined ? [] : [{ name, look }]));
  const lookAt = (value: unknown) => {
    if (!isObject(value)) return;
    for (const { name, look } of looks) if (Object.hasOwn(value, name) && value[name] !== null) look(value[name]);
  };
  return {
    look: looks.length === 0 ? undefined : lookAt,
    read(value, path, pass) {
      if (!isObject(value)) return value;
      let changed: Record<string, unknown> | undefined;
      for (const { name, read } of readers) {
        if (!Object.hasOwn(value, name)) continue;
        const before = value[name];
        const after = before === null ? undefined : read(before, path === '' ? name : `${path}.${name}`, pass);
        if (after === before) continue;
        changed ??= { ...value };
        if (after === undefined) delete changed[name];
        else changed[name] = after;
      }
      return changed ?? value;
    },
  };
}

/** An entry of which nothing is left is left out, as it is in CSV. */
function listReader({ read, look }: FieldReader): FieldReader {
  return {
    look:
      look &&
      ((value) => {
        if (Array.isArray(value)) for (const entry of value) look(entry);
      }),
    read(value, path, pass) {
      if (!Array.isArray(value)) return value;
      const list: unknown[] = [];
      for (const before of value) {
        const after = read(before, `${path}.${list.length}`, pass);
        if (!isObject(after)) list.push(after);
        else if (Object.keys(after).length > 0) list.push(...(after === before ? [after] : apart(after)));
      }
      if (list.length === 0 && value.length > 0) return undefined;
      const isSame = list.length === value.length && list.every((entry, index) => entry === value[index]);
      return isSame ? value : list;
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
