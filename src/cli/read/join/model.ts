import { InvalidItem } from '../../../index.js';
import type { Part, Place } from './shape.js';

/** An item that goes on. */
export interface Joined {
  item: unknown;
  /** The row that messages name. */
  at: Place;
  /** All of its rows, in their order. */
  places: readonly Place[];
  /** The row of a newer version of the item, if that one can be sent. */
  newer?: Place | undefined;
}

/** Makes one item of the rows that share an id and differ in one list only. */
export interface Joiner {
  /** Takes the rows in their order. Returns the items that need no later row, in the order in which they must be sent. */
  take(item: unknown, place: Place): readonly Joined[];
  /** The items that waited until all rows were read. */
  rest(): Iterable<Joined>;
  /** How many rows wait for others. */
  readonly waiting: number;
  notes(): string[];
  /** How many ids are in more than one row; undefined when nobody knows. */
  readonly repeated: number | undefined;
  /** Whether a note tells of something that has to be put right. */
  readonly isDoubtful: boolean;
  close(): void;
}

/** Rows that wait for the last one of their id. */
export interface Waiting {
  readonly rows: number;
  /** @param isFirst whether it is the first row of its id */
  put(id: string, part: Part, isFirst: boolean): void;
  /** Removes and returns all rows of an id, in order; undefined when some of them have to wait for `rest`. */
  take(id: string): Part[] | undefined;
  /** Removes and returns the rows of each id that is left. */
  rest(): Generator<Part[]>;
  /** Deletes the temporary file. */
  close(): void;
}

/** What is known of each row, by its number. */
export interface Repeats {
  /** How many ids are in more than one row. */
  readonly ids: number;
  isFirst(row: number): boolean;
  isLast(row: number): boolean;
  /** Whether a row had this id when it was seen; true for a row that stands for itself. */
  had(row: number, id: string | undefined): boolean;
}

export function partOf(given: unknown, place: Place): Part {
  const [item, issues] = given instanceof InvalidItem ? [given.item, given.issues] : [given, []];
  return { place, item: item as Record<string, unknown>, issues };
}

/** The id of an item, valid or not. */
export function idOf(item: unknown, idField: string): string | undefined {
  const own = item instanceof InvalidItem ? item.item : item;
  const id = typeof own === 'object' && own !== null ? (own as Record<string, unknown>)[idField] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** What a list holds: `accounts` for `associatedAccounts`. */
export function entriesOf(list = ''): string {
  return /[A-Z]?[a-z]+$/.exec(list)?.[0].toLowerCase() ?? list;
}
