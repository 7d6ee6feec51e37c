import { RecotapError, RecotapTimeoutError } from '../../index.js';
import { type Interrupt, type Io, signalExitCode } from './io.js';

/** How a run is ended before its time. */
export interface Stop {
  /** The first signal that came. */
  readonly by: Interrupt | undefined;
  /** Whether a second signal came: then nothing is waited for any longer. */
  readonly isUrgent: boolean;
  /** Whether its deadline has ended it. */
  readonly isOverdue: boolean;
  /** Until the deadline, in ms; undefined when there is none. */
  readonly leftMs: number | undefined;
  /** Aborts at the first signal, at the deadline, or with `end`: nothing more is sent. */
  readonly drain: AbortSignal;
  /** Aborts at the second signal, or when the grace after `drain` is over: what is on the wire is cut off. */
  readonly cut: AbortSignal;
  /** Ends the run for a reason of its own. */
  end(reason: unknown): void;
  /** Signals end the process again. */
  release(): void;
}

export interface StopOptions {
  /** How long requests on the wire may take after the end, in ms. */
  graceMs: number;
  deadlineMs: number | undefined;
  /** Told why the run stops. */
  say(line: string): void;
}

const graceful = 'requests in flight are finished first';

/** Ends a run at the first signal, or when its deadline passes. */
export function stopOnInterrupt(io: Io, { graceMs, deadlineMs, say }: StopOptions): Stop {
  const [drain, cut] = [new AbortController(), new AbortController()];
  let by: Interrupt | undefined;
  let isUrgent = false;
  let isOverdue = false;
  let grace: NodeJS.Timeout | undefined;

  function end(reason: unknown): void {
    if (drain.signal.aborted) return;
    drain.abort(reason);
    grace = setTimeout(() => cut.abort(reason), graceMs);
  }

  const startedAt = performance.now();
  const deadline = after(deadlineMs, () => {
    if (drain.signal.aborted) return;
    isOverdue = true;
    say(`The deadline has passed: ${graceful}, and nothing more is sent.`);
    end(new RecotapTimeoutError(`The push did not finish before its deadline of ${(deadlineMs ?? 0) / 1000} s.`));
  });
  const remove = io.onInterrupt((signal) => {
    if (by === undefined) {
      by = signal;
      say(`Stopping: ${graceful}. Interrupt again to cut them off.`);
      end(new RecotapError('aborted', `${signal} interrupted the push.`));
    } else {
      isUrgent = true;
      cut.abort(drain.signal.reason);
    }
  });
  return {
    get by() {
      return by;
    },
    get isUrgent() {
      return isUrgent;
    },
    get isOverdue() {
      return isOverdue;
    },
    get leftMs() {
      return deadlineMs === undefined ? undefined : Math.max(0, startedAt + deadlineMs - performance.now());
    },
    drain: drain.signal,
    cut: cut.signal,
    end,
    release() {
      remove();
      clearTimeout(grace);
      clearTimeout(deadline);
    },
  };
}

function after(ms: number | undefined, callback: () => void): NodeJS.Timeout | undefined {
  return ms === undefined ? undefined : setTimeout(callback, ms);
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
