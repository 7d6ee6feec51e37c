import type { ContractValue } from '../../../../generated/fields.js';

/** How a row becomes an item, or an object in one: a mapping for each of its fields. */
export type Mapping = ReadonlyMap<string, FieldMapping>;

export type FieldMapping = ValueMapping | { readonly fields: Mapping } | { readonly entries: readonly ListEntry[] };

/** What makes entries of a list: one, or one for each of several elements. */
export interface ListEntry {
  readonly fields: Mapping;
  readonly each?: Each | undefined;
}

/** Where the elements are: in a JSON list, between separators in a text, or in the rows of a table. */
export interface Each {
  readonly column: string;
  /** The name of a table, to which the column has the key. */
  readonly lookup: string | undefined;
  /** The separator. */
  readonly split: string | undefined;
  /** Which elements count. */
  readonly where: readonly Condition[];
  /** Whether the file may lack the column. */
  readonly optional: boolean;
  /** Where the mapping has it, for messages. */
  readonly at: string;
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
  /** The rows in which the source is used. Default: all. */
  readonly where?: readonly Condition[] | undefined;
  /** The column has a key of this table, and the value is in this field of the row found. */
  readonly lookup?: { readonly table: string; readonly field: string } | undefined;
  readonly map?: ValueMap | undefined;
  /** What is between the values of a text, for a field that takes a list. */
  readonly split?: string | undefined;
}

/** Values, and what each becomes. Undefined leaves the field out. */
export interface ValueMap {
  /** By the form that `comparable` gives. */
  readonly values: ReadonlyMap<string, string | undefined>;
  /** The values as the mapping has them. */
  readonly known: readonly string[];
  /** What becomes of a value that is not among them. */
  readonly other: 'keep' | 'none' | 'refuse';
}

/** What a column of a row has to be, or must not be. */
export interface Condition {
  readonly column: string;
  readonly isNot: boolean;
  /** `true` and `false` without quotes are no texts. */
  readonly values: readonly (string | boolean | null)[];
  /** Where the mapping has it, for messages. */
  readonly at: string;
}

/** What the values of a source are to become. */
export interface ValueSpec {
  /** What the contract says of the field. */
  readonly wanted: ContractValue & { readonly name?: string; readonly required?: boolean };
  /** `string`, `number`, `date` or `domain`, as the mapping names it. Default: what the field takes, as the contract has it. */
  readonly type?: string | undefined;
  /** The decimal mark. Default: what the values of the file have. */
  readonly decimal?: '.' | ',' | undefined;
  /** What a number is multiplied by, in decimal digits. Default: 1. */
  readonly scale?: string | undefined;
  /** luxon's tokens, or `iso`, `epoch-s`, `epoch-ms` or `excel`; the first that fits is used. Default: ISO 8601. */
  readonly format?: readonly string[] | undefined;
  /** The time zone of dates without an offset. Default: UTC. */
  readonly zone?: string | undefined;
  /** Words that mean nothing, beside those that are known. */
  readonly nothing?: readonly string[] | undefined;
  /** What the field is part of, when it is not one of the item itself. */
  readonly within?: 'object' | 'entry' | undefined;
}

/** Whether a field takes an id, which its name tells: the contract has no other mark for it. */
export function isId({ type, name = '' }: ValueSpec['wanted']): boolean {
  return type === 'string' && name.endsWith('Id');
}

/** Text with columns in it: the texts around the columns, and the columns between them. There is one more text than columns. */
export interface Template {
  readonly texts: readonly string[];
  readonly columns: readonly string[];
}

/** A table that rows are looked up in. */
export interface TableSpec {
  /** Undefined when it may be given with the command, and may be missing. */
  readonly file: string | undefined;
  /** The columns of which the first that the table has is the key. */
  readonly key: readonly string[];
  /** Whether several rows may have the same key. */
  readonly many: boolean;
  /** Where the mapping has it, for messages. */
  readonly at: string;
}

/** What a table gives for a key that it does not have. */
export const noRow: unique symbol = Symbol('no row');

/** A table, read as a whole. */
export interface Table {
  /** Makes a function that takes a field from the first row with a key. It gives `noRow` when there is none. */
  finder(field: string): (key: unknown) => unknown;
  /** The rows with this key, in the order of the file. */
  rowsOf(key: unknown): readonly object[];
  /** Whether any row has a field. */
  has(field: string): boolean;
}

export type Tables = ReadonlyMap<string, Table>;

/** How a file of rows is to be read. */
export interface ReadSpec {
  /** The path of the rows in a JSON document. */
  readonly rows?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly header?: readonly string[] | undefined;
  /** How many lines come before the header. */
  readonly skip?: number | undefined;
  readonly sheet?: string | undefined;
}

/** Checks how a file is to be read, by the rules of the command line. */
export type OptionChecks = {
  readonly [Key in keyof ReadSpec]-?: (given: unknown) => { value: unknown } | { problem: string };
};

/** What a mapping says beside how a row becomes an item. */
export interface Setup {
  readonly read: ReadSpec;
  /** Which rows become items. */
  readonly where: readonly Condition[];
  readonly nothing: readonly string[];
  readonly lookups: ReadonlyMap<string, TableSpec>;
}

/** Makes items of a row. The row of a CSV file is an object of texts by column. */
export type MakeItems = (row: unknown, tools: { lookup(table: string, key: unknown): unknown }) => unknown;

/** Reads one column of a row. */
export type ReadColumn = (row: unknown) => unknown;

/** Finds the columns of a file. */
export interface Reader {
  /** Undefined when the file lacks the column. */
  column(name: string): ReadColumn | undefined;
  /** Whether the file has the column, as far as it was read. */
  has(name: string): boolean;
}

export function columnsOf({ from, where = [] }: Source): readonly string[] {
  const conditions = where.map(({ column }) => column);
  if ('column' in from) return [from.column, ...conditions];
  return 'template' in from ? [...from.template.columns, ...conditions] : conditions;
}

/** The columns that a mapping uses, also those that elements of a list may have instead of the row. */
export function allColumns(mapping: Mapping): Set<string> {
  return new Set([...mapping.values()].flatMap(columnsIn));
}

function columnsIn(field: FieldMapping): string[] {
  if ('sources' in field) return field.sources.flatMap(columnsOf);
  if ('fields' in field) return [...allColumns(field.fields)];
  return field.entries.flatMap(({ fields, each }) => [
    ...(each === undefined ? [] : [each.column]),
    ...allColumns(fields),
  ]);
}
