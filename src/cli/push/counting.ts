import type { Kind, Ledger, PutResult } from '../../ledger/index.js';
import type { Changes } from './facts.js';
import { puttingLedger } from './putting.js';

/** Which count an item adds to, by what its row was before. */
const keys: Record<PutResult['was'], keyof Changes> = {
  new: 'new',
  acknowledged: 'changed',
  refused: 'refusedBefore',
  waiting: 'waitingBefore',
};

/** The ledger, with a count of what the items that it takes were to it. @param kind the items that count */
export function countingLedger(ledger: Ledger, kind: Kind, changes: Changes): Ledger {
  return puttingLedger(ledger, (put) => async (given, items, now) => {
    const results = await put(given, items, now);
    if (given === kind) for (const { state, was } of results) if (state === 'taken') changes[keys[was]]++;
    return results;
  });
}
