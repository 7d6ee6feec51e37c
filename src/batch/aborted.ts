import { RecotapError } from '../base/errors.js';
import type { DealOutcome } from './outcome.js';
import type { PushReport } from './report.js';

/**
 * A push ended early. `report` has an outcome for every deal that was taken from the source; `cause` says why it ended: the signal's
 * reason, the error that the source or a callback threw, or the RecotapError that made going on pointless.
 */
export class PushAbortedError<Outcome extends { status: string } = DealOutcome> extends RecotapError {
  readonly report: PushReport<Outcome>;

  constructor(report: PushReport<Outcome>, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super('aborted', `The push ended early: ${reason}`, { cause });
    this.report = report;
  }

  override toJSON(): object {
    return { ...super.toJSON(), report: this.report };
  }
}
