/// <reference lib="esnext.disposable" preserve="true" />

import type { Account, Deal, ExternalIdMapping, SalesActivity } from '../../../generated/schema.js';
import type { RecotapError } from '../../base/errors.js';
import type { Issue } from '../../base/issues.js';
import type { AbortReason } from '../../batch/aborted.js';
import type { UpsertedDeal } from '../../batch/outcome.js';
import type { Counts, Totals } from '../../batch/report.js';
import type { Pushable } from '../../batch/source.js';
import type { StoredAccountStatus } from '../../resources/accounts.js';
import type { Kind, Ledger, Transaction } from '../store.js';
import type { Version } from '../version.js';

/** What an outbox of each kind takes. */
export interface OutboxItems {
  deals: Deal;
  accounts: Account;
  activities: SalesActivity;
  externalIds: ExternalIdMapping;
}

/** What Recotap may say of an item that it accepted. */
interface Accepted {
  deals: UpsertedDeal;
  /** `upserted`: another process sent it, and this one does not know whether it was new. */
  accounts: StoredAccountStatus | { status: 'upserted' };
  activities: { status: 'created' };
  externalIds: { status: 'mapped' };
}

export type AnyAccepted = Accepted[Kind];

/** Which item an outcome is about: its id and the value as it was given. */
interface About<Item> {
  deals: { externalDealId: string | undefined; deal: Item };
  accounts: { domain: string | undefined; account: Item };
  activities: { externalActivityId: string | undefined; activity: Item };
  externalIds: { domain: string | undefined; mapping: Item };
}

/** What came of one item that was put. */
export type OutboxStatus<K extends Kind = 'deals'> =
  | Accepted[K]
  /**
   * Recotap refused it, and says why. The ledger keeps it as refused; it goes again when it is put again. An activity that Recotap may have,
   * as no response came, is refused too, and only `recotap ledger retry` sends it again.
   */
  | { status: 'failed'; error: string }
  /** It breaks the contract, or its version cannot be compared with the ledger's. It was never stored and never sent. */
  | { status: 'invalid'; issues: Issue[] }
  /** A later put, or one with a higher version, took its place. `by` is the later put's index, if this outbox knows it. */
  | { status: 'superseded'; by: number | undefined }
  /** Recotap has it already. */
  | { status: 'unchanged' }
  /** No response so far, or no attempt. What the ledger has of it stays there, and is sent when that is possible. */
  | { status: 'unsent'; cause: RecotapError };

/** That of an item of whatever kind. */
export type AnyOutboxStatus = OutboxStatus<Kind>;

/**
 * The outcome of one item that was put. `index` counts the items put into this outbox from 0; `deal`, or what the kind of the outbox calls
 * it, is the value as it was given.
 */
export type OutboxOutcome<Item = Deal, K extends Kind = 'deals'> = { index: number } & About<Item>[K] & OutboxStatus<K>;

export interface OutboxOptions<K extends Kind = 'deals'> {
  /**
   * What the outbox takes: `deals`, `accounts`, `activities` or `externalIds`. Default: `deals`.
   *
   * - Accounts are told apart by their cleaned domain, and updated where Recotap has them.
   * - External ids are told apart by the cleaned domain of the account as well: the ledger has one id for each account.
   * - Activities are only created, and never sent twice: a request whose outcome is not known makes them `failed`.
   */
  kind?: K | undefined;
  /** Where the outbox keeps what is put, from `openLedger` of `recotap-api/ledger`. Default: in memory, as long as the outbox lives. */
  ledger?: Ledger | undefined;
  /**
   * What one limit and one order belong to: the name of an account at the client's server. Outboxes with the same lane share its items.
   * Default: `default`. The whole name of a lane has the base URL before that, and is taken as it is.
   */
  lane?: string | undefined;
  /** Whether the outbox sends. One outbox sends for a whole lane, items of every kind. With `false` it only puts, and another outbox on the same ledger sends. Default: `true`. */
  send?: boolean | undefined;
  /** How long the oldest waiting item waits for others to join its request, in ms. Default: 50. */
  lingerMs?: number | undefined;
  /** How many items may be without an outcome before `put` waits. Default: 10,000. */
  highWaterMark?: number | undefined;
  /** Closes the outbox at once. What is under way is cancelled, and stays in the ledger. */
  signal?: AbortSignal | null | undefined;
  /**
   * Closes the outbox as soon as what is on the wire is answered. Nothing more is sent, and what is left stays in the ledger. Give `signal` as
   * well to cut off what takes too long.
   */
  drain?: AbortSignal | null | undefined;
  /**
   * Called with the outcome of each item. If it returns a promise, `flush` and `close` await it. If it throws, sending goes on, and the
   * next `flush` or `close` rejects with what it threw.
   */
  onOutcome?: ((outcome: OutboxOutcome<Pushable<OutboxItems[K]>, K>) => void | Promise<void>) | undefined;
  /**
   * Called when nothing can be sent for now: the key was refused, the server cannot be reached or asks for too long a wait, or the ledger
   * cannot be written. The outbox tries again by itself, except with a key that was refused.
   */
  onHalt?: ((halt: { reason: AbortReason | 'ledger'; cause: RecotapError }) => void) | undefined;
  /**
   * Given a promise that resolves when all items put so far have an outcome: the `ctx.waitUntil` of a Worker or a Lambda, which may else stop
   * after its answer.
   */
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
}

