import type { ContractValue } from '../../../../generated/fields.js';

/** How a row becomes an item, or an object in one: a mapping for each of its fields. */
export type Mapping = ReadonlyMap<string, FieldMapping>;

export type FieldMapping = ValueMapping | { readonly fields: Mapping } | { readonly entries: readonly Mapping[] };

/** A mapping that the user chose. */
export interface NamedMapping {
  /** Its file or preset, for messages. */
  readonly name: string;
  readonly fields: Mapping;
}

export interface ValueMapping {
  /** The first source that has a value in the row is used. */
  readonly sources: readonly Source[];
  /** Where the mapping has it, for messages. */
  readonly at: string;
}

export interface Source {
  readonly from: { column: string } | { template: Template } | { value: unknown };
  readonly spec: ValueSpec;
  /** Whether the file may lack the column. */
  readonly optional: boolean;
}

/** What the values of a source are to become. */
export interface ValueSpec {
  /** What the contract says of the field. */
  readonly wanted: ContractValue & { readonly name?: string; readonly required?: boolean };
  /** `string`, `number`, `date` or `domain`, as the mapping names it. Default: what the field takes. */
  readonly type?: string | undefined;
  /** The decimal mark. Default: what the values of the file have. */
  readonly decimal?: '.' | ',' | undefined;
  /** luxon's tokens. Default: ISO 8601. */
  readonly format?: string | undefined;
}

/** Text with columns in it: the texts around the columns, and the columns between them. There is one more text than columns. */
export interface Template {
  readonly texts: readonly string[];
  readonly columns: readonly string[];
}

/** Reads one column of a row. */
export type ReadColumn = (row: unknown) => unknown;

export function columnsOf({ from }: Source): readonly string[] {
  if ('column' in from) return [from.column];
  return 'template' in from ? from.template.columns : [];
}

/** The values of a mapping at every depth, each with the path of its field. */
export function valuesOf(mapping: Mapping, prefix = ''): (ValueMapping & { path: string })[] {
  return [...mapping].flatMap(([name, field]) => {
    const path = prefix + name;
    if ('sources' in field) return [{ path, ...field }];
    if ('fields' in field) return valuesOf(field.fields, `${path}.`);
    return field.entries.flatMap((entry, index) => valuesOf(entry, `${path}.${index}.`));
  });
}

/** The columns that a mapping uses. */
export function allColumns(mapping: Mapping): Set<string> {
  return new Set(valuesOf(mapping).flatMap(({ sources }) => sources.flatMap(columnsOf)));
}

/** The values that have no column, though none of their sources is optional, and the columns that each could take. */
export function lackingValues(mapping: Mapping, has: (column: string) => boolean): { at: string; oneOf: string[] }[] {
  return valuesOf(mapping).flatMap(({ at, sources }) => {
    if (sources.some((source) => source.optional || columnsOf(source).every(has))) return [];
    const missing = sources.flatMap(columnsOf).filter((column) => !has(column));
    return sources.length === 1 ? missing.map((column) => ({ at, oneOf: [column] })) : [{ at, oneOf: missing }];
  });
}
