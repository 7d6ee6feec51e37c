import type { Deal } from '../../../generated/schema.js';
import type { Struck } from './choose.js';

/** Gives the reason for which a deal comes back `failed`; undefined when it does not. */
export type Failing = (deal: Deal) => string | undefined;

/** Of several faults that fail a deal, the first says why. */
export function failing(faults: readonly Struck[]): Failing | undefined {
  const failures = faults.flatMap(({ rule }) => {
    if (rule.fault !== 'failed-deals') return [];
    const { error = 'The deal could not be processed', when } = rule;
    return [{ error, ids: when?.dealIds === undefined ? undefined : new Set([when.dealIds].flat()) }];
  });
  if (failures.length === 0) return undefined;
  return ({ externalDealId }) => failures.find(({ ids }) => ids?.has(externalDealId) ?? true)?.error;
}
