import type { Convert } from './convert.js';
import type { Template } from './template.js';

/** How the rows of a file become deals. */
export interface Mapping {
  fields: FieldMapping[];
  /** One list of fields for each associated account. */
  accounts: FieldMapping[][];
}

export interface FieldMapping {
  /** The field of the deal or of the account. */
  name: string;
  /** The first that has a value in the row gives it. None where the file lacks all the columns of an optional field. */
  sources: Source[];
  /** Where the mapping says so, in words, for messages. */
  at: string;
}

export interface Source {
  from: { column: string } | { template: Template } | { value: unknown };
  convert: Convert;
  /** The file may lack the column. */
  optional: boolean;
}

export function columnsOf({ from }: Source): string[] {
  if ('column' in from) return [from.column];
  return 'template' in from ? from.template.columns : [];
}

function allFields({ fields, accounts }: Mapping): FieldMapping[] {
  return [...fields, ...accounts.flat()];
}

/** The columns that a mapping takes, each once. */
export function allColumns(mapping: Mapping): Set<string> {
  return new Set(allFields(mapping).flatMap(({ sources }) => sources.flatMap(columnsOf)));
}

/** The fields that no source of theirs can fill, each with the columns of which it wants one. A field with an optional source may go without. */
export function lackingFields(mapping: Mapping, has: (column: string) => boolean): { at: string; oneOf: string[] }[] {
  return allFields(mapping).flatMap(({ at, sources }) => {
    if (sources.some((source) => source.optional || columnsOf(source).every(has))) return [];
    const missing = sources.flatMap(columnsOf).filter((column) => !has(column));
    return sources.length === 1 ? missing.map((column) => ({ at, oneOf: [column] })) : [{ at, oneOf: missing }];
  });
}
