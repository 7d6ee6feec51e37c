import type { Issue } from '../index.js';
import { parseDomain } from './mapping/domain.js';
import { valueAt } from './value-at.js';

/** A line of a problems file: what became of a deal in an earlier push. */
export interface EarlierOutcome {
  status: string;
  deal: unknown;
  /** Unchecked. */
  issues?: unknown;
}

const statuses = new Set(['failed', 'invalid', 'unsent']);

/** No deal looks like this: the contract knows neither field. */
export function isEarlierOutcome(value: unknown): value is EarlierOutcome {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'deal')) return false;
  return statuses.has(String((value as EarlierOutcome).status));
}

/**
 * What the mapping refused, and nobody corrected since. The contract takes any text for a domain, so it would let pass now what was
 * refused before.
 */
export function stillRefused({ issues, deal }: EarlierOutcome): Issue[] {
  return (Array.isArray(issues) ? issues : []).flatMap((issue: unknown) => {
    const { path, message } = Object(issue) as Partial<Record<keyof Issue, unknown>>;
    if (typeof path !== 'string' || typeof message !== 'string' || !/(^|\.)domain$/.test(path)) return [];
    const value = valueAt(deal, path);
    return typeof value === 'string' && parseDomain(value) === null ? [{ path, message }] : [];
  });
}
