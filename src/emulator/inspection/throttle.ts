import type { Clock } from '../../base/clock.js';

/** Something that is done at once, but not again within some ms. What is asked for meanwhile is done once, at their end. */
export interface Throttle {
  call(): void;
  stop(): void;
}

export function throttle(clock: Clock, ms: number, act: () => void): Throttle {
  let cancel: (() => void) | undefined;
  let isDue = false;
  const run = () => {
    isDue = false;
    act();
    cancel = clock.after(ms, () => {
      cancel = undefined;
      if (isDue) run();
    });
  };
  return {
    call() {
      if (cancel === undefined) run();
      else isDue = true;
    },
    stop() {
      cancel?.();
    },
  };
}
