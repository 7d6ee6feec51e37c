import { RecotapError } from '../base/errors.js';
import { createCondition } from './condition.js';
import { deliver } from './deliver.js';
import { givingUp } from './give-up.js';
import type { AnyStatus, BulkOperation, Entry, Send } from './operation.js';
import type { ItemStatus } from './outcome.js';
import { createPacker } from './packer.js';
import type { Reader } from './source.js';

export interface RunOptions {
  /** Batches under way at once. */
  concurrency: number;
  /** Ends the run at once, whatever it waits for. */
  signal: AbortSignal;
}

/** Why the run ends early, and the error of what it leaves unsent. */
interface Ending {
  cause: unknown;
  error: RecotapError;
}

/**
 * Takes items from the source as fast as batches go out, and yields their outcomes in completion order, some at a time. It holds no more
 * than `concurrency` batches under way, one being packed, and twice as many outcomes not yet fetched.
 *
 * When the run must end early (the signal aborts, the source throws, going on is pointless), what is under way is cancelled, every item
 * taken gets its outcome all the same, and then the generator throws the cause.
 */
export async function* run<Item, Taken extends AnyStatus, Outcome>(
  reader: Reader,
  operation: BulkOperation<Item, Taken, Outcome>,
  send: Send<Item>,
  { concurrency, signal }: RunOptions,
): AsyncGenerator<Outcome[], void, void> {
  const packer = createPacker(operation);
  const flights = new Set<AbortController>();
  const idsInFlight = new Set<string>();
  const condition = createCondition();
  const sendOrEnd = givingUp(send, end);
  const mostSettled = concurrency * operation.maxItems;
  let settled: Outcome[] = [];
  let pumping = true;
  let ending = undefined as Ending | undefined;

  /** Only the first cause counts. */
  function end(cause: unknown): Ending {
    if (ending !== undefined) return ending;
    ending = { cause, error: cause instanceof RecotapError ? cause : unsentBecause(cause) };
    for (const flight of flights) flight.abort(cause);
    condition.changed();
    // A source that has its next item at hand still gets to give it; one that waits for something is not waited for.
    setTimeout(stopPumping, 0);
    return ending;
  }

  function stopPumping(): void {
    pumping = false;
    condition.changed();
  }

  const canFill = () => flights.size < concurrency && settled.length < mostSettled;
  const isFree = () => !packer.sharesId(idsInFlight);

  /** From the source to flights. */
  async function pump(): Promise<void> {
    for (let exhausted = false; !exhausted && ending === undefined; ) {
      await condition.until(canFill);
      exhausted = await fill();
      if (!exhausted && !packer.full) continue;
      await condition.until(isFree);
      if (packer.size > 0 && ending === undefined) void fly(packer.take());
    }
  }

  /** Fills the packer, and tells whether the source is exhausted. */
  async function fill(): Promise<boolean> {
    while (!packer.full && settled.length < mostSettled && ending === undefined) {
      const next = reader.next();
      const { done, value } = 'then' in next ? await next : next;
      if (done === true) return true;
      const outcome = packer.add(value);
      if (outcome === undefined) continue;
      settled.push(outcome);
      condition.changed();
    }
    return false;
  }

  async function fly(batch: Entry<Item>[]): Promise<void> {
    const flight = new AbortController();
    const done = new Set<Entry<Item>>();
    const settleOne = (entry: Entry<Item>, status: ItemStatus<Taken>) => {
      done.add(entry);
      settle(entry, status);
    };
    flights.add(flight);
    for (const { id } of batch) idsInFlight.add(id);
    try {
      await deliver(batch, operation, sendOrEnd, settleOne, flight.signal);
    } catch (error) {
      leaveUnsent(
        batch.filter((entry) => !done.has(entry)),
        end(error),
      );
    }
    for (const { id } of batch) idsInFlight.delete(id);
    flights.delete(flight);
    condition.changed();
  }

  function settle({ index, id, item }: Entry<Item>, status: ItemStatus<Taken>): void {
    settled.push(operation.outcome(index, id, item, status));
  }

  function leaveUnsent(entries: Iterable<Entry<Item>>, { error }: Ending): void {
    for (const entry of entries) settle(entry, { status: 'unsent', cause: error });
  }

  const onAbort = () => end(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  void pump().catch(end).finally(stopPumping);
  try {
    for (;;) {
      await condition.until(() => settled.length > 0 || (!pumping && flights.size === 0));
      if (ending !== undefined) leaveUnsent(packer.take(), ending);
      if (settled.length === 0) break;
      const outcomes = settled;
      settled = [];
      condition.changed();
      yield outcomes;
    }
    if (ending !== undefined) throw ending.cause;
  } finally {
    if (pumping || flights.size > 0) end(new RecotapError('aborted', 'The outcomes were not asked for any longer.'));
    signal.removeEventListener('abort', onAbort);
    if (ending !== undefined) reader.close();
    await condition.until(() => flights.size === 0);
  }
}

function unsentBecause(cause: unknown): RecotapError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RecotapError('aborted', `The push ended before this had an answer: ${reason}`, { cause });
}