export interface PutOptions {
  /**
   * The version of the item, such as the CRM's own "last modified": a number, a date or a text that sorts. A put with a lower version than
   * the ledger has changes nothing and is `superseded`. Without one, the latest put wins.
   */
  version?: Version | undefined;
  /** Whether the item is sent even if Recotap has it already. An activity is not. Default: `false`. */
  force?: boolean | undefined;
  /**
   * A transaction of yours in the database of the ledger, which has to be on PostgreSQL: the deal is put if the transaction is committed. `put`
   * resolves when the statement has run. What is to be sent then has the outcome `unsent` here, because the outbox cannot know whether the
   * transaction is committed; the ledger tells what came of it.
   */
  tx?: Transaction | undefined;
}

/** What came of the items that were put. The counts add up to `total`. */
export type OutboxReport<K extends Kind = 'deals'> = Totals &
  Pick<Counts, OutboxStatus<K>['status']> & {
    /** Items of this kind in the lane that are still to be sent, also those of earlier runs and of other processes. */
    waiting: number;
  };

/** The items of the outbox's kind in its lane. */
export interface OutboxStats {
  /** Those that wait to be sent. */
  readonly waiting: number;
  readonly inFlight: number;
  /** Those that Recotap refused and that have not been put again since. */
  readonly refused: number;
  /** How long the oldest one has been waiting, in ms; 0 when none is. */
  readonly oldestMs: number;
}

/** Takes items as they change, and makes Recotap's equal to the latest of each. */
export interface Outbox<K extends Kind = 'deals'> extends AsyncDisposable {
  /**
   * Puts items. Resolves when the ledger has them: on a durable ledger, no crash loses them from then on. Waits while `highWaterMark` items
   * have no outcome. An invalid one is not stored; `onOutcome` is told at once.
   *
   * @throws RecotapConfigurationError once the outbox is closed; RecotapLedgerError when the ledger cannot take them, such as for a full disk
   */
  put(items: Pushable<OutboxItems[K]> | readonly Pushable<OutboxItems[K]>[], options?: PutOptions): Promise<void>;
  /**
   * Puts one item and gives its outcome. Rejects only for a closed outbox.
   *
   * @example
   * const outcome = await outbox.push(deal, { version: deal.lastModified });
   */
  push<Item extends Pushable<OutboxItems[K]>>(item: Item, options?: PutOptions): Promise<OutboxOutcome<Item, K>>;
  /**
   * Sends without lingering. Resolves when all that was put before has an outcome, with the counts of that. Later puts are taken meanwhile.
   */
  flush(): Promise<OutboxReport<K>>;
  /**
   * Takes no more, sends what it can, of other kinds and earlier runs too, and ends. What has no outcome after `timeoutMs` is `unsent`; a durable ledger keeps it.
   * Closing twice does no harm. Default: waits until each item has an outcome.
   */
  close(options?: { timeoutMs?: number | undefined }): Promise<OutboxReport<K>>;
  readonly stats: OutboxStats;
}
