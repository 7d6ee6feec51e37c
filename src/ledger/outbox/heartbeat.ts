import type { Clock } from '../../base/clock.js';

/**
 * Repeats something until it is stopped. A beat that fails does no harm.
 *
 * @param everyMs between two beats; the first comes after as long
 * @returns what stops it
 */
export function heartbeat(clock: Clock, everyMs: number, beat: () => Promise<unknown>): () => void {
  let cancel = () => {};
  const next = () => {
    cancel = clock.after(everyMs, () => {
      void beat().catch(() => {});
      next();
    });
  };
  next();
  return () => cancel();
}
