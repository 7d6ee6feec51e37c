import { Refused } from './converter.js';

/** Codes of ISO 4217 for funds, such as the Unidad de Fomento of Chile, which Intl lacks. */
const funds = ['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW'];

/** The currencies of today. */
const codes = new Set([...Intl.supportedValuesOf('currency'), ...funds]);

/** Reads a currency by its code in ISO 4217. A name or a sign stands for several: `$` is that of twenty countries. */
export function toCurrency(raw: unknown): unknown {
  const code = typeof raw === 'string' ? raw.trim().toUpperCase() : '';
  return codes.has(code)
    ? code
    : new Refused(
        raw,
        'must be a currency code by ISO 4217, such as USD: give other names their codes in a mapping, such as map: { US Dollar: USD }',
      );
}
