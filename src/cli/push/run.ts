import { checkItem, emptyReport, PushAbortedError, type RecotapClient, RecotapError } from '../../index.js';
import type { ItemKind, ItemSource } from '../read/items/item.js';
import { stopOnInterrupt } from '../terminal/interrupt.js';
import type { Interrupt, Io } from '../terminal/io.js';
import { type Counts, type ItemOutcome, isProblem, type LocatedProblem, type PushableKind } from './outcome.js';
import { resumable } from './resumable.js';

/** What is pushed, and where to. */
export interface Load {
  kind: PushableKind;
  client: RecotapClient;
  source: ItemSource;
}

/** Whoever follows a push. */
export interface Watcher {
  onProgress(counts: Counts): void;
  /** May take its time, which slows the push down. If it fails, the push ends early. */
  onProblem(problem: LocatedProblem): Promise<void>;
  /** Shows the user a message. */
  say(text: string): void;
}

/** How a push ended. */
export interface RunEnd {
  counts: Counts;
  /** Why it ended before the end of the input, if it did. */
  ended: { cause: unknown } | undefined;
  /** The first signal, if the user interrupted it. */
  stoppedBy: Interrupt | undefined;
  /** Whether `counts` covers the whole input, sent or not. */
  isAllCounted: boolean;
}

/** Pushes every item of a source. What can go wrong with a push is in the result, not thrown. */
export async function runPush({ kind, client, source }: Load, watcher: Watcher, io: Io): Promise<RunEnd> {
  const items = resumable(source.items);
  let counts: Counts = emptyReport<ItemOutcome>(kind.taken);
  const stop = stopOnInterrupt(io, () => {
    watcher.say('Stopping: requests in flight are finished first. Interrupt again to cut them off.');
    source.stop();
  });
  const onProgress = (latest: Counts) => {
    counts = latest;
    watcher.onProgress(latest);
  };

  async function note(outcome: ItemOutcome): Promise<void> {
    const place = source.takePlace(outcome.index);
    if (isProblem(outcome)) await watcher.onProblem({ ...place, ...outcome }).catch(stop.abort);
  }

  /** When Recotap ended the push, the rest of a file gets outcomes too, so that the problems file holds all that is left to do. */
  async function countRest(cause: unknown): Promise<boolean> {
    if (!RecotapError.is(cause) || !source.isSized) return false;
    try {
      for await (const given of items.rest(counts.total)) {
        if (stop.by !== undefined || stop.signal.aborted) return false;
        const outcome = unsent(given, counts.total, kind, cause);
        await note(outcome);
        onProgress({ ...counts, total: counts.total + 1, [outcome.status]: counts[outcome.status] + 1 });
      }
      return true;
    } catch {
      return false; // The rest cannot be read. The user hears why the push ended instead.
    }
  }

  try {
    const sent = items.items as AsyncIterable<never>;
    for await (const outcome of kind.push(client, sent, { signal: stop.signal, onProgress })) await note(outcome);
    return { counts, ended: undefined, stoppedBy: stop.by, isAllCounted: stop.by === undefined || source.isRead };
  } catch (error) {
    if (!(error instanceof PushAbortedError)) throw error;
    const { cause, report } = error;
    counts = report as unknown as Counts;
    const isAllCounted = source.isRead || ((await countRest(cause)) && stop.by === undefined);
    return { counts, ended: { cause }, stoppedBy: stop.by, isAllCounted };
  } finally {
    stop.release();
    // An endless standard input would keep the process alive.
    source.stop();
  }
}

/** The outcome of an item that the push left behind. */
function unsent(given: unknown, index: number, kind: ItemKind, cause: RecotapError) {
  const checked = checkItem(given, kind);
  const place = { index, id: checked.id, item: checked.item };
  return checked.valid
    ? { ...place, status: 'unsent' as const, cause }
    : { ...place, status: 'invalid' as const, issues: checked.issues };
}
