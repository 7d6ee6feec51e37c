import { type OnAbort, orAborted } from '../base/abort.js';
import type { Clock } from '../base/clock.js';
import { RecotapTimeoutError } from '../base/errors.js';
import { inRange, wholeNumber } from '../base/options.js';
import { isErrorLike } from '../base/thrown.js';
import { type EarlyEnd, PushAbortedError } from './aborted.js';
import { eachOf } from './each.js';
import type { AnyStatus, BulkOperation, Line } from './operation.js';
import type { Order } from './order.js';
import type { ItemStatus } from './outcome.js';
import {
  type AnyOutcome,
  count,
  emptyReport,
  type Problem,
  type PushProgress,
  type PushReport,
  progressOf,
} from './report.js';
import { createRun } from './run.js';
import { openSource, type Source } from './source.js';

/** How long a callback may hold up a push whose signal has aborted or whose deadline has passed, in ms. */
const LONGEST_CALLBACK_MS = 5_000;

/**
 * Options for a push.
 *
 * @example
 * const report = await pushDeals(client, deals, {
 *   deadlineMs: 10 * 60_000,
 *   onOutcome: ({ externalDealId, status }) => console.log(externalDealId, status),
 * });
 */
export interface PushOptions<Outcome extends AnyOutcome> {
  /**
   * Ends the push at once: requests are cancelled, and the push throws a PushAbortedError whose `cause` is the reason of the signal. The
   * push waits up to 500 ms for an item of the source, and up to 5 s for the clean-up of the source or a callback.
   */
  signal?: AbortSignal | null | undefined;
  /**
   * Ends the push gently: no further request is sent, but those in flight are waited for. To limit that wait, abort `signal` later.
   *
   * @example
   * const [drain, cut] = [new AbortController(), new AbortController()];
   * process.once('SIGTERM', () => {
   *   drain.abort();
   *   setTimeout(() => cut.abort(), 5_000);
   * });
   * await pushDeals(client, deals, { drain: drain.signal, signal: cut.signal });
   */
  drain?: AbortSignal | null | undefined;
  /** The longest that the whole push may take, in ms. Then it throws a PushAbortedError with the reason `deadline`. Default: no limit. */
  deadlineMs?: number | undefined;
  /** How long a batch that is not full waits for the next item of the source, in ms. Default: 1,000. */
  lingerMs?: number | undefined;
  /** Called with the counts so far, after each group of outcomes. If it returns a promise, the push awaits it. */
  onProgress?: ((progress: PushProgress<Outcome>) => void | Promise<void>) | undefined;
  /** Called with each outcome, in completion order. If it returns a promise, the push awaits it. */
  onOutcome?: ((outcome: Outcome) => void | Promise<void>) | undefined;
}

/** What a push needs of a client and of an endpoint. */
export interface PushContext<Item, Taken extends AnyStatus, Outcome extends AnyOutcome> {
  operation: BulkOperation<Item, Taken, Outcome>;
  /** Opens the way to the server for one push. */
  openLine(): Line;
  /** Batches under way at once. */
  concurrency: number;
  clock: Clock;
  /** That of all pushes of the client to this endpoint. */
  order: Order;
  /** Notes that the push begins, and gives what notes its end. */
  begin(): () => void;
  onAbort: OnAbort;
  /** Told of every outcome, before the caller is. */
  observe(index: number, id: string | undefined, status: string): void;
}

/**
 * Pushes everything and reports. All in `source` gets exactly one outcome.
 *
 * @throws PushAbortedError when the push ended early, with the whole report on it
 */
export async function pushAll<Item, Taken extends AnyStatus, Outcome extends AnyOutcome>(
  context: PushContext<Item, Taken, Outcome>,
  source: Source<unknown>,
  options: PushOptions<Outcome>,
): Promise<PushReport<Outcome>> {
  const { words } = context.operation;
  const report = emptyReport<Outcome>(Object.keys(words));
  const done: Record<string, boolean> = { ...words, superseded: true };
  for await (const outcomes of pushGroups(context, source, options, report)) {
    for (const outcome of outcomes)
      if (done[outcome.status] !== true) report.problems.push(outcome as Problem<Outcome>);
  }
  return report;
}

/**
 * Pushes and yields every outcome, in completion order and constant memory.
 *
 * @throws PushAbortedError when the push ended early, after the last outcome. Its report has the counts; its `problems` are empty, as
 * each of them was yielded
 */
