import type { OnAbort } from '../base/abort.js';
import { breathe } from '../base/breathe.js';
import type { Clock } from '../base/clock.js';
import { RecotapTimeoutError } from '../base/errors.js';

/** What ends a call before its time: its signal and the deadline of the client. */
export interface Bounds {
  readonly hasDeadline: boolean;
  /**
   * Does work with a signal that aborts when the given one does, or when the deadline passes. Work that does not heed it, such as a
   * middleware that hangs, is not waited for.
   */
  keep<T>(url: string, signal: AbortSignal | null | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** @param deadlineMs for all attempts of a request and the waits between them, in ms */
export function createBounds(deadlineMs: number | undefined, clock: Clock, onAbort: OnAbort): Bounds {
  return {
    hasDeadline: deadlineMs !== undefined,
    async keep(url, signal, work) {
      const controller = new AbortController();
      const onDeadline = () => controller.abort(new RecotapTimeoutError(tooLate(url, deadlineMs)));
      const ignored = new Promise<never>((_, reject) => {
        const { signal: inner } = controller;
        inner.addEventListener('abort', () => void breathe().then(() => reject(inner.reason)));
      });
      const forget = onAbort(signal, (reason) => controller.abort(reason));
      const cancelDeadline = deadlineMs === undefined ? undefined : clock.after(deadlineMs, onDeadline);
      try {
        return await Promise.race([work(controller.signal), ignored]);
      } finally {
        forget();
        cancelDeadline?.();
      }
    },
  };
}

function tooLate(url: string, deadlineMs: number | undefined): string {
  return `${url} gave no final response within the ${deadlineMs} ms of deadlineMs, all attempts together.`;
}
