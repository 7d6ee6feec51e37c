import { checkItem, emptyReport, PushAbortedError, type RecotapClient, RecotapError } from '../../index.js';
import type { ItemKind, ItemSource } from '../read/items/item.js';
import type { Stop } from '../terminal/interrupt.js';
import type { Counts } from './facts.js';
import { type ItemOutcome, isProblem, type LocatedProblem, type PushableKind, type RunEnd } from './outcome.js';
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
}

/**
 * Pushes every item of a source until it is stopped. What can go wrong with a push is in the result, not thrown.
 *
 * When the push ends early, what is left of a file gets outcomes too, so that the problems file holds all that is left to do. Of a stream,
 * that is what was read.
 */
export async function runPush({ kind, client, source }: Load, stop: Stop, watcher: Watcher): Promise<RunEnd> {
  const items = resumable(source.items);
  let counts: Counts = emptyReport<ItemOutcome>(kind.taken);
  const onProgress = (latest: Counts) => {
    counts = latest;
    watcher.onProgress(latest);
  };
  // A stream may never give what it is waited for.
  const onDrain = () => {
    if (!source.isSized) source.stop();
  };
  if (stop.drain.aborted) onDrain();
  else stop.drain.addEventListener('abort', onDrain);

  async function note(outcome: ItemOutcome): Promise<void> {
    const place = source.takePlace(outcome.index);
    if (isProblem(outcome)) await watcher.onProblem({ ...place, ...outcome });
  }

  async function countRest(cause: RecotapError): Promise<void> {
    onDrain();
    for await (const given of items.rest(counts.total)) {
      if (stop.isUrgent) return;
      const outcome = unsent(given, counts.total, kind, cause);
      await note(outcome);
      onProgress({ ...counts, total: counts.total + 1, [outcome.status]: counts[outcome.status] + 1 });
    }
  }

  try {
    const sent = items.items as AsyncIterable<never>;
    const options = {
      signal: stop.cut,
      drain: stop.drain,
      onProgress,
      isSized: source.isSized,
      versionOf: source.versionOf,
    };
    for await (const outcome of kind.push(client, sent, options)) await note(outcome).catch(stop.end);
    return { counts, ended: undefined, isAllCounted: true };
  } catch (error) {
    if (!(error instanceof PushAbortedError)) throw error;
    const { cause, report } = error;
    counts = report as unknown as Counts;
    // What cannot be read, or written, ends the counting as well. The user hears of the first reason.
    if (RecotapError.is(cause)) await countRest(cause).catch(() => {});
    return { counts, ended: { cause }, isAllCounted: source.isRead };
  } finally {
    stop.drain.removeEventListener('abort', onDrain);
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
