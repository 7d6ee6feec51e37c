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
  from: { column: string } | { template: Template } | { value: unknown };
  convert: Convert;
  /** Where the mapping says so, in words, for messages. */
  at: string;
}

export function columnsOf({ from }: FieldMapping): string[] {
  if ('column' in from) return [from.column];
  return 'template' in from ? from.template.columns : [];
}

export function allFields({ fields, accounts }: Mapping): FieldMapping[] {
  return [...fields, ...accounts.flat()];
}
