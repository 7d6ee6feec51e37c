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

/** The type of the items of each {@link Kind} of outbox. */
export interface OutboxItems {
  /** Deals, identified by `externalDealId`. */
  deals: Deal;
  /** Accounts, identified by the cleaned domain. */
  accounts: Account;
  /** Sales activities, identified by `externalActivityId`. */
  activities: SalesActivity;
  /** Ids of accounts, identified by the cleaned domain of the account. */
  externalIds: ExternalIdMapping;
}

/** The outcome of an item that Recotap accepted. */
interface Accepted {
  deals: UpsertedDeal;
  /** `upserted`: another process sent it, and this one does not know whether it was new. */
  accounts: StoredAccountStatus | { status: 'upserted' };
  activities: { status: 'created' };
  externalIds: { status: 'mapped' };
}

export type AnyAccepted = Accepted[Kind];

/** The item of an outcome: its id, and your own object. */
interface About<Item> {
  deals: { externalDealId: string | undefined; deal: Item };
  accounts: { domain: string | undefined; account: Item };
  activities: { externalActivityId: string | undefined; activity: Item };
  externalIds: { domain: string | undefined; mapping: Item };
}

/**
 * The status of an item that was put: what Recotap did (`upserted` for a deal, `created`, `updated` or `mapped` for others), or `failed`,
 * `invalid`, `superseded`, `unchanged` or `unsent`.
 */
export type OutboxStatus<K extends Kind = 'deals'> =
  | Accepted[K]
  /**
   * Recotap refused it. The ledger keeps it as refused until you put it again. An activity whose request got no response is refused too,
   * and only `recotap ledger retry` sends it again.
   */
  | { status: 'failed'; error: string }
  /** It breaks the contract, or its version is of another type than that in the ledger. It was neither stored nor sent. */
  | { status: 'invalid'; issues: Issue[] }
  /** A later put, or one with a higher version, replaced it. `by` is the index of that put, if this outbox made it. */
  | { status: 'superseded'; by: number | undefined }
  /** Recotap has it already, so it was not sent. */
  | { status: 'unchanged' }
  /** It was not sent, or got no response. What the ledger has of it is sent later. */
  | { status: 'unsent'; cause: RecotapError };

/** The status of an item of any kind. */
export type AnyOutboxStatus = OutboxStatus<Kind>;

/** The outcome of an item that was put. `deal`, `account`, `activity` or `mapping` is your own object. */
export type OutboxOutcome<Item = Deal, K extends Kind = 'deals'> = {
  /** The number of the put in this outbox, from 0. */
  index: number;
} & About<Item>[K] &
  OutboxStatus<K>;

/**
 * Options for {@link createOutbox}.
 *
 * @example
 * const options: OutboxOptions = {
 *   ledger: await openLedger('recotap.db'),
 *   onOutcome: (outcome) => {
 *     if (outcome.status === 'failed') console.error(outcome.externalDealId, outcome.error);
 *   },
 * };
 */
export interface OutboxOptions<K extends Kind = 'deals'> {
  /**
   * The kind of item. Default: `deals`.
   *
   * - `deals` and `accounts` are created or updated.
   * - `activities` are created and never sent twice: one whose request got no response is `failed`.
   * - `externalIds` are set on accounts.
   */
  kind?: K | undefined;
  /** Where items are kept, from `openLedger` of `recotap-api/ledger`. Default: in memory, until the outbox is closed. */
  ledger?: Ledger | undefined;
  /**
   * The name of the account in Recotap, whose items share a limit and an order. Outboxes with the same ledger, server and lane share items.
   * Default: `default`. A whole {@link laneName} works too.
   */
  lane?: string | undefined;
  /**
   * Whether this outbox sends. One outbox sends for all that share a lane, items of every kind. With `false`, it only puts, and another one
   * on the same ledger sends. Default: `true`.
   */
  send?: boolean | undefined;
  /** How long an item waits for others to share its request, in ms. Default: 50. */
  lingerMs?: number | undefined;
  /** How many items may be without an outcome before `put` waits. Default: 10,000. */
  highWaterMark?: number | undefined;
  /** Closes the outbox at once. Requests are cancelled, and their items stay in the ledger. */
  signal?: AbortSignal | null | undefined;
  /**
   * Closes the outbox gently: no further request is sent, but those in flight are waited for. To limit that wait, abort `signal` later.
   * What is left stays in the ledger.
   */
  drain?: AbortSignal | null | undefined;
  /**
   * Called with each outcome. `flush` and `close` await the promise that it returns. If it throws, sending continues, and the next `flush`
   * or `close` rejects with the error.
   */
  onOutcome?: ((outcome: OutboxOutcome<Pushable<OutboxItems[K]>, K>) => void | Promise<void>) | undefined;
  /**
   * Called when sending stops: the API key was not accepted, Recotap cannot be reached or asks for a wait longer than `maxWaitMs`, or the
   * ledger cannot be written. The outbox retries by itself, except after `unauthorized`.
   */
  onHalt?: ((halt: { reason: AbortReason | 'ledger'; cause: RecotapError }) => void) | undefined;
  /**
   * Called with a promise that resolves when all items that were put have an outcome. Pass `ctx.waitUntil` of a Worker, which may otherwise
   * end after its response.
   */
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
}

