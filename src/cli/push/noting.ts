import type { Ledger, PutItem } from '../../ledger/index.js';
import { puttingLedger } from './putting.js';

/** What is noted of an item when it is put. */
export type Note = Pick<PutItem, 'unlinked' | 'ifRevision' | 'force'>;

/** The ledger, with a note on each item that is put into it. */
export function notingLedger(ledger: Ledger, noteOf: (item: PutItem) => Note): Ledger {
  return puttingLedger(
    ledger,
    (put) => (kind, items, now) =>
      put(
        kind,
        items.map((item) => ({ ...item, ...noteOf(item) })),
        now,
      ),
  );
}
