import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { PushAbortedError, type RecotapClient, RecotapError, type ThrottleEvent } from '../../index.js';
import { check } from '../read/check.js';
import { type Counts, type ItemOutcome, isProblem, type Pushable } from '../read/item-kind.js';
import type { ItemSource } from '../read/source.js';
import { stopOnInterrupt } from '../terminal/interrupt.js';
import type { Interrupt, Io } from '../terminal/io.js';
import type { LocatedProblem, ProblemsFile } from './problems.js';
import { showProgress } from './progress.js';
import { Reasons } from './reasons.js';
import type { JsonReport } from './report.js';
import { resumable } from './resumable.js';

/** What a push came to. */
export interface PushRun {
  counts: Counts;
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
  /** Given every problem, as is the problems file. */
  report: JsonReport | undefined;
}

/** Pushes everything in a source, shows how far it is, and gives away each problem as it comes. Never throws for what can happen to a push. */
export async function runPush(
  kind: Pushable,
  client: RecotapClient,
  source: ItemSource,
  options: PushRunOptions,
  io: Io,
): Promise<PushRun> {
  const reasons = new Reasons();
  const progress = await showProgress(io, {
    word: kind.word,
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
  const items = resumable(source.items as AsyncIterable<never>);
  let counts = noCounts(kind);
  let ended: { cause: unknown } | undefined;
  let isAllCounted = true;

  async function note(outcome: ItemOutcome): Promise<void> {
    const line = source.takeLine(outcome.index);
    if (!isProblem(outcome)) return;
    const located = { line, ...outcome };
    reasons.add(located);
    options.report?.add(located);
    await keep(located, options.problems, stop.abort);
  }

  /** When Recotap is what ended the push, the rest of a file has outcomes too, so that the problems file holds all that is left to do. */
  async function countRest({ cause }: PushAbortedError): Promise<boolean> {
    if (!(cause instanceof RecotapError) || source.input.size === undefined) return false;
    try {
      for await (const given of items.rest(counts.total)) {
        if (stop.by !== undefined || stop.signal.aborted) return false;
        const { issues, ...item } = check(given, kind);
        const fate =
          issues.length > 0 ? ({ status: 'invalid', issues } as const) : ({ status: 'unsent', cause } as const);
        await note({ index: counts.total++, ...item, ...fate });
        counts[fate.status]++;
        progress.update(counts);
      }
      return true;
    } catch {
      return false; // The file cannot be read to its end: why the push ended is still the news.
    }
  }

  try {
    const onProgress = (latest: Counts) => {
      counts = latest;
      progress.update(latest);
    };
    for await (const outcome of kind.push(client, items.items, { signal: stop.signal, onProgress })) {
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

/** A problems file that cannot be written ends the push, and every item gets its outcome all the same. */
async function keep(
  problem: LocatedProblem,
  problems: ProblemsFile | undefined,
  abort: (reason: unknown) => void,
): Promise<void> {
  try {
    await problems?.write(problem);
  } catch (error) {
    abort(error);
  }
}

function noCounts({ taken }: Pushable): Counts {
  return {
    total: 0,
    ...Object.fromEntries(taken.map((word) => [word, 0])),
    failed: 0,
    invalid: 0,
    superseded: 0,
    unsent: 0,
    requests: 0,
    retries: 0,
    durationMs: 0,
  };
}
