import type { Clock } from '../../base/clock.js';

/** Wakes a loop that waits for something to do. */
export interface Bell {
  ring(): void;
  /** Resolves after `ms`, or as soon as the bell rings. A ring that nobody waited for counts for the next wait. */
  wait(ms: number): Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let hasRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      hasRung = true;
      wake?.();
    },
    async wait(ms) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const cancel = ms === Number.POSITIVE_INFINITY ? undefined : clock.after(Math.ceil(ms), resolve);
          wake = () => {
            cancel?.();
            resolve();
          };
        });
      }
      wake = undefined;
      hasRung = false;
    },
  };
}
