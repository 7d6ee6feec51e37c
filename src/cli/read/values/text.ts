import { Refused } from './converter.js';

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

export function toBoolean(raw: unknown): unknown {
  const text = String(raw).trim().toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : new Refused(raw, 'must be true or false');
}

/** `a; b` is a list of two. */
export function toList(raw: unknown): unknown {
  if (Array.isArray(raw) || raw instanceof Refused) return raw;
  return String(raw)
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
