import type { Issue } from './issues.js';

/** A value as it was when it was taken: what is validated is what is sent. */
export interface Snapshot {
  /** Plain data, which nobody else holds. */
  value: unknown;
  /** What could not be taken: numbers that JSON lacks. */
  lost: readonly Issue[];
}

/**
 * Takes a value as JSON would write it now. Plain data is copied, each property read once. Whatever is more than that (an instance of a
 * class, an object with `toJSON`) counts as what JSON makes of it.
 *
 * @throws what a getter or `toJSON` of the caller's throws; a TypeError for what JSON cannot write: a circle, a BigInt
 */
export function snapshot(value: unknown): Snapshot {
  const plain = copyOf(value, 0);
  if (plain !== notPlain) return { value: plain, lost: nothing };
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) return { value: undefined, lost: nothing };
  const written: unknown = JSON.parse(json);
  return { value: written, lost: lostNumbers(value, written, '') };
}

const nothing: readonly Issue[] = [];
const notPlain = Symbol('not plain data');

/** A circle is deeper than this; so is nothing that Recotap takes. */
const DEEPEST = 32;

/** A copy of data that JSON gives back as it is; `notPlain` for anything else. Every item goes through here, so it is written for speed. */
function copyOf(value: unknown, depth: number): unknown {
  if (isScalar(value)) return value;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return notPlain;
  return Array.isArray(value) ? copyOfArray(value, depth) : copyOfObject(value as Record<string, unknown>, depth);
}

function copyOfArray(array: readonly unknown[], depth: number): unknown {
  if (Object.getPrototypeOf(array) !== Array.prototype || hasToJson(array)) return notPlain;
  const copy = new Array<unknown>(array.length);
  for (let index = 0; index < array.length; index++) {
    const copied = copyOf(array[index], depth + 1);
    if (copied === notPlain) return notPlain;
    copy[index] = copied;
  }
  return copy;
}

function copyOfObject(object: Readonly<Record<string, unknown>>, depth: number): unknown {
  const prototype = Object.getPrototypeOf(object);
  if ((prototype !== Object.prototype && prototype !== null) || hasToJson(object)) return notPlain;
  const copy = { ...object };
  for (const key in copy) {
    const value = copy[key];
    if (isScalar(value)) continue;
    const copied = copyOf(value, depth + 1);
    if (copied === notPlain) return notPlain;
    copy[key] = copied;
  }
  return copy;
}

function hasToJson(value: object): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function';
}

/** Of a number that JSON lacks, the difference from itself is NaN. */
function isScalar(value: unknown): boolean {
  const type = typeof value;
  if (type === 'number') return (value as number) - (value as number) === 0;
  return type === 'string' || type === 'boolean' || value === null;
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
