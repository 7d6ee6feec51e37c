import type { ContractValue } from '../../../../generated/fields.js';
import { Refused } from './converter.js';
import { type DecimalMark, parseNumber } from './number.js';

/** Returns the value for a field, undefined to leave the field out, or a Refused. */
export type Convert = (raw: unknown) => unknown;

/** The conversion for a value of the contract, which leaves the text of a string as it is. */
export function toValue({ type }: ContractValue, decimal: DecimalMark): Convert {
  switch (type) {
    case 'number':
    case 'integer':
      return toNumber(decimal);
    case 'boolean':
      return toBoolean;
    case 'array':
      return toList;
    default:
      return toText;
  }
}

export function toText(raw: unknown): unknown {
  if (typeof raw === 'string') return raw.trim();
  if (typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'number') return new Refused(raw, 'must be text');
  // Beyond 2^53 the digits have changed already when the file was parsed.
  if (Number.isInteger(raw) && !Number.isSafeInteger(raw)) {
    return new Refused(raw, 'must be in quotes: a whole number this long is not read exactly');
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
        ? 'could be a fraction or thousands. Add decimal: "." or decimal: "," to the mapping, to say which mark is the decimal one'
        : `must be a number, such as ${example}`,
    );
  };
}

function toBoolean(raw: unknown): unknown {
  const text = String(raw).trim().toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : new Refused(raw, 'must be true or false');
}

/** `a; b` is a list of two. */
function toList(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw;
  return String(raw)
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
