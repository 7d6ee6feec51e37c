import type { Struck } from './choose.js';
import { choosing, type Items } from './items.js';

/** Returns the reason why an item fails; undefined when it does not. */
export type Failing = (id: string) => string | undefined;

/** If several faults let an item fail, the first one gives the reason. */
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
