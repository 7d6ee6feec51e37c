import type { Lane, Ledger } from '../../ledger/index.js';

/** The ledger, with lanes that put in another way. */
export function puttingLedger(ledger: Ledger, putOf: (put: Lane['put']) => Lane['put']): Ledger {
  return {
    ...ledger,
    async lane(name) {
      const lane = await ledger.lane(name);
      return { ...lane, put: putOf(lane.put) };
    },
  };
}
