import { breathe } from '../base/breathe.js';
import type { Clock } from '../base/clock.js';
import { RecotapError } from '../base/errors.js';
import { messageOf } from '../base/thrown.js';
import type { EarlyEnd } from './aborted.js';
import { closeSource } from './close-source.js';
import { createCondition } from './condition.js';
import { deliver } from './deliver.js';
import { endBy, givingUp } from './give-up.js';
import { createLinger } from './linger.js';
import type { AnyStatus, BulkOperation, Entry, Line, Sign, Turn } from './operation.js';
import type { Order } from './order.js';
import type { ItemStatus } from './outcome.js';
import { createPacker } from './packer.js';
import type { Reader } from './source.js';

/** Items after which timers and events get their turn: a source that never waits, of items that are not sent, leaves them none. */
const BETWEEN_BREATHS = 1_000;

export interface RunOptions {
  /** Batches under way at once. */
  concurrency: number;
  /** How long a batch waits for the source to fill it, in ms. */
  lingerMs: number;
  clock: Clock;
  order: Order;
  /** Told of each request: 1 for the first attempt, 2 and more for repetitions. */
  onAttempt(attempt: number): void;
}

export interface Run<Outcome> {
  /** The outcomes in completion order, some at a time. Never throws: look at `ended`. */
  outcomes(): AsyncGenerator<Outcome[], void, void>;
  /** Ends the run at once, whatever it waits for, and cuts off what is on the wire. Only the first end counts. */
  end(end: EarlyEnd): void;
  /** Ends the run, but what is on the wire still gets its answer. An `end` may follow. */
  drain(end: EarlyEnd): void;
  /** Why it ended early, if it did. */
  readonly ended: EarlyEnd | undefined;
  /** Resolves when the source of a run that ended early has cleaned up, within bounds; rejects with what the clean-up throws. */
  readonly closing: Promise<void> | undefined;
  /** What the source threw in place of an item that it still owed when the run ended. */
  readonly lateError: unknown;
}

/**
 * Takes items from the source as fast as batches go out. It holds no more than `concurrency` batches under way, one being packed, nine
 * more of items whose ids are under way, and twice as many outcomes not yet fetched as are under way. A batch goes when it is full, when the source has no more, or when the source has let it wait for `lingerMs`;
 * until it is its turn, it keeps filling.
 *
 * When the run must end early (`end` is called, the source throws, going on is pointless), what is under way is cancelled, and every item
 * taken gets its outcome all the same.
 */