/** Options for a put. */
export interface PutOptions {
  /**
   * The version of the item, such as the last modified date in your CRM. If the ledger has a higher one, nothing changes and the item is
   * `superseded`. Default: the latest put wins.
   */
  version?: Version | undefined;
  /** Whether an item that Recotap has already is sent again. Activities are not. Default: `false`. */
  force?: boolean | undefined;
  /**
   * A transaction of yours in the PostgreSQL database of the ledger: the item is put when you commit. `put` resolves when the statement has
   * run. The outcome in this outbox is `unsent`, because it cannot know whether you commit. See the ledger for the final outcome.
   */
  tx?: Transaction | undefined;
}

/** The counts of the items that were put. They add up to `total`. */
export type OutboxReport<K extends Kind = 'deals'> = Totals &
  Pick<Counts, OutboxStatus<K>['status']> & {
    /** Items of this kind in the lane that are not sent yet, including those of earlier runs and other processes. */
    waiting: number;
  };

/** Counts of the items of this kind in the lane. */
export interface OutboxStats {
  /** Items that are not sent yet. */
  readonly waiting: number;
  /** Items in a request. */
  readonly inFlight: number;
  /** Items that Recotap refused and that were not put again. */
  readonly refused: number;
  /** How long the oldest item has been waiting, in ms; 0 if none is. */
  readonly oldestMs: number;
}

/** Takes items as they change, and makes Recotap equal to the latest version of each. See {@link createOutbox}. */
export interface Outbox<K extends Kind = 'deals'> extends AsyncDisposable {
  /**
   * Puts one item or several. Resolves when the ledger has them; on a durable ledger, no crash loses them after that. Waits while
   * `highWaterMark` items have no outcome. Invalid items are not stored.
   *
   * @throws RecotapConfigurationError if the outbox is closed
   * @throws RecotapLedgerError if the ledger cannot store the items, such as on a full disk
   *
   * @example
   * await outbox.put(deals, { version: new Date() });
   */
  put(items: Pushable<OutboxItems[K]> | readonly Pushable<OutboxItems[K]>[], options?: PutOptions): Promise<void>;
  /**
   * Puts one item and returns the outcome of this version.
   *
   * @throws RecotapConfigurationError if the outbox is closed
   *
   * @example
   * const outcome = await outbox.push(deal, { version: 2 });
   * if (outcome.status === 'failed') console.error(outcome.error);
   */
  push<Item extends Pushable<OutboxItems[K]>>(item: Item, options?: PutOptions): Promise<OutboxOutcome<Item, K>>;
  /**
   * Sends without lingering. Resolves with the counts when all items that were put before have an outcome. You can put more meanwhile.
   *
   * @example
   * const { upserted, failed } = await outbox.flush();
   */
  flush(): Promise<OutboxReport<K>>;
  /**
   * Closes the outbox: it takes no more items, and sends what it can. You can call it again.
   *
   * @param options `timeoutMs`: the longest to wait for outcomes, in ms. Items without one are then `unsent`, and a durable ledger keeps
   * them. Default: no limit
   * @example
   * const { unsent } = await outbox.close({ timeoutMs: 10_000 });
   */
  close(options?: { timeoutMs?: number | undefined }): Promise<OutboxReport<K>>;
  /** Counts of waiting, in-flight and refused items. */
  readonly stats: OutboxStats;
}
