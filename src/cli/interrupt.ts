import type { Interrupt, Io } from './io.js';

/** Whether the user asked to stop, and how firmly. */
export interface Stop {
  /** The first signal that came. */
  readonly by: Interrupt | undefined;
  /** Aborts at the second signal. */
  readonly signal: AbortSignal;
  /** Ends the run for a reason of the command's own. */
  abort(reason: unknown): void;
  /** Signals end the process again. */
  release(): void;
}

/** The first signal only calls `onFirst`, so that what is under way can finish; the second one aborts it. */
export function stopOnInterrupt(io: Io, onFirst: () => void): Stop {
  const controller = new AbortController();
  let by: Interrupt | undefined;
  const release = io.onInterrupt((signal) => {
    if (by === undefined) {
      by = signal;
      onFirst();
    } else {
      controller.abort(new Error(`${signal} came twice`));
    }
  });
  return {
    get by() {
      return by;
    },
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release,
  };
}
