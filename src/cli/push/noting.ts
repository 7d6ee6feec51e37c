import type { Ledger, PutItem } from '../../ledger/index.js';
import { lanesWith } from './lanes-with.js';

/** What is noted of an item when it is put. */
export type Note = Pick<PutItem, 'unlinked' | 'ifRevision' | 'force'>;

/** The ledger, with a note on each item that is put into it. */
export function notingLedger(ledger: Ledger, noteOf: (item: PutItem) => Note): Ledger {
  return lanesWith(ledger, ({ put }) => ({
    put(kind, items, now) {
      const noted = items.map((item) => ({ ...item, ...noteOf(item) }));
      return put(kind, noted, now);
    },
  }));
}
