import { signalExitCode } from './exit-code.js';
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

/**
 * Does something that the first interrupt ends at once.
 *
 * @returns the exit code that `work` gives, or that of the signal
 */
export async function interruptible(io: Io, work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  let by: Interrupt | undefined;
  const release = io.onInterrupt((signal) => {
    by ??= signal;
    controller.abort(new Error(`${signal} came`));
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (by === undefined) throw error;
    return signalExitCode[by];
  } finally {
    release();
  }
}
