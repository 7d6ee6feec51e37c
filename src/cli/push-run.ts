import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  type Deal,
  type InvalidDeal,
  PushAbortedError,
  type PushProgress,
  type RecotapClient,
  streamDeals,
  type ThrottleEvent,
} from '../index.js';
import { stopOnInterrupt } from './interrupt.js';
import type { Interrupt, Io } from './io.js';
import type { LocatedOutcome, ProblemsFile } from './problems.js';
import { showProgress } from './progress.js';
import { Reasons } from './reasons.js';
import type { DealSource } from './source.js';

/** What a push came to. */
export interface PushRun {
  counts: PushProgress;
  reasons: Reasons;
  /** Why it ended before the end of the input, if it did. */
  ended: { cause: unknown } | undefined;
  /** The signal by which the user stopped it. */
  stoppedBy: Interrupt | undefined;
}

export interface PushRunOptions {
  problems: ProblemsFile | undefined;
  /** Whether the client logs its requests. */
  isLogged: boolean;
  /** Given every outcome that is neither upserted nor superseded. */
  onProblem(outcome: LocatedOutcome): void;
}

/** Pushes all deals of a source, shows how far it is, and gives away each problem as it comes. Never throws for what can happen to a push. */
export async function runPush(
  client: RecotapClient,
  source: DealSource,
  options: PushRunOptions,
  io: Io,
): Promise<PushRun> {
  const reasons = new Reasons();
  const progress = showProgress(io, {
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
  let counts: PushProgress = noCounts;
  let ended: { cause: unknown } | undefined;
  try {
    // The push looks at every value itself.
    const deals = source.deals as AsyncIterable<Deal | InvalidDeal>;
    const onProgress = (latest: PushProgress) => {
      counts = latest;
      progress.update(latest);
    };
    for await (const outcome of streamDeals(client, deals, { signal: stop.signal, onProgress })) {
      const line = source.takeLine(outcome.index);
      if (outcome.status === 'upserted' || outcome.status === 'superseded') continue;
      const located = { line, ...outcome };
      reasons.add(located);
      options.onProblem(located);
      await keep(located, options.problems, stop.abort);
    }
  } catch (error) {
    if (!(error instanceof PushAbortedError)) throw error;
    counts = error.report;
    ended = { cause: error.cause };
  } finally {
    unsubscribe('recotap:throttle', onThrottle);
    progress.stop();
    stop.release();
    // A standard input that has no end would keep the process alive.
    source.input.stop();
  }
  return { counts, reasons, ended, stoppedBy: stop.by };
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
