import type { ContractField } from '../../generated/fields.js';

/** @throws Error when the contract has no such field */
export function fieldNamed(fields: readonly ContractField[], name: string): ContractField {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`The contract has no field ${name} there`);
  return field;
}
