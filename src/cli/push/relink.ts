import type { Deal } from '../../index.js';
import type { Lane, PutItem } from '../../ledger/index.js';
import type { ItemSource } from '../read/items/item.js';
import type { KnownAccounts } from './known-accounts.js';
import type { Note } from './noting.js';

/** The deals of a lane that went while Recotap had none of their accounts. */
export interface UnlinkedDeals {
  /** All of them as long as nobody knows which accounts there are; after that, those that can be linked. */
  open(): Promise<ItemSource>;
  /** What is put meanwhile is newer, and stays. */
  noteOf(item: PutItem): Note;
}

/** @param name what messages call them */
export function unlinkedDeals(lane: Lane, name: string, accounts: KnownAccounts): UnlinkedDeals {
  const revisions = new Map<string, number>();
  return {
    async open() {
      const { unlinked } = await lane.stats(Date.now(), 'deals');
      let isRead = false;
      async function* items(): AsyncGenerator<Deal> {
        for await (const { id, payload, revision } of lane.rows('deals', { state: 'unlinked' })) {
          const deal: Deal = JSON.parse(payload);
          if (accounts.isKnown && !accounts.isLinked(deal)) continue;
          revisions.set(id, revision);
          yield deal;
        }
        isRead = true;
      }
      return {
        name,
        isSized: true,
        delimiter: undefined,
        get isRead() {
          return isRead;
        },
        isDoubtful: false,
        items: items(),
        takePlace: () => undefined,
        versionOf: () => undefined,
        fraction: (settled) => settled / Math.max(unlinked, settled, 1),
        notes: () =>
          unlinked > 0
            ? []
            : ['No deal is known to lack its account. A push with a ledger and --check-links finds out which do.'],
        repeatedIds: () => undefined,
        stop() {},
      };
    },
    noteOf: ({ id }) => ({ unlinked: false, ifRevision: revisions.get(id) }),
  };
}