export function streamAll<Item, Taken extends AnyStatus, Outcome extends AnyOutcome>(
  context: PushContext<Item, Taken, Outcome>,
  source: Source<unknown>,
  options: PushOptions<Outcome>,
): AsyncGenerator<Outcome, void, void> {
  const report = emptyReport<Outcome>(Object.keys(context.operation.words));
  return eachOf(pushGroups(context, source, options, report));
}

/** Runs, counts into `report`, and calls the caller's functions. One that throws ends the run and is called no more. */
async function* pushGroups<Item, Taken extends AnyStatus, Outcome extends AnyOutcome>(
  context: PushContext<Item, Taken, Outcome>,
  source: Source<unknown>,
  { signal, drain, onProgress, onOutcome, deadlineMs, lingerMs = 1_000 }: PushOptions<Outcome>,
  report: PushReport<Outcome>,
): AsyncGenerator<Outcome[], void, void> {
  inRange('lingerMs', lingerMs, lingerMs >= 0, 'a number from 0 up');
  if (deadlineMs !== undefined) wholeNumber('deadlineMs', deadlineMs, 1);
  const { clock, concurrency, order } = context;
  const reader = openSource(source);
  const endPush = context.begin();
  const startedAt = clock.now();
  const onAttempt = (attempt: number) => {
    report.requests++;
    if (attempt > 1) report.retries++;
  };
  const line = context.openLine();
  const run = createRun(reader, observed(context), line, { concurrency, lingerMs, clock, order, onAttempt });
  const tooSlow = new AbortController();
  let cancelPatience: (() => void) | undefined;
  const end = (early: EarlyEnd, finish = run.end) => {
    finish(early);
    cancelPatience ??= clock.after(LONGEST_CALLBACK_MS, () => tooSlow.abort(early.cause));
  };
  const onDeadline = () => {
    const cause = new RecotapTimeoutError(`The push missed its deadline of ${deadlineMs} ms.`);
    end({ reason: 'deadline', cause });
  };
  const forget = context.onAbort(signal, (cause) => end({ reason: 'aborted', cause }));
  const forgetDrain = context.onAbort(drain, (cause) => end({ reason: 'aborted', cause }, run.drain));
  const cancelDeadline = deadlineMs === undefined ? undefined : clock.after(deadlineMs, onDeadline);

  let callbackThrew = false;
  const tell = async (outcomes: Outcome[]) => {
    try {
      if (onOutcome !== undefined) {
        for (const outcome of outcomes) {
          const pending = onOutcome(outcome);
          if (pending !== undefined) await orAborted(pending, tooSlow.signal);
        }
      }
      const pending = onProgress?.(progressOf(report));
      if (pending !== undefined) await orAborted(pending, tooSlow.signal);
    } catch (cause) {
      callbackThrew = true;
      run.end({ reason: 'callback', cause });
    }
  };

  let isLeft = true;
  let sourceError: unknown;
  try {
    for await (const outcomes of run.outcomes()) {
      count(outcomes, report);
      report.durationMs = Math.round(clock.now() - startedAt);
      if (!callbackThrew) await tell(outcomes);
      yield outcomes;
    }
    isLeft = false;
  } finally {
    forget();
    forgetDrain();
    cancelDeadline?.();
    cancelPatience?.();
    endPush();
    // An error from the clean-up is thrown to whoever leaves the loop, as by any other loop.
    if (isLeft) await run.closing;
    else sourceError = (await run.closing?.then(nothing, (error: unknown) => error)) ?? run.lateError;
    report.durationMs = Math.round(clock.now() - startedAt);
  }
  if (run.ended === undefined) return;
  throw new PushAbortedError(report, run.ended, isEcho(sourceError, run.ended.cause) ? undefined : sourceError);
}

/** The same operation, telling the observer of each outcome. */
function observed<Item, Taken extends AnyStatus, Outcome extends AnyOutcome>({
  operation,
  observe,
}: PushContext<Item, Taken, Outcome>): BulkOperation<Item, Taken, Outcome> {
  return {
    ...operation,
    outcome(index, id, item, status: ItemStatus<Taken>) {
      observe(index, id, status.status);
      return operation.outcome(index, id, item, status);
    },
  };
}

/** Whether a source threw because the signal that ended the push is the source's own too. */
function isEcho(sourceError: unknown, cause: unknown): boolean {
  return sourceError === cause || (isErrorLike(sourceError) && sourceError.name === 'AbortError');
}

function nothing(): undefined {
  return undefined;
}
