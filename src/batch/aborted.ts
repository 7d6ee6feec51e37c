import { RecotapError } from '../base/errors.js';
import { messageOf } from '../base/thrown.js';
import type { DealOutcome } from './outcome.js';
import type { AnyOutcome, PushReport } from './report.js';

/**
 * Why a push ended early:
 *
 * - `unauthorized`: the key was not accepted;
 * - `unreachable`: the server cannot be reached, ten requests in a row were lost, or the URL is not that of the API;
 * - `rate-limited`: the server asks for a wait longer than `maxWaitMs`;
 * - `aborted`: its `signal` or its `drain` aborted, or the loop over its outcomes was left;
 * - `deadline`: its `deadlineMs` passed;
 * - `source`: the source threw;
 * - `callback`: `onOutcome`, `onProgress`, `log` or the given `fetch` threw, or the client cannot be used here, as in another request of a
 *   Worker.
 */
export type AbortReason =
  | 'unauthorized'
  | 'unreachable'
  | 'rate-limited'
  | 'aborted'
  | 'deadline'
  | 'source'
  | 'callback';

/** The end of a push before its time. */
export interface EarlyEnd {
  reason: AbortReason;
  cause: unknown;
}

/**
 * A push ended early. `report` has an outcome for every item that was taken from the source, and `reason` says why the push ended. `cause` is
 * the signal's reason, the error that the source or a callback threw, or the RecotapError that made it pointless to go on.
 */
export class PushAbortedError<Outcome extends AnyOutcome = DealOutcome> extends RecotapError {
  declare readonly report: PushReport<Outcome>;
  readonly reason: AbortReason;
  /** What the source threw while it was being closed, if it did. */
  readonly sourceError: unknown;

  /** As {@link RecotapError.is}, for the end of a push. */
  static override is(value: unknown): value is PushAbortedError {
    return RecotapError.is(value) && value.code === 'aborted' && 'report' in value;
  }

  constructor(report: PushReport<Outcome>, { reason, cause }: EarlyEnd, sourceError?: unknown) {
    const more = sourceError === undefined ? '' : ` Closing the source failed: ${messageOf(sourceError)}`;
    super('aborted', `The push ended early: ${messageOf(cause)}${more}`, { cause });
    // Not enumerable: whoever prints the error would print each of the problems.
    Object.defineProperty(this, 'report', { value: report });
    this.reason = reason;
    this.sourceError = sourceError;
  }

  override toJSON(): object {
    return { ...super.toJSON(), reason: this.reason, report: this.report };
  }
}
