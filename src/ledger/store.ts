/// <reference lib="esnext.disposable" preserve="true" />

/** What kind of item a row holds. It is part of the row's key. */
export type Kind = 'deals' | 'accounts' | 'activities' | 'externalIds';

/**
 * What is wanted of one item, and what of it Recotap has settled. Moments are wall time, in ms since 1970.
 *
 * A row is waiting as long as `revision` is above `settled`. It is refused when they are equal and there is an `error`.
 */
export interface Row {
  readonly id: string;
  /** What is wanted, as JSON with sorted keys. */
  readonly payload: string;
  /** Its version, in a form that sorts. */
  readonly version: string | undefined;
  /** Rises with each change of what is wanted, from 1. */
  readonly revision: number;
  /** The newest revision that Recotap accepted or refused; 0 for none. */
  readonly settled: number;
  /** Why Recotap refused the settled revision. Undefined when it accepted it. */
  readonly error: string | undefined;
  /** When Recotap last accepted or refused a revision. */
  readonly settledAt: number | undefined;
  /** Since when there has been something to send. */
  readonly waitingSince: number | undefined;
  /** How often sending the row came to nothing since it was last settled. */
  readonly attempts: number;
  /** When it may go next. */
  readonly dueAt: number;
  /** Until then, a request that was sent earlier may still arrive, so nothing newer may go. */
  readonly heldUntil: number;
  /** The revision that was handed to a sender without an answer so far. A refused row has it when Recotap may have the item all the same. */
  readonly inFlight: number | undefined;
  /**
   * The newest revision for which Recotap had none of the accounts that it names. The row is unlinked as long as this is given: until Recotap
   * accepts a newer revision. Undefined also when nobody looked.
   */
  readonly unlinkedUpTo: number | undefined;
}

/** An item to put. */
export interface PutItem {
  id: string;
  /** As JSON with sorted keys. */
  payload: string;
  /** In the form that sorts. Default: that of the row. */
  version?: string | undefined;
  /** Whether it is sent even if nothing has changed. */
  force?: boolean | undefined;
  /** Whether Recotap has none of the accounts that it names. Default: not known, so it is what it was. */
  unlinked?: boolean | undefined;
  /** The revision that the row must have. If it has another one, or is gone, the item is superseded. Default: any. */
  ifRevision?: number | undefined;
}

/**
 * What a put came to:
 *
 * - `taken`: it is what is wanted, and will be sent as `revision`;
 * - `unchanged`: Recotap has it already. With an `error` of the row, it may have it, and only a retry sends it again;
 * - `superseded`: the ledger has a higher version, or another revision than was asked for, and nothing was changed;
 * - `incomparable`: its version is of another kind than the ledger's, such as a number and a date. Nothing was changed.
 */
export type PutState = 'taken' | 'unchanged' | 'superseded' | 'incomparable';

export interface PutResult {
  state: PutState;
  /** The row afterwards. */
  row: Row;
  /** What the row was before. */
  was: 'new' | 'waiting' | 'refused' | 'acknowledged';
}

export interface TakeRequest {
  now: number;
  limit: number;
  /** Ids that must not be taken: those that were in flight when the pick began, and those that a monotonic clock still holds. */
  except: ReadonlySet<string>;
  /** Should the sender die, the rows are held until then. */
  heldUntil: number;
  /** Rows that are to wait for longer than until then are due: the wall clock was put back. */
  latest: number;
}

export interface Taken {
  /** Oldest due first, as they were before they were marked as in flight: `heldUntil` is that of an earlier request. */
  rows: Row[];
  /** When the next row is due. Given only if `rows` are all that was due; undefined if nothing waits. */
  nextAt: number | undefined;
}

/** What was sent of a row. */
export interface Sent {
  payload: string;
  version: string | undefined;
  /** The number of its request: 1 for the first of an outbox. Its repetitions, and the parts into which it was split, share the number. */
  request: number;
}

/** A revision that Recotap accepted or refused, as the history of its row has it. */
export interface HistoryEntry extends Omit<Sent, 'payload'> {
  revision: number;
  /** SHA-256 of the payload, in hexadecimal. */
  hash: string;
  /** When Recotap did so, in ms since 1970. */
  at: number;
  /** The epoch of the sender. It rises each time that a process takes the sender's role of the lane. */
  run: number;
  /** Why Recotap refused it. Undefined when it accepted it. */
  error: string | undefined;
}

/** What came of the revision that was sent. `heldUntil`: nothing newer may go before. */
export type SettlementOutcome =
  | { kind: 'taken'; heldUntil?: number | undefined }
  /**
   * `mayBeThere`: Recotap may have it, or has an earlier version of it, so that only a retry sends it again. The row keeps its `inFlight`.
   */
  | { kind: 'refused'; error: string; mayBeThere?: boolean | undefined; heldUntil?: number | undefined }
  /** Its outcome is not known, or it was not sent. The same revision may go again from `at` on. */
  | { kind: 'retry'; at: number; heldUntil?: number | undefined };

export interface Settlement {
  id: string;
  /** The revision that was sent. */
  revision: number;
  sent: Sent;
  outcome: SettlementOutcome;
}

