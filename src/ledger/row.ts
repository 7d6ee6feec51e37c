/** The kind of an item. */
export type Kind = 'deals' | 'accounts' | 'activities' | 'externalIds';

/**
 * An item in a ledger: what you want Recotap to have, and what Recotap has accepted or refused.
 *
 * A row is waiting if `revision` is above `settled`. It is refused if they are equal and it has an `error`.
 */
export interface Row {
  /** The id: `externalDealId`, `externalActivityId` or the cleaned domain. */
  readonly id: string;
  /** The item, as JSON with sorted keys. */
  readonly payload: string;
  /** The version, as {@link sortableVersion} gives it. */
  readonly version: string | undefined;
  /** The number of the latest change, from 1. */
  readonly revision: number;
  /** The latest revision that Recotap accepted or refused; 0 for none. */
  readonly settled: number;
  /** Why Recotap refused the settled revision; undefined if it accepted it. */
  readonly error: string | undefined;
  /** When Recotap last accepted or refused a revision, in ms since 1970. */
  readonly settledAt: number | undefined;
  /** Since when the row has been waiting, in ms since 1970. */
  readonly waitingSince: number | undefined;
  /** How many attempts to send the row have failed since it was settled. */
  readonly attempts: number;
  /** When the row may be sent, in ms since 1970. */
  readonly dueAt: number;
  /** Until when an earlier request may still arrive, in ms since 1970. Nothing newer is sent before. */
  readonly heldUntil: number;
  /** The revision that was sent without a response so far. A refused row has one if Recotap may have the item. */
  readonly inFlight: number | undefined;
  /** The latest revision for which Recotap had none of the item's accounts; undefined if it had one, or if nobody looked. */
  readonly unlinkedUpTo: number | undefined;
}

/** An item to put. */
export interface PutItem {
  /** The id. */
  id: string;
  /** The item, as JSON with sorted keys. See {@link canonicalJson}. */
  payload: string;
  /** The version, as {@link sortableVersion} gives it. Default: that of the row. */
  version?: string | undefined;
  /** Whether the item is sent even if it has not changed. Default: `false`. */
  force?: boolean | undefined;
  /** Whether Recotap has none of the item's accounts. Default: not known, so the row keeps what it has. */
  unlinked?: boolean | undefined;
  /** The revision that the row must have. Otherwise the item is superseded. Default: any. */
  ifRevision?: number | undefined;
}

/**
 * What a put did:
 *
 * - `taken`: the item will be sent as `revision`;
 * - `unchanged`: Recotap has the item. If the row has an `error`, Recotap may have it, and only a retry sends it again;
 * - `superseded`: the ledger has a higher version or another revision. Nothing was changed;
 * - `incomparable`: the version is of another type than that in the ledger. Nothing was changed.
 */
export type PutState = 'taken' | 'unchanged' | 'superseded' | 'incomparable';

/** The result of a put. */
export interface PutResult {
  /** What the put did. */
  state: PutState;
  /** The row after the put. */
  row: Row;
  /** The state of the row before the put. */
  was: 'new' | 'waiting' | 'refused' | 'acknowledged';
}

/** What to take from a lane. */
export interface TakeRequest {
  /** The wall clock, in ms since 1970. */
  now: number;
  /** The most rows to take. */
  limit: number;
  /** Ids that must not be taken, because they are in flight or held. */
  except: ReadonlySet<string>;
  /** Until when the rows are held if the sender dies, in ms since 1970. */
  heldUntil: number;
  /** Rows that are due later than this are due now, because the wall clock was set back. In ms since 1970. */
  latest: number;
}

/** Rows to send. */
export interface Taken {
  /** The rows as they were before, longest due first. */
  rows: Row[];
  /** When the next row is due, in ms since 1970; undefined if no row waits, or if more are due now. */
  nextAt: number | undefined;
}

/** What was sent of a row. */
export interface Sent {
  /** The item, as JSON. */
  payload: string;
  /** The version, as {@link sortableVersion} gives it. */
  version: string | undefined;
  /** The number of the request in its outbox, from 1. Retries and parts of a split request have the same number. */
  request: number;
}

/** A revision that Recotap accepted or refused. */
export interface HistoryEntry extends Omit<Sent, 'payload'> {
  /** The revision. */
  revision: number;
  /** The SHA-256 of the payload, in hexadecimal. */
  hash: string;
  /** When Recotap accepted or refused it, in ms since 1970. */
  at: number;
  /** The epoch of the sender, which rises with each {@link Claim}. */
  run: number;
  /** Why Recotap refused it; undefined if it accepted it. */
  error: string | undefined;
}

/** The outcome of a revision that was sent. Nothing newer is sent before `heldUntil`, in ms since 1970. */
export type SettlementOutcome =
  /** Recotap accepted it. */
  | { kind: 'taken'; heldUntil?: number | undefined }
  /** Recotap refused it. With `mayBeThere`, Recotap may have it or an earlier version, so that only a retry sends it again. */
  | { kind: 'refused'; error: string; mayBeThere?: boolean | undefined; heldUntil?: number | undefined }
  /** It was not sent, or got no response. It may be sent again from `at` on, in ms since 1970. */
  | { kind: 'retry'; at: number; heldUntil?: number | undefined };

/** The outcome of a row that was sent. */
export interface Settlement {
  /** The id. */
  id: string;
  /** The revision that was sent. */
  revision: number;
  /** What was sent. */
  sent: Sent;
  /** The outcome. */
  outcome: SettlementOutcome;
}

/** Counts of the rows of a lane. */
export interface LaneStats {
  /** Rows that wait to be sent. */
  waiting: number;
  /** Rows in a request. */
  inFlight: number;
  /** Rows that Recotap refused. */
  refused: number;
  /** Rows with an `unlinkedUpTo`. */
  unlinked: number;
  /** All rows. */
  known: number;
  /** Since when the oldest row has been waiting, in ms since 1970. */
  oldestAt: number | undefined;
  /** When the next row is due, in ms since 1970. */
  nextAt: number | undefined;
}
