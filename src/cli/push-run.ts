import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  type Deal,
  type DealOutcome,
  type InvalidItem,
  PushAbortedError,
  type PushProgress,
  type RecotapClient,
  RecotapError,
  streamDeals,
  type ThrottleEvent,
} from '../index.js';
import { check } from './check.js';
import { stopOnInterrupt } from './interrupt.js';
import type { Interrupt, Io } from './io.js';
import type { LocatedOutcome, ProblemsFile } from './problems.js';
import { showProgress } from './progress.js';
import { Reasons } from './reasons.js';
import type { JsonReport } from './report.js';
import { resumable } from './resumable.js';
import type { DealSource } from './source.js';

/** What a push came to. */
export interface PushRun {
  counts: PushProgress;
  reasons: Reasons;
  /** Why it ended before the end of the input, if it did. */
  ended: { cause: unknown } | undefined;
  /** The signal by which the user stopped it. */
  stoppedBy: Interrupt | undefined;
  /** Whether all of the input is in the counts, though it may not have been sent. */
  isAllCounted: boolean;
}

export interface PushRunOptions {
  problems: ProblemsFile | undefined;
  /** Whether the client logs its requests. */
  isLogged: boolean;
  /** Given every outcome that is neither upserted nor superseded, as is the problems file. */
  report: JsonReport | undefined;
}

/** Pushes all deals of a source, shows how far it is, and gives away each problem as it comes. Never throws for what can happen to a push. */
export async function runPush(
  client: RecotapClient,
  source: DealSource,
  options: PushRunOptions,
  io: Io,
): Promise<PushRun> {
  const reasons = new Reasons();
  const progress = await showProgress(io, {
    fraction: ({ total }) => source.fraction(total),
    isSized: source.input.size !== undefined,
    isLogged: options.isLogged,
  });
  const onThrottle = (event: unknown) => {
    const { waitMs, status } = event as ThrottleEvent;
    progress.waiting(waitMs, status);
  };
  subscribe('recotap:throttle', onThrottle);
  const stop = stopOnInterrupt(io, () => {
    progress.say('Stopping: what is under way is finished first. Again, and it is cut off.');
    source.input.stop();
  });
  // The push looks at every value itself.
  const deals = resumable(source.deals as AsyncIterable<Deal | InvalidItem>);
  let counts: PushProgress = noCounts;
  let ended: { cause: unknown } | undefined;
  let isAllCounted = true;

  async function note(outcome: DealOutcome): Promise<void> {
    const line = source.takeLine(outcome.index);
    if (outcome.status === 'upserted' || outcome.status === 'superseded') return;
    const located = { line, ...outcome };
    reasons.add(located);
    options.report?.add(located);
    await keep(located, options.problems, stop.abort);
  }

  /** When Recotap is what ended the push, the rest of a file has outcomes too, so that the problems file holds all that is left to do. */
  async function countRest({ cause }: PushAbortedError): Promise<boolean> {
    if (!(cause instanceof RecotapError) || source.input.size === undefined) return false;
    try {
      for await (const item of deals.rest(counts.total)) {
        if (stop.by !== undefined || stop.signal.aborted) return false;
        const { issues, ...deal } = check(item);
        const fate =
          issues.length > 0 ? ({ status: 'invalid', issues } as const) : ({ status: 'unsent', cause } as const);
        await note({ index: counts.total++, ...deal, ...fate });
        counts[fate.status]++;
        progress.update(counts);
      }
      return true;
    } catch {
      return false; // The file cannot be read to its end: why the push ended is still the news.
    }
  }

  try {
    const onProgress = (latest: PushProgress) => {
      counts = latest;
      progress.update(latest);
    };
    for await (const outcome of streamDeals(client, deals.items, { signal: stop.signal, onProgress })) {
      await note(outcome);
    }
  } catch (error) {
    if (!(error instanceof PushAbortedError)) throw error;
    counts = { ...error.report };
    ended = { cause: error.cause };
    isAllCounted = await countRest(error);
  } finally {
    unsubscribe('recotap:throttle', onThrottle);
    progress.stop();
    stop.release();
    // A standard input that has no end would keep the process alive.
    source.input.stop();
  }
  return { counts, reasons, ended, stoppedBy: stop.by, isAllCounted: isAllCounted && stop.by === undefined };
}

/** A problems file that cannot be written ends the push, and every deal gets its outcome all the same. */
async function keep(
  outcome: LocatedOutcome,
  problems: ProblemsFile | undefined,
  abort: (reason: unknown) => void,
): Promise<void> {
  try {
    await problems?.write(outcome);
  } catch (error) {
    abort(error);
  }
}

const noCounts: PushProgress = {
  total: 0,
  upserted: 0,
  failed: 0,
  invalid: 0,
  superseded: 0,
  unsent: 0,
  requests: 0,
  retries: 0,
  durationMs: 0,
};
