import type { Clock } from './clock.js';

/** Says when a request may go. All requests of one client ask the same one, as the limit belongs to the API key. */
export interface Pace {
  /** Resolves when a request may go, in the order of asking, to what must be called when it is over. Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Lets nothing go for `ms` from now on. A longer pause under way stays. */
  pause(ms: number): void;
}

interface Waiting {
  go(): void;
}

export function createPace(maxConcurrency: number, clock: Clock): Pace {
  const queue = new Set<Waiting>();
  let inFlight = 0;
  let pausedUntil = 0;
  let cancelTimer: (() => void) | undefined;

  function leave(): void {
    inFlight--;
    admit();
  }

  function admit(): void {
    const pauseMs = pausedUntil - clock.now();
    if (pauseMs > 0) {
      if (queue.size > 0) cancelTimer ??= clock.after(pauseMs, onPauseOver);
      return;
    }
    for (const waiting of queue) {
      if (inFlight >= maxConcurrency) return;
      queue.delete(waiting);
      inFlight++;
      waiting.go();
    }
  }

  function onPauseOver(): void {
    cancelTimer = undefined;
    admit();
  }

  function dropTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  return {
    enter(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const onAbort = () => {
          queue.delete(waiting);
          if (queue.size === 0) dropTimer();
          reject(signal.reason);
        };
        const waiting: Waiting = {
          go() {
            signal.removeEventListener('abort', onAbort);
            resolve(leave);
          },
        };
        signal.addEventListener('abort', onAbort, { once: true });
        queue.add(waiting);
        admit();
      });
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
      dropTimer();
      admit();
    },
  };
}
