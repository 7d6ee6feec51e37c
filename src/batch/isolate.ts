import { asArray, asRecord, wordsOf } from '../base/unknown.js';

/** A refused request, taken apart. */
export interface Apart<T> {
  /** Those that the refusal names, each with its reason. */
  culprits: { entry: T; reason: string }[];
  /** What is to be sent again, each part in a request of its own. */
  parts: T[][];
}

/**
 * Takes a refused request apart: by the array indexes in the validator's errors, else into halves, and the single entry is the culprit.
 *
 * @param errors class-validator's errors, unchecked: flat (`{ property, constraints }`) or nested (`children`)
 * @param itemsKey the key of the array whose indexes count
 * @param reason what to say of the entry that stands alone
 */
export function takeApart<T>(entries: readonly T[], errors: unknown, itemsKey: string, reason: string): Apart<T> {
  const named = namedReasons(errors, itemsKey);
  const culprits = entries.flatMap((entry, index) => {
    const texts = named.get(index);
    return texts === undefined ? [] : [{ entry, reason: texts.length === 0 ? reason : wordsOf(texts.join('; ')) }];
  });
  if (culprits.length > 0) {
    const rest = entries.filter((_, index) => !named.has(index));
    return { culprits, parts: rest.length === 0 ? [] : [rest] };
  }
  if (entries.length === 1) return { culprits: entries.map((entry) => ({ entry, reason })), parts: [] };
  const middle = Math.ceil(entries.length / 2);
  return { culprits: [], parts: [entries.slice(0, middle), entries.slice(middle)] };
}

/** The texts of all broken rules, in the validator's order. */
export function reasonsIn(errors: unknown): string[] {
  const reasons: string[] = [];
  visitErrors(errors, (_, texts) => void reasons.push(...texts));
  return reasons;
}

/** By array index, the reasons that the errors give for that element. */
function namedReasons(errors: unknown, itemsKey: string): Map<number, string[]> {
  const named = new Map<number, string[]>();
  visitErrors(errors, ([key, index], texts) => {
    if (key !== itemsKey) return;
    const reasons = named.get(Number(index)) ?? [];
    reasons.push(...texts);
    named.set(Number(index), reasons);
  });
  return named;
}

/** Errors are nested as deep as the data that they are about. A server may nest them deeper, and use up the stack. */
const DEEPEST = 32;

/** The most rules of one error whose texts are told. */
const MOST_TEXTS = 100;

/** Visits each error before its children, with the beginning of its path and the texts of its broken rules. */
function visitErrors(
  errors: unknown,
  visit: (path: readonly string[], texts: readonly string[]) => void,
  parents: readonly string[] = [],
  depth = 0,
): void {
  if (depth === DEEPEST) return;
  for (const error of asArray(errors)) {
    const { property, constraints, children } = asRecord(error);
    // An index comes second, and nobody asks for more.
    const path = [...parents, ...segments(property)].slice(0, 2);
    visit(path, Object.values(asRecord(constraints)).slice(0, MOST_TEXTS).map(wordsOf));
    visitErrors(children, visit, path, depth + 1);
  }
}

/** `deals[3].ownerEmail` and `deals.3.ownerEmail` say the same. An index may be a number. */
function segments(property: unknown): string[] {
  return wordsOf(property ?? '')
    .split(/[.[\]]/)
    .filter((segment) => segment !== '');
}
