/// <reference lib="esnext.disposable" preserve="true" />

import type { HistoryEntry, Kind, LaneStats, PutItem, PutResult, Row, Settlement, Taken, TakeRequest } from './row.js';

export type * from './row.js';

/**
 * A transaction in PostgreSQL: a connection of `pg`, or an object that passes statements to another library.
 *
 * @example
 * const tx: Transaction = { query: (text, values) => sql.unsafe(text, values) }; // postgres.js
 */
export interface Transaction {
  /** Runs a statement. Resolves with the rows, or an object with `rows`. */
  query(text: string, values: unknown[]): PromiseLike<unknown>;
}

/** The sender's role of a lane. Only one outbox has it at a time, until its process ends. */
export interface Claim {
  /** A number that rises with each claim of the lane. */
  readonly epoch: number;
  /** Tells whether the claim is still held. If not, nothing more may be sent. */
  isHeld(): boolean;
  /** Aborted if the claim is lost; missing if the ledger cannot lose one. */
  readonly lost?: AbortSignal | undefined;
  /** Calls a function when another outbox has put something; missing if the ledger cannot tell. */
  readonly onPut?: ((listener: () => void) => void) | undefined;
  /** Gives the role back. */
  release(): Promise<void>;
}

/** A salted hash of the API key that a lane is used with. */
export interface KeyPrint {
  /** The salt. */
  salt: string;
  /** The hash. */
  hash: string;
}

/** The rows to remove: by id, or those settled before a time, in ms since 1970, that are not waiting. */
export type Forgotten = { ids: readonly string[] } | { settledBefore: number };

/** Which rows to list. */
export interface RowFilter {
  /** The state of the rows. Default: any. */
  state?: 'waiting' | 'refused' | 'unlinked' | undefined;
}

/**
 * A lane of a ledger: the items that share a limit and an order. Each operation is atomic, and durable when it has resolved. Parameters
 * named `now` are the wall clock, in ms since 1970.
 *
 * @example
 * const lane = await ledger.lane(laneName(client.settings.baseUrl));
 * for await (const { id, error } of lane.rows('deals', { state: 'refused' })) console.log(id, error);
 */
export interface Lane {
  /** The whole name, as {@link laneName} gives it. */
  readonly name: string;
  /** Puts items in their order. Resolves with a result for each. */
  put(kind: Kind, items: readonly PutItem[], now: number): Promise<PutResult[]>;
  /** Puts items in a transaction of yours; missing if the ledger has none. */
  putIn?(tx: Transaction, kind: Kind, items: readonly PutItem[], now: number): Promise<PutResult[]>;
  /** Takes rows that are due, and marks them as in flight. You need the claim. */
  take(kind: Kind, request: TakeRequest): Promise<Taken>;
  /** Holds rows in flight until a later time. */
  extend(kind: Kind, ids: readonly string[], heldUntil: number, now: number): Promise<void>;
  /**
   * Stores the outcomes of rows. If the epoch is over, they wait again instead, except activities.
   *
   * @returns the rows. A missing row was locked: settle it again later, and do not send it until then
   */
  settle(kind: Kind, settlements: readonly Settlement[], epoch: number, now: number): Promise<Row[]>;
  /** Returns the rows with these ids, in their order. */
  get(kind: Kind, ids: readonly string[]): Promise<(Row | undefined)[]>;
  /** Yields the rows by id, in constant memory. */
  rows(kind: Kind, filter?: RowFilter): AsyncGenerator<Row, void, void>;
  /** Returns the latest revisions of a row that Recotap accepted or refused, newest first. */
  history(kind: Kind, id: string): Promise<HistoryEntry[]>;
  /** Counts the rows of a kind. Default: of every kind. */
  stats(now: number, kind?: Kind): Promise<LaneStats>;
  /**
   * Makes refused rows wait again. Resolves with their number.
   *
   * @param ids default: all
   */
  retry(kind: Kind, now: number, ids?: readonly string[]): Promise<number>;
  /** Removes rows, unless a request for them may still arrive. Their items are new again. Resolves with their number. */
  forget(kind: Kind, which: Forgotten, now: number): Promise<number>;
  /** Takes the sender's role. Resolves with undefined if another outbox has it. */
  claim(): Promise<Claim | undefined>;
  /** Returns who has the sender's role, such as `host-7:4711`; undefined if nobody has. Missing if the ledger cannot tell. */
  holder?(): Promise<string | undefined>;
  /** Returns the hash of the API key; undefined if none is stored. */
  keyPrint(): Promise<KeyPrint | undefined>;
  /** Stores the hash of the API key. */
  setKeyPrint(print: KeyPrint): Promise<void>;
  /** Returns the text stored under a name, such as the time of the last pull; undefined if there is none. */
  mark(name: string): Promise<string | undefined>;
  /** Stores a text under a name; undefined removes it. */
  setMark(name: string, value: string | undefined): Promise<void>;
}

/**
 * Keeps what you want Recotap to have, and what Recotap has accepted or refused. Open one with `openLedger` of `recotap-api/ledger`.
 *
 * @example
 * await using ledger = await openLedger('recotap.db');
 * await using outbox = createOutbox(client, { ledger });
 */
export interface Ledger extends AsyncDisposable {
  /** The path, the address without the password, or `:memory:`. */
  readonly location: string;
  /** Whether the ledger outlives the process and can be shared with others. */
  readonly isDurable: boolean;
  /** Returns a lane by its whole name, and creates it if it does not exist. */
  lane(name: string): Promise<Lane>;
  /** Returns the names of all lanes. */
  lanes(): Promise<string[]>;
  /** Returns the names of lanes with something to send, at a time in ms since 1970. */
  lanesDue(now: number): Promise<string[]>;
  /** Closes the ledger. Close its outboxes first. You can call it again. */
  close(): Promise<void>;
}
