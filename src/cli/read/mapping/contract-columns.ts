import type { ContractField, ContractValue } from '../../../../generated/fields.js';

/** A column that a CSV file without a mapping may have. */
export interface ContractColumn extends ContractValue {
  /** The path of a field. It has 0 for a position in a list, and KEY for a key of the user's own. */
  readonly name: string;
  readonly required: boolean;
}

/** The columns for the fields of an item. */
export function contractColumns(fields: readonly ContractField[]): ContractColumn[] {
  return fields.flatMap((field) => columnsOf(field, field.name, field.required));
}

function columnsOf(value: ContractValue, name: string, required: boolean): ContractColumn[] {
  if (value.items?.fields !== undefined) return columnsOf(value.items, `${name}.0`, required);
  if (value.fields !== undefined) {
    return value.fields.flatMap((field) => columnsOf(field, `${name}.${field.name}`, required && field.required));
  }
  return [{ ...value, name: value.type === 'object' ? `${name}.KEY` : name, required }];
}
