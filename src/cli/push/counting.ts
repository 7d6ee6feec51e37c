import type { Kind, Lane, Ledger, PutItem, PutResult } from '../../ledger/index.js';
import type { Changes } from './facts.js';
import { lanesWith } from './lanes-with.js';

/** Which count an item adds to, by what its row was before. */
const keys: Record<PutResult['was'], keyof Changes> = {
  new: 'new',
  acknowledged: 'changed',
  refused: 'refusedBefore',
  waiting: 'waitingBefore',
};

/** The ledger, with a count of what the items that it takes were to it. @param kind the items that count */
export function countingLedger(ledger: Ledger, kind: Kind, changes: Changes): Ledger {
  return lanesWith(ledger, (lane) => ({
    async put(given, items, now) {
      if (given !== kind) return lane.put(given, items, now);
      const before = await forcedPayloads(lane, kind, items);
      const results = await lane.put(kind, items, now);
      for (const [index, { state, was }] of results.entries()) {
        if (state !== 'taken') continue;
        const { id, payload } = items[index] as PutItem;
        const isSentAgain = was === 'acknowledged' && before.get(id) === payload;
        changes[isSentAgain ? 'sentAgain' : keys[was]]++;
      }
      return results;
    },
  }));
}

/** What the ledger has of the items that go even if nothing has changed. */
async function forcedPayloads(lane: Lane, kind: Kind, items: readonly PutItem[]): Promise<Map<string, string>> {
  const ids = items.filter(({ force }) => force).map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await lane.get(kind, ids);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.payload]])));
}
