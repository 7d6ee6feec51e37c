import { asRecord } from '../../base/unknown.js';
import type { Issue } from '../../index.js';
import { isProblemStatus } from './item-kind.js';
import { parseDomain } from './mapping/domain.js';
import { valueAt } from './value-at.js';

/** A line of a problems file: what became of an item in an earlier push. */
export interface EarlierOutcome {
  item: unknown;
  /** Unchecked. */
  issues: unknown;
}

/**
 * Reads a value as a line of a problems file, if it is one. No item looks like this: the contract knows neither field.
 *
 * @param word what an item is called
 */
export function earlierOutcome(value: unknown, word: string): EarlierOutcome | undefined {
  const { status, issues, [word]: item } = asRecord(value);
  return isProblemStatus(status) && Object.hasOwn(asRecord(value), word) ? { item, issues } : undefined;
}

/**
 * What the mapping refused, and nobody corrected since. The contract takes any text for a domain, so it would let pass now what was
 * refused before.
 */
export function stillRefused({ issues, item }: EarlierOutcome): Issue[] {
  return (Array.isArray(issues) ? issues : []).flatMap((issue: unknown) => {
    const { path, message } = Object(issue) as Partial<Record<keyof Issue, unknown>>;
    if (typeof path !== 'string' || typeof message !== 'string' || !/(^|\.)domain$/.test(path)) return [];
    const value = valueAt(item, path);
    return typeof value === 'string' && parseDomain(value) === null ? [{ path, message }] : [];
  });
}
