import type { Clock } from '../../base/clock.js';

/**
 * The ids of which an earlier request may still arrive, by a clock that never steps. The ledger has the same by wall time, for the next
 * process.
 */
export interface Holds {
  /** @param mayRepeat whether the revision that was sent may go again meanwhile. A newer one may not */
  set(id: string, ms: number, mayRepeat: boolean): void;
  /** How long nothing newer may go, in ms; 0 for no hold. */
  left(id: string): number;
  /** Ids of which nothing may go now. */
  blocked(): string[];
  /** The least that one of them is still blocked, in ms. */
  readonly nextMs: number;
}

export function createHolds(clock: Clock): Holds {
  const holds = new Map<string, { until: number; mayRepeat: boolean }>();
  return {
    set(id, ms, mayRepeat) {
      const until = Math.max(clock.now() + ms, holds.get(id)?.until ?? 0);
      holds.set(id, { until, mayRepeat });
    },
    left: (id) => Math.max(0, (holds.get(id)?.until ?? 0) - clock.now()),
    blocked() {
      const now = clock.now();
      for (const [id, { until }] of holds) if (until <= now) holds.delete(id);
      return [...holds].flatMap(([id, { mayRepeat }]) => (mayRepeat ? [] : [id]));
    },
    get nextMs() {
      const now = clock.now();
      let least = Number.POSITIVE_INFINITY;
      for (const { until, mayRepeat } of holds.values()) if (!mayRepeat) least = Math.min(least, until - now);
      return Math.max(0, least);
    },
  };
}
