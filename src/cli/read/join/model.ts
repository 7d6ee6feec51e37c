import { InvalidItem } from '../../../index.js';

/** Where a row stands. */
export interface Place {
  /** The number of the row in all files, from 0 on. */
  row: number;
  line: number;
  /** The number of the file, from 0 on. */
  file: number;
  /** The cells of the row, where they are wanted. */
  cells?: readonly string[] | undefined;
  /** Whether the row made several items. */
  isShared?: boolean | undefined;
}

/** An item that goes on. */
export interface Joined {
  item: unknown;
  /** Those of its rows, in their order: one at least. */
  places: readonly Place[];
  /** Where a later row has another version of the item. */
  newer: Place | undefined;
}

/** Makes one item of the rows that share an id and differ in one list only. */
export interface Joiner {
  /**
   * Takes the rows in their order. Returns an item, or undefined while the item waits for a later row.
   *
   * @param raw gives the item with its values as the file has them
   */
  take(item: unknown, place: Place, raw: () => Record<string, unknown>): Joined | undefined;
  /** The items whose last row has not come, because the file has changed meanwhile. */
  rest(): Joined[];
  notes(): string[];
  /** How many ids are in more than one row so far; undefined when nobody knows. */
  repeated(): number | undefined;
  /** Whether a note tells of something that has to be put right. */
  readonly isDoubtful: boolean;
  close(): void;
}

/** How the items of a kind are told apart and joined. */
export interface Joining {
  /** What an item is called. */
  readonly word: string;
  readonly idField: string;
  /** The field that holds a list of objects, such as `associatedAccounts`. */
  readonly list: string | undefined;
}

/** The id of an item, valid or not. */
export function idOf(item: unknown, idField: string): string | undefined {
  const own = item instanceof InvalidItem ? item.item : item;
  const id = typeof own === 'object' && own !== null ? (own as Record<string, unknown>)[idField] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** What the list holds: `accounts` for `associatedAccounts`. */
export function entriesOf({ list = '' }: Joining): string {
  return /[A-Z]?[a-z]+$/.exec(list)?.[0].toLowerCase() ?? list;
}
