import type { Ledger, PutItem } from '../../ledger/index.js';

/** What is noted of an item when it is put. */
export type Note = Pick<PutItem, 'unlinked' | 'ifRevision' | 'force'>;

/** The ledger, with a note on each item that is put into it. */
export function notingLedger(ledger: Ledger, noteOf: (item: PutItem) => Note): Ledger {
  return {
    ...ledger,
    async lane(name) {
      const lane = await ledger.lane(name);
      return {
        ...lane,
        put: (kind, items, now) =>
          lane.put(
            kind,
            items.map((item) => ({ ...item, ...noteOf(item) })),
            now,
          ),
      };
    },
  };
}
