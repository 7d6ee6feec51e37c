import { randomInt } from 'node:crypto';

/** Beyond it, fast-check takes another seed than the one that it is given. */
const end = 2 ** 31;

/** The seed that all random tests of a run share: the one of the variable `SEED`, or a new one. */
export function readSeed(text = process.env.SEED): number {
  return text === undefined || text === '' ? randomInt(end) : parseSeed('SEED', text);
}

/** @param name What the text comes from, for the error. */
export function parseSeed(name: string, text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < end) return seed;
  throw new Error(`${name} must be a whole number from 0 to ${end - 1}, and is ${text}.`);
}
