import { RecotapLedgerError } from '../../base/errors.js';
import type { Remembering } from '../model.js';
import type { Ledger } from '../store.js';
import { createMemoryLane, type MemoryLane } from './lane.js';

/**
 * A ledger that ends with the process. It keeps the last state of each item in memory: about 1 kB for a deal.
 *
 * @param remembering default: rows have no history
 * @internal
 */
export function createMemoryLedger(remembering = nothing): Ledger {
  const lanes = new Map<string, MemoryLane>();
  let isClosed = false;
  const checkOpen = () => {
    if (isClosed)
      throw new RecotapLedgerError('The ledger is closed. Open it again, and close its outboxes before it.');
  };
  const close = async () => {
    isClosed = true;
    lanes.clear();
  };
  return {
    location: ':memory:',
    isDurable: false,
    async lane(name) {
      checkOpen();
      const lane = lanes.get(name) ?? createMemoryLane(name, checkOpen, remembering);
      lanes.set(name, lane);
      return lane;
    },
    async lanes() {
      checkOpen();
      return [...lanes.keys()].sort();
    },
    async lanesDue(now) {
      checkOpen();
      const stats = await Promise.all([...lanes.values()].map((lane) => lane.stats(now)));
      return [...lanes.keys()].filter((_, index) => (stats[index]?.nextAt ?? Number.POSITIVE_INFINITY) <= now);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const nothing: Remembering = { most: 0, hashOf: () => '' };
