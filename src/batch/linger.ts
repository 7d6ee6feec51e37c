import type { Clock } from '../base/clock.js';

/** How long a batch that is not full has been waiting for its source. */
export interface Linger {
  /** Whether it has waited for long enough. */
  readonly isOver: boolean;
  /** The source is waited for from now on, on behalf of a batch that has something in it. */
  begin(): void;
  /** The source has answered. */
  pause(): void;
  /** The next batch begins, and this one's timer is dropped. */
  reset(): void;
}

/**
 * Counts only the time spent waiting for the source: a batch that waits for something else is still filling.
 *
 * @param onOver called as soon as it is over
 */
export function createLinger(lingerMs: number, clock: Clock, onOver: () => void): Linger {
  /** Waited before the wait under way, which began at `since`. */
  let waitedMs = 0;
  let since: number | undefined;
  let isOver = false;
  let cancel: (() => void) | undefined;

  const passedMs = () => waitedMs + (since === undefined ? 0 : clock.now() - since);

  /** One timer a batch, not one an item: when it is due, it looks how much is left. */
  function watch(): void {
    cancel ??= clock.after(Math.ceil(lingerMs - passedMs()), () => {
      cancel = undefined;
      if (since === undefined) return;
      if (passedMs() < lingerMs) return watch();
      isOver = true;
      onOver();
    });
  }

  return {
    get isOver() {
      return isOver;
    },
    begin() {
      if (isOver) return;
      since = clock.now();
      watch();
    },
    pause() {
      waitedMs = passedMs();
      since = undefined;
    },
    reset() {
      waitedMs = 0;
      since = undefined;
      isOver = false;
      cancel?.();
      cancel = undefined;
    },
  };
}
