import { isSame, mostExact } from '../values/scale.js';
import { doubledKey } from './json-keys.js';
import { isNestedTooDeep, type Row } from './row.js';

/** Parses one JSON text. Numbers that JavaScript would round come as texts, with all of their digits. */
export function jsonRow(text: string, line: number, what: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, value: text, unreadable: `this ${what} is not valid JSON` };
  }
  if (isNestedTooDeep(value))
    return { line, value: text, unreadable: `this ${what} is nested deeper than any item may be` };
  const key = doubledKey(text, value);
  if (key !== undefined)
    return {
      line,
      value: text,
      unreadable: `this ${what} has the key ${JSON.stringify(key)} twice in one object: remove one`,
    };
  return { line, value: mayRound.test(text) ? JSON.parse(withoutRounding(text)) : value, unreadable: undefined };
}

/** A number of 16 characters, or with an exponent. Few rows have one. */
const mayRound = /(?:^|[:,[\s])-?(?:\d[\d.]{15}|\d[\d.]*[eE])/;

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Puts numbers that JavaScript would round to another one, or to infinity, into quotes. Far below 1e13 this changes no digit that counts. An
 * exponent gets its plus sign, by which an id that lost its digits is known.
 */
function withoutRounding(json: string): string {
  return json.replace(stringOrNumber, (token) => {
    if (token.startsWith('"')) return token;
    const value = Number(token);
    const isRounded = Number.isFinite(value)
      ? Math.abs(value) > Number.MAX_SAFE_INTEGER || (Math.abs(value) > mostExact && !isSame(token, String(value)))
      : true;
    return isRounded ? `"${token.replace(/e(?=\d)/i, 'e+')}"` : token;
  });
}
