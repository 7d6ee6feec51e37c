import type { ContractValue } from '../../../../generated/fields.js';

/** The types that an entry may name, of which text takes all but the number. */
export const types = ['string', 'number', 'date', 'domain'];

/** What a field takes, in words. */
export const takes: Record<ContractValue['type'], string> = {
  string: 'text',
  number: 'numbers',
  integer: 'numbers',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** The type of a field whose entry names none. */
export function fieldType({ type, format }: ContractValue): string {
  if (type === 'integer') return 'number';
  return type === 'string' && types.includes(`${format}`) ? `${format}` : type;
}

/** Whether a field takes values of a type that an entry names. */
export function isTypeOf(named: string, wanted: ContractValue): boolean {
  return wanted.type === 'string' ? named !== 'number' : named === fieldType(wanted);
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
