import { type Interrupt, type Io, signalExitCode } from './io.js';

/** Whether the user asked to stop. */
export interface Stop {
  /** The first signal that came. */
  readonly by: Interrupt | undefined;
  /** Aborts at the second signal, or with `abort`. */
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** Signals end the process again. */
  release(): void;
}

/** The first signal calls `onFirst`, so that requests in flight can finish. The second aborts them. */
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
 * Does work that the first signal aborts.
 *
 * @returns the exit code of `work`, or that of the signal
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
