import { RecotapError } from '../base/errors.js';
import { messageOf } from '../base/thrown.js';
import type { DealOutcome } from './outcome.js';
import type { AnyOutcome, PushReport } from './report.js';

/**
 * Why a push ended early:
 *
 * - `unauthorized`: the API key was not accepted;
 * - `unreachable`: the server cannot be reached, ten requests in a row failed, or the URL is not that of the API;
 * - `rate-limited`: the server asks for a wait longer than `maxWaitMs`;
 * - `aborted`: `signal` or `drain` was aborted, or the loop over the outcomes was left;
 * - `deadline`: `deadlineMs` passed;
 * - `source`: the source threw;
 * - `callback`: `onOutcome`, `onProgress`, `log` or the `fetch` threw, or the client cannot be used here, such as in another request of a
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
 * A push ended early. `cause` is the reason of the signal, what the source or a callback threw, or the RecotapError that ended the push.
 *
 * @example
 * try {
 *   await pushDeals(client, deals, { deadlineMs: 60_000 });
 * } catch (error) {
 *   if (!PushAbortedError.is(error)) throw error;
 *   console.error(error.reason, error.report.upserted, error.report.unsent);
 * }
 */
export class PushAbortedError<Outcome extends AnyOutcome = DealOutcome> extends RecotapError {
  /** The report so far. It has an outcome for each item that was taken from the source. */
  declare readonly report: PushReport<Outcome>;
  /** Why the push ended. */
  readonly reason: AbortReason;
  /** What the source threw while it was closed; undefined if nothing. */
  readonly sourceError: unknown;

  /** Tells whether a value is a PushAbortedError, also of another copy of the package. */
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

  /** Returns the properties to log: name, code, message, reason and report. */
  override toJSON(): object {
    return { ...super.toJSON(), reason: this.reason, report: this.report };
  }
}
