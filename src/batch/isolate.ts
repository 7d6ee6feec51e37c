import { asArray, asRecord } from '../base/unknown.js';

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
    return texts === undefined ? [] : [{ entry, reason: texts.length === 0 ? reason : texts.join('; ') }];
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
  return asArray(errors).flatMap((error) => [...constraintTexts(error), ...reasonsIn(asRecord(error).children)]);
}

/** By array index, the reasons that the errors give for that element. */
function namedReasons(errors: unknown, itemsKey: string): Map<number, string[]> {
  const named = new Map<number, string[]>();
  const visit = (error: unknown, parents: string[]) => {
    const path = [...parents, ...segments(asRecord(error).property)];
    if (path[0] === itemsKey) {
      const index = Number(path[1]);
      named.set(index, [...(named.get(index) ?? []), ...constraintTexts(error)]);
    }
    for (const child of asArray(asRecord(error).children)) visit(child, path);
  };
  for (const error of asArray(errors)) visit(error, []);
  return named;
}

/** `deals[3].ownerEmail` and `deals.3.ownerEmail` say the same. */
function segments(property: unknown): string[] {
  return String(property ?? '')
    .split(/[.[\]]/)
    .filter((segment) => segment !== '');
}

function constraintTexts(error: unknown): string[] {
  return Object.values(asRecord(asRecord(error).constraints)).map(String);
}
