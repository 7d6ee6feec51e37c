import { PushAbortedError } from './aborted.js';
import type { AnyStatus, BulkOperation, Reply } from './operation.js';
import { count, emptyReport, type PushProgress, type PushReport, progressOf } from './report.js';
import { run } from './run.js';
import { openSource, type Source } from './source.js';

export interface PushOptions<Outcome extends AnyStatus> {
  /** Ends the push at once; its reason becomes the `cause` of the PushAbortedError. */
  signal?: AbortSignal | undefined;
  /** Told how far the push is, after each group of outcomes. A promise it returns is awaited. */
  onProgress?: ((progress: PushProgress<Outcome>) => void | Promise<void>) | undefined;
  /** Given every outcome, in completion order. A promise it returns is awaited, so a slow receiver slows the push instead of filling memory. */
  onOutcome?: ((outcome: Outcome) => void | Promise<void>) | undefined;
}

/** What a push needs of a client and of an endpoint. */
export interface PushContext<Item, Taken extends AnyStatus, Outcome extends AnyStatus> {
  operation: BulkOperation<Item, Taken, Outcome>;
  /** Sends one request of the push that `caller` is. */
  send(items: readonly Item[], signal: AbortSignal, caller: Caller): Promise<Reply>;
  /** Batches under way at once. */
  concurrency: number;
  /** The present, in ms. */
  now(): number;
  /** Told of every outcome, before the caller is. */
  observe(outcomes: readonly Outcome[]): void;
}

/** Stands for one push. */
export interface Caller {
  /** Told each time that a request goes out: 1, then 2 and more for its repetitions. */
  onAttempt(attempt: number): void;
}

/**
 * Pushes everything and reports. All in `source` gets exactly one outcome.
 *
 * @throws PushAbortedError when the push ended early, with the whole report on it
 */
export async function pushAll<Item, Taken extends AnyStatus, Outcome extends AnyStatus>(
  context: PushContext<Item, Taken, Outcome>,
  source: Source<Item>,
  options: PushOptions<Outcome>,
): Promise<PushReport<Outcome>> {
  const { words } = context.operation;
  const report = emptyReport<Outcome>(Object.keys(words));
  const done: Record<string, boolean> = { ...words, superseded: true };
  for await (const outcomes of pushGroups(context, source, options, report)) {
    for (const outcome of outcomes) if (done[outcome.status] !== true) report.problems.push(outcome);
  }
  return report;
}

/**
 * Pushes and yields every outcome, in completion order and constant memory.
 *
 * @throws PushAbortedError when the push ended early, after the last outcome. Its report has the counts; its `problems` are empty, as
 * each of them was yielded
 */
export async function* streamAll<Item, Taken extends AnyStatus, Outcome extends AnyStatus>(
  context: PushContext<Item, Taken, Outcome>,
  source: Source<Item>,
  options: PushOptions<Outcome>,
): AsyncGenerator<Outcome, void, void> {
  const report = emptyReport<Outcome>(Object.keys(context.operation.words));
  for await (const outcomes of pushGroups(context, source, options, report)) yield* outcomes;
}

/** Runs, counts into `report`, and calls the caller's functions. One that throws ends the run and is called no more. */
async function* pushGroups<Item, Taken extends AnyStatus, Outcome extends AnyStatus>(
  context: PushContext<Item, Taken, Outcome>,
  source: Source<Item>,
  { signal, onProgress, onOutcome }: PushOptions<Outcome>,
  report: PushReport<Outcome>,
): AsyncGenerator<Outcome[], void, void> {
  const reader = openSource(source);
  const startedAt = context.now();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  let callbackThrew = false;

  const tell = async (outcomes: Outcome[]) => {
    try {
      if (onOutcome !== undefined) {
        for (const outcome of outcomes) {
          const pending = onOutcome(outcome);
          if (pending !== undefined) await pending;
        }
      }
      await onProgress?.(progressOf(report));
    } catch (cause) {
      callbackThrew = true;
      stop.abort(cause);
    }
  };

  const caller: Caller = {
    onAttempt(attempt) {
      report.requests++;
      if (attempt > 1) report.retries++;
    },
  };
  const send = (items: readonly Item[], requestSignal: AbortSignal) => context.send(items, requestSignal, caller);
  const runOptions = { concurrency: context.concurrency, signal: stop.signal };
  try {
    for await (const outcomes of run(reader, context.operation, send, runOptions)) {
      count(outcomes, report);
      report.durationMs = context.now() - startedAt;
      context.observe(outcomes);
      if (!callbackThrew) await tell(outcomes);
      yield outcomes;
    }
  } catch (cause) {
    throw new PushAbortedError(report, cause);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    report.durationMs = context.now() - startedAt;
  }
}
