import type { Issue } from './issues.js';

/** A value as it goes out: what is validated is what is sent. */
export interface Serialised {
  json: string;
  /** What `json` says. */
  value: unknown;
  /** What got lost on the way: numbers that JSON lacks. */
  lost: Issue[];
}

/**
 * Writes a value as JSON, once. Each property of plain data is read once. Whatever is more than that (an instance of a class, an object with
 * `toJSON`) counts as what JSON makes of it.
 *
 * @throws what a getter or `toJSON` of the caller's throws; a TypeError for what JSON cannot write: a circle, a BigInt
 */
export function serialise(value: unknown): Serialised {
  const plain = copyOf(value, 0);
  if (plain !== notPlain) return { json: JSON.stringify(plain), value: plain, lost: [] };
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) return { json: 'null', value: undefined, lost: [] };
  const written: unknown = JSON.parse(json);
  return { json, value: written, lost: lostNumbers(value, written, '') };
}

const notPlain = Symbol('not plain data');

/** A circle is deeper than this; so is nothing that Recotap takes. */
const DEEPEST = 32;

/** A copy of data that JSON gives back as it is; `notPlain` for anything else. */
function copyOf(value: unknown, depth: number): unknown {
  if (isPrimitive(value)) return value;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return notPlain;
  const prototype = Object.getPrototypeOf(value);
  const isArray = Array.isArray(value);
  if (isArray ? prototype !== Array.prototype : prototype !== Object.prototype && prototype !== null) return notPlain;
  const copy = (isArray ? [...value] : { ...value }) as Record<string, unknown>;
  for (const key in copy) {
    const inner = copy[key];
    if (isPrimitive(inner)) continue;
    const copied = copyOf(inner, depth + 1);
    if (copied === notPlain) return notPlain;
    copy[key] = copied;
  }
  return copy;
}

function isPrimitive(value: unknown): boolean {
  return typeof value === 'string' || Number.isFinite(value) || typeof value === 'boolean' || value === null;
}

function lostNumbers(value: unknown, written: unknown, path: string): Issue[] {
  if (typeof value === 'number' && written === null) {
    return [{ path, message: `must be a number that JSON can hold, and is ${value}` }];
  }
  if (typeof value !== 'object' || value === null || typeof written !== 'object' || written === null) return [];
  return Object.entries(written).flatMap(([key, inner]) =>
    lostNumbers((value as Record<string, unknown>)[key], inner, path === '' ? key : `${path}.${key}`),
  );
}
