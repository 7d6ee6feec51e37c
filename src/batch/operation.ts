import type { RecotapError } from '../base/errors.js';
import type { Validation } from '../base/issues.js';
import type { ItemStatus } from './outcome.js';

/** What the batch engine asks of an endpoint that takes many items at a time. */
export interface BulkOperation<Item, Taken extends AnyStatus, Outcome> {
  /** Items a request may hold. */
  maxItems: number;
  /** The key of the array in the request, by which the validator's errors name an item. */
  itemsKey: string;
  /** The field by which a result names its item. */
  idField: string;
  /** The words for an item that the server took, and whether nothing is left to do about it then. */
  words: Record<Taken['status'], boolean>;
  /** Whether an item that is sent again is refused, as it is there already. */
  createOnly: boolean;
  /** The same for two items that are one to the server. */
  idOf(item: Item): string;
  /** The id in a result, in the same form; anything but text if it has none. */
  idIn(result: Readonly<Record<string, unknown>>): unknown;
  /** What a result says, if it says that the server took the item. */
  taken(result: Readonly<Record<string, unknown>>): Taken | undefined;
  validate(value: unknown): Validation<Item>;
  outcome(index: number, id: string | undefined, item: unknown, status: ItemStatus<Taken>): Outcome;
}

export interface AnyStatus {
  status: string;
}

/** What came back for one request. */
export type Reply =
  /** The request was taken; `results` is what the server says of its items, unchecked. `repeated` if it was sent more than once. */
  | { kind: 'answered'; results: unknown; repeated?: boolean }
  /** The request was refused as a whole for what is in it. `errors` are class-validator's, unchecked. */
  | { kind: 'refused'; reason: string; errors: unknown; tooLarge?: boolean }
  /** It is not known whether the server took it. `hopeless` when every later request would fail too. */
  | { kind: 'unanswered'; cause: RecotapError; hopeless: boolean };

/** A valid item with its place in the input. */
export interface Entry {
  index: number;
  id: string;
  /** As the source gave it. */
  item: unknown;
  /** What is sent for it. */
  value: unknown;
  /** Whether it has its outcome. */
  isSettled: boolean;
  /** Whether nothing given earlier with its id has yet to go, is under way or may still arrive. */
  isFree: boolean;
  /** Called when it becomes free, and when it is free and another push waits for it to go. */
  onChange(): void;
}

/** The right to send one request. It has to be used or given back. */
export interface Turn {
  giveBack(): void;
}

/** The way to the server, as one push sees it. */
export interface Line<T extends Turn = Turn> {
  /** Resolves when a request may go. Rejects when the signal aborts, or when it would take too long. */
  enter(signal: AbortSignal): Promise<T>;
  /**
   * Sends one request, which uses the turn. Without one, it waits for its own. Rejects only when it is ended, or for an error of the caller's
   * own functions.
   */
  send(entries: readonly Entry[], ends: Ends, turn?: T): Promise<Reply>;
}

/** What ends the requests of a batch. */
export interface Ends {
  /** Cuts off what is on the wire. */
  signal: AbortSignal;
  /** Lets nothing more go out, and ends all waits. What is on the wire still gets its answer. */
  drain: AbortSignal;
  /** Told how each attempt ended: 1 for the first, 2 and more for repetitions. */
  onAttempt(attempt: number, sign: Sign): void;
}

/** How an attempt ended. What `timed out` may still arrive; with `none`, the request may still arrive if it is not repeated. */
export type Sign = 'answered' | 'throttled' | 'timed out' | 'none';

/** Gives an entry its outcome. To be called once for each. */
export type Settle<Taken extends AnyStatus> = (entry: Entry, status: ItemStatus<Taken>) => void;
