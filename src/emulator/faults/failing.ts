import type { Struck } from './choose.js';
import { choosing, type Items } from './items.js';

/** Gives the reason for which an item comes back `failed`; undefined when it does not. */
export type Failing = (id: string) => string | undefined;

/** Of several faults that fail an item, the first says why. */
export function failing(faults: readonly Struck[], items: Items | undefined): Failing | undefined {
  if (items === undefined) return undefined;
  const what = items.operation === 'pushDeals' ? 'deal' : 'item';
  const failures = faults.flatMap(({ rule }) => {
    if (rule.fault !== 'failed-items' && rule.fault !== 'failed-deals') return [];
    const { error = `The ${what} could not be processed`, when } = rule;
    return [{ error, chooses: choosing(when) }];
  });
  if (failures.length === 0) return undefined;
  return (id) => failures.find(({ chooses }) => chooses?.(id, items) ?? true)?.error;
}
