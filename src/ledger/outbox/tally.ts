import { stateOf } from '../state.js';
import type { LaneStats, PutResult, Row } from '../store.js';

/** How many rows of a lane wait, are in flight and are refused, without asking the ledger each time. */
export interface Tally {
  /** What the ledger counts, from time to time: other processes put too. */
  adopt(stats: LaneStats): void;
  put(result: PutResult): void;
  take(count: number): void;
  settle(row: Row): void;
  readonly waiting: number;
  readonly inFlight: number;
  readonly refused: number;
  readonly oldestAt: number | undefined;
}

export function createTally(): Tally {
  let [waiting, inFlight, refused] = [0, 0, 0];
  let oldestAt: number | undefined;
  return {
    adopt(stats) {
      ({ waiting, inFlight, refused, oldestAt } = stats);
    },
    put({ state, row, was }) {
      if (state !== 'taken') return;
      if (was !== 'waiting') waiting++;
      if (was === 'refused') refused--;
      oldestAt ??= row.waitingSince;
    },
    take(count) {
      waiting = Math.max(0, waiting - count);
      inFlight += count;
    },
    settle(row) {
      inFlight = Math.max(0, inFlight - 1);
      const state = stateOf(row);
      if (state === 'waiting') waiting++;
      if (state === 'refused') refused++;
      if (waiting + inFlight === 0) oldestAt = undefined;
    },
    get waiting() {
      return waiting;
    },
    get inFlight() {
      return inFlight;
    },
    get refused() {
      return refused;
    },
    get oldestAt() {
      return oldestAt;
    },
  };
}