export function createRun<Item, Taken extends AnyStatus, Outcome, T extends Turn>(
  reader: Reader,
  operation: BulkOperation<Item, Taken, Outcome>,
  givenLine: Line<T>,
  { concurrency, lingerMs, clock, order, onAttempt }: RunOptions,
): Run<Outcome> {
  const packer = createPacker(operation, order, hurry);
  const linger = createLinger(lingerMs, clock, () => dispatch());
  const line = givingUp(givenLine, end);
  const flights = new Set<Flight>();
  const condition = createCondition();
  const mostSettled = concurrency * operation.maxItems;
  let settled: Outcome[] = [];
  /** The flight that waits for its turn: it takes what is packed by then. */
  let boarding: Flight | undefined;
  let taken = 0;
  let isExhausted = false;
  /** Whether what is packed is to go without waiting for more. */
  let isHurried = false;
  let isPumping = true;
  let ended: EarlyEnd | undefined;
  let closing: Promise<void> | undefined;
  let lateError: unknown;

  function end(early: EarlyEnd): void {
    drain(early);
    for (const { cut } of flights) cut.abort(early.cause);
  }

  function drain(early: EarlyEnd): void {
    if (ended !== undefined) return;
    ended = early;
    for (const flight of flights) flight.drain.abort(early.cause);
    linger.reset();
    leaveUnsent(packer.drain());
    condition.changed();
    closing = closeSource(reader, clock);
    closing.then(stopPumping, stopPumping);
  }

  function stopPumping(): void {
    isPumping = false;
    condition.changed();
  }

  const hasRoom = () =>
    ended !== undefined ||
    (!packer.full && settled.length < mostSettled && (boarding !== undefined || flights.size < concurrency));

  /** From the source to the packer. */
  async function pump(): Promise<void> {
    for (;;) {
      if (!hasRoom()) await condition.until(hasRoom);
      if (ended !== undefined) return;
      const next = reader.next();
      const { done, value } = 'then' in next ? await waitFor(next) : next;
      if (done === true) break;
      if (++taken % BETWEEN_BREATHS === 0) await breathe();
      const outcome = packer.add(value);
      if (outcome !== undefined) settled.push(outcome);
      if (ended !== undefined) leaveUnsent(packer.drain());
      if (packer.full) dispatch();
      if (outcome !== undefined) condition.changed();
    }
    isExhausted = true;
    dispatch();
  }

  async function waitFor<T>(next: Promise<T>): Promise<T> {
    if (!packer.has(1)) return next;
    linger.begin();
    const result = await next;
    linger.pause();
    return result;
  }

  function hurry(): void {
    isHurried = true;
    dispatch();
  }

  /** Starts a flight if a batch is due and nothing holds it back. */
  function dispatch(): void {
    const isDue = packer.full || isExhausted || isHurried || linger.isOver;
    const isHeld = boarding !== undefined || flights.size >= concurrency;
    if (packer.has(1) && isDue && !isHeld && ended === undefined) void fly();
  }

  async function fly(): Promise<void> {
    const flight: Flight = { cut: new AbortController(), drain: new AbortController() };
    let timedOutAt: number | undefined;
    let lastSign: Sign | undefined;
    /** When what was sent last came to be lost, if it may still arrive. */
    const lostAt = () => (lastSign === 'none' ? clock.now() : timedOutAt);
    const ends = {
      signal: flight.cut.signal,
      drain: flight.drain.signal,
      onAttempt(attempt: number, sign: Sign) {
        onAttempt(attempt);
        lastSign = sign;
        if (sign === 'timed out') timedOutAt = clock.now();
      },
    };
    flights.add(flight);
    boarding = flight;
    let batch: Entry[] = [];
    try {
      const turn = await line.enter(ends.drain);
      boarding = undefined;
      batch = ended === undefined ? packer.take() : [];
      if (!packer.has(1)) {
        isHurried = false;
        linger.reset();
      }
      condition.changed();
      const land = (entry: Entry, status: ItemStatus<Taken>) => settle(entry, status, lostAt());
      if (batch.length === 0) turn.giveBack();
      else await deliver(batch, { operation, line, settle: land, onTooLarge: packer.shrink }, ends, turn);
    } catch (error) {
      if (boarding === flight) boarding = undefined;
      // A drained flight that waited for its turn must not cut off the others.
      if (ended === undefined) end(RecotapError.is(error) ? endBy(error, true) : { reason: 'callback', cause: error });
    }
    leaveUnsent(batch, lostAt());
    flights.delete(flight);
    dispatch();
    condition.changed();
  }

  function settle(entry: Entry, status: ItemStatus<Taken>, lostAt?: number): void {
    entry.isSettled = true;
    settled.push(operation.outcome(entry.index, entry.id, entry.item, status));
    order.leave(entry, lostAt);
  }

  function leaveUnsent(entries: Iterable<Entry>, lostAt?: number): void {
    if (ended === undefined) return;
    const { cause } = ended;
    const error = RecotapError.is(cause) ? cause : unsentBecause(cause);
    for (const entry of entries) if (!entry.isSettled) settle(entry, { status: 'unsent', cause: error }, lostAt);
  }

  const isOver = () => !isPumping && flights.size === 0 && (ended !== undefined || packer.size === 0);

  async function* outcomes(): AsyncGenerator<Outcome[], void, void> {
    void pump()
      .catch((cause) => {
        if (ended !== undefined) lateError = cause;
        else end({ reason: 'source', cause });
      })
      .finally(stopPumping);
    try {
      for (;;) {
        await condition.until(() => settled.length > 0 || isOver());
        if (settled.length === 0) break;
        const group = settled;
        settled = [];
        condition.changed();
        yield group;
      }
    } finally {
      const cause = new RecotapError('aborted', 'The reader of the outcomes stopped.');
      if (!isOver()) end({ reason: 'aborted', cause });
      linger.reset();
      await condition.until(() => flights.size === 0);
    }
  }

  return {
    outcomes,
    end,
    drain,
    get ended() {
      return ended;
    },
    get closing() {
      return closing;
    },
    get lateError() {
      return lateError;
    },
  };
}

/** A batch under way. */
interface Flight {
  cut: AbortController;
  drain: AbortController;
}

function unsentBecause(cause: unknown): RecotapError {
  return new RecotapError('aborted', `The push ended before this had a response: ${messageOf(cause)}`, { cause });
}
