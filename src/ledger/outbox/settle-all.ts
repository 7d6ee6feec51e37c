import type { Clock } from '../../base/clock.js';
import type { Kind, Lane, Row, Settlement } from '../store.js';
import type { InTurn } from './in-turn.js';
import { backOffMs } from './settle.js';

const FIRST_PAUSE_MS = 500;

export interface SettleOptions {
  lane: Lane;
  kind: Kind;
  epoch: number;
  inTurn: InTurn;
  clock: Clock;
  onSettled(row: Row): void;
  onError(error: unknown): void;
  /** Whether nobody waits any longer. */
  isOver(): boolean;
}

/**
 * Settles what was sent. What the ledger cannot take now is settled later, and what was forgotten meanwhile needs no settlement.
 *
 * @returns what was forgotten, and what is not settled when nobody waits any longer. The latter stays marked as in flight, so the next
 * process waits for it
 */
export async function settleAll(settlements: Settlement[], options: SettleOptions): Promise<Settlement[]> {
  const { lane, kind, epoch, inTurn, clock, onSettled, onError, isOver } = options;
  const forgotten: Settlement[] = [];
  let left = settlements;
  for (let round = 0; ; round++) {
    try {
      const rows = await inTurn(() => lane.settle(kind, left, epoch, clock.wallTime()));
      for (const row of rows) onSettled(row);
      const done = new Set(rows.map(({ id }) => id));
      left = await known(left.filter(({ id }) => !done.has(id)));
    } catch (error) {
      onError(error);
    }
    if (left.length === 0 || isOver()) return [...forgotten, ...left];
    await new Promise<void>((resolve) => clock.after(backOffMs(round, FIRST_PAUSE_MS, clock.random()), resolve));
  }

  async function known(missing: Settlement[]): Promise<Settlement[]> {
    if (missing.length === 0) return missing;
    const ids = missing.map(({ id }) => id);
    const rows = await lane.get(kind, ids);
    forgotten.push(...missing.filter((_, index) => rows[index] === undefined));
    return missing.filter((_, index) => rows[index] !== undefined);
  }
}
