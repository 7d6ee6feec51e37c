import { type DecimalMark, parseNumber } from './number.js';

/** A value that could not be converted: it stays in the deal as it is, so that it can be corrected there. */
export class Refused {
  constructor(
    readonly raw: unknown,
    readonly message: string,
  ) {}
}

/** Gives the value of a deal field, undefined to leave the field out, or why it cannot be. Never sees an empty or missing value. */
export type Convert = (raw: unknown) => unknown;

export function toText(raw: unknown): unknown {
  if (typeof raw === 'string') return raw.trim();
  if (typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'number') return new Refused(raw, 'must be text');
  // Beyond 2^53 reading the file has already changed the digits.
  if (Number.isInteger(raw) && !Number.isSafeInteger(raw)) {
    return new Refused(raw, 'must be in quotes: a whole number of so many digits is not read exactly');
  }
  return String(raw);
}

export function toNumber(decimal: DecimalMark): Convert {
  const example = decimal === ',' ? '1234,50 or 1.234,50' : '1234.50 or 1,234.50';
  return (raw) => {
    if (typeof raw === 'number') return raw;
    const value = typeof raw === 'string' ? parseNumber(raw, decimal) : 'no number';
    if (typeof value === 'number') return value;
    return new Refused(
      raw,
      value === 'ambiguous'
        ? 'could be a fraction or thousands: say which mark is the decimal one, by decimal: "." or decimal: "," in the mapping'
        : `must be a number, such as ${example}`,
    );
  };
}