export interface LaneStats {
  /** Rows with something to send that are not in flight. */
  waiting: number;
  inFlight: number;
  refused: number;
  /** Rows with an `unlinkedUpTo`. */
  unlinked: number;
  /** All rows. */
  known: number;
  /** Since when the oldest row has been waiting. */
  oldestAt: number | undefined;
  /** When the next row is due. */
  nextAt: number | undefined;
}

/**
 * A transaction on PostgreSQL that is under way: a connection of `pg`, or what leads to the transaction of another library.
 *
 * @example
 * const tx = { query: (text, values) => sql.unsafe(text, values) }; // postgres.js
 */
export interface Transaction {
  /** @returns the rows, or an object that has them as `rows` */
  query(text: string, values: unknown[]): PromiseLike<unknown>;
}

/** The sender's role of a lane. One holds it at a time. It ends with its process. */
export interface Claim {
  /** Rises with each claim of the lane. */
  readonly epoch: number;
  /** Whether nobody else can have it. Once it is `false`, nothing more may be sent by this claim. */
  isHeld(): boolean;
  /** Aborted when the claim is lost while it is held. Undefined where that cannot be. */
  readonly lost?: AbortSignal | undefined;
  /** Calls the listener when somebody else has put something, where a ledger can tell. */
  readonly onPut?: ((listener: () => void) => void) | undefined;
  release(): Promise<void>;
}

/** What tells whether an API key is the one that the lane was used with. */
export interface KeyPrint {
  salt: string;
  hash: string;
}

/** Rows by their ids, or those that wait for nothing and were settled before a time. */
export type Forgotten = { ids: readonly string[] } | { settledBefore: number };

export interface RowFilter {
  state?: 'waiting' | 'refused' | 'unlinked' | undefined;
}

/**
 * One lane of a ledger: the rows that share a limit and an order. Each operation is atomic and, once it has resolved, as durable as the
 * ledger is.
 */
export interface Lane {
  readonly name: string;
  /** Puts items in the order given; results come in that order. */
  put(kind: Kind, items: readonly PutItem[], now: number): Promise<PutResult[]>;
  /** As `put`, inside a transaction of the caller. Undefined where a ledger cannot take part in one. */
  putIn?(tx: Transaction, kind: Kind, items: readonly PutItem[], now: number): Promise<PutResult[]>;
  /** Picks rows that are due, and marks them as in flight. Only for the holder of the claim. */
  take(kind: Kind, request: TakeRequest): Promise<Taken>;
  /** Extends the hold of rows that are in flight, as long as their sender lives. */
  extend(kind: Kind, ids: readonly string[], heldUntil: number, now: number): Promise<void>;
  /**
   * Settles rows by the revision that was sent. Under an epoch that is over, they become pending again instead, unless Recotap only creates
   * items of their kind.
   *
   * @returns the rows afterwards. A row that is missing could not be locked: settle it again later, and do not send it meanwhile
   */
  settle(kind: Kind, settlements: readonly Settlement[], epoch: number, now: number): Promise<Row[]>;
  /** The rows of these ids, in their order. */
  get(kind: Kind, ids: readonly string[]): Promise<(Row | undefined)[]>;
  /** Every row, by id, in constant memory. */
  rows(kind: Kind, filter?: RowFilter): AsyncGenerator<Row, void, void>;
  /** The latest revisions of a row that Recotap accepted or refused, newest first. Forgetting the row removes them too. */
  history(kind: Kind, id: string): Promise<HistoryEntry[]>;
  stats(now: number, kind?: Kind): Promise<LaneStats>;
  /** Makes refused rows pending again. @param ids default: all @returns how many */
  retry(kind: Kind, now: number, ids?: readonly string[]): Promise<number>;
  /**
   * Removes rows, so that their items count as new. A row stays while something that was sent of it may still arrive in Recotap.
   *
   * @returns how many it removed
   */
  forget(kind: Kind, which: Forgotten, now: number): Promise<number>;
  /** Takes the sender's role. Undefined when another process or outbox has it. */
  claim(): Promise<Claim | undefined>;
  /** Who has the sender's role now, such as `host-7:4711` for a process of a host. Undefined where nobody has. Missing where a ledger cannot tell. */
  holder?(): Promise<string | undefined>;
  keyPrint(): Promise<KeyPrint | undefined>;
  setKeyPrint(print: KeyPrint): Promise<void>;
  /** A text that the lane keeps under a name, such as the time of the last pull. Undefined when there is none. */
  mark(name: string): Promise<string | undefined>;
  /** @param value undefined removes the mark */
  setMark(name: string, value: string | undefined): Promise<void>;
}

/**
 * What is wanted of each deal, and what of it Recotap has settled. A ledger holds lanes; those of one ledger know nothing of each other.
 *
 * @example
 * await using ledger = await openLedger('recotap.db');
 * await using outbox = createOutbox(client, { ledger });
 */
export interface Ledger extends AsyncDisposable {
  /** Where it is kept: the path, or `:memory:`. */
  readonly location: string;
  /** Whether it outlives the process, and other processes may use it too. */
  readonly isDurable: boolean;
  /** The lane of that name. It is made when it is first asked for. */
  lane(name: string): Promise<Lane>;
  /** The names of all lanes. */
  lanes(): Promise<string[]>;
  /** The names of the lanes that have something to send now, in any order. */
  lanesDue(now: number): Promise<string[]>;
  /** Takes nothing more, and frees what the ledger holds. Close its outboxes first. Closing twice does no harm. */
  close(): Promise<void>;
}
