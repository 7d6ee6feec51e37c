/// <reference lib="esnext.disposable" preserve="true" />

import type { Deal } from '../../../generated/schema.js';
import type { RecotapError } from '../../base/errors.js';
import type { Issue } from '../../base/issues.js';
import type { AbortReason } from '../../batch/aborted.js';
import type { UpsertedDeal } from '../../batch/outcome.js';
import type { Counts, Totals } from '../../batch/report.js';
import type { Pushable } from '../../batch/source.js';
import type { Ledger, Transaction } from '../store.js';
import type { Version } from '../version.js';

/** What came of one deal that was put. */
export type OutboxStatus =
  | UpsertedDeal
  /** Recotap refused it, and says why. The ledger keeps it as refused; it goes again when it is put again. */
  | { status: 'failed'; error: string }
  /** It breaks the contract, or its version cannot be compared with the ledger's. It was never stored and never sent. */
  | { status: 'invalid'; issues: Issue[] }
  /** A later put, or one with a higher version, took its place. `by` is the later put's index, if this outbox knows it. */
  | { status: 'superseded'; by: number | undefined }
  /** Recotap has it already. */
  | { status: 'unchanged' }
  /** No answer so far, or no attempt. What the ledger has of it stays there, and is sent when that is possible. */
  | { status: 'unsent'; cause: RecotapError };

/** The outcome of one deal that was put. `index` counts the deals put into this outbox from 0; `deal` is the value as it was given. */
export type OutboxOutcome<D = Deal> = {
  index: number;
  externalDealId: string | undefined;
  deal: D;
} & OutboxStatus;

export interface OutboxOptions {
  /** Where the outbox keeps what is put, from `openLedger` of `recotap-api/ledger`. Default: in memory, as long as the outbox lives. */
  ledger?: Ledger | undefined;
  /**
   * What one limit and one order belong to: the name of an account at the client's server. Outboxes with the same lane share its deals.
   * Default: `default`. The whole name of a lane has the base URL before that, and is taken as it is.
   */
  lane?: string | undefined;
  /** Whether the outbox sends. With `false` it only puts, and another outbox on the same ledger sends. Default: `true`. */
  send?: boolean | undefined;
  /** How long the oldest waiting deal waits for others to join its request, in ms. Default: 50. */
  lingerMs?: number | undefined;
  /** How many deals may be without an outcome before `put` waits. Default: 10,000. */
  highWaterMark?: number | undefined;
  /** Closes the outbox at once. What is under way is cancelled, and stays in the ledger. */
  signal?: AbortSignal | null | undefined;
  /**
   * Closes the outbox as soon as what is on the wire is answered. Nothing more is sent, and what is left stays in the ledger. Give `signal` as
   * well to cut off what takes too long.
   */
  drain?: AbortSignal | null | undefined;
  /**
   * Called with the outcome of each deal. If it returns a promise, `flush` and `close` await it. If it throws, sending goes on, and the
   * next `flush` or `close` rejects with what it threw.
   */
  onOutcome?: ((outcome: OutboxOutcome<Pushable<Deal>>) => void | Promise<void>) | undefined;
  /**
   * Called when nothing can be sent for now: the key was refused, the server cannot be reached or asks for too long a wait, or the ledger
   * cannot be written. The outbox tries again by itself, except with a key that was refused.
   */
  onHalt?: ((halt: { reason: AbortReason | 'ledger'; cause: RecotapError }) => void) | undefined;
  /**
   * Given a promise that resolves when all deals put so far have an outcome: the `ctx.waitUntil` of a Worker or a Lambda, which may else stop
   * after its answer.
   */
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
}

export interface PutOptions {
  /**
   * The version of the deal, such as the CRM's own "last modified": a number, a date or a text that sorts. A put with a lower version than
   * the ledger has changes nothing and is `superseded`. Without one, the latest put wins.
   */
  version?: Version | undefined;
  /** Whether the deal is sent even if Recotap has it already. Default: `false`. */
  force?: boolean | undefined;
  /**
   * A transaction of yours in the database of the ledger, which has to be on PostgreSQL: the deal is put if the transaction is committed. `put`
   * resolves when the statement has run. What is to be sent then has the outcome `unsent` here, because the outbox cannot know whether the
   * transaction is committed; the ledger tells what came of it.
   */
  tx?: Transaction | undefined;
}

/** What came of the deals that were put. The counts add up to `total`. */
export interface OutboxReport
  extends Totals,
    Pick<Counts, 'upserted' | 'failed' | 'invalid' | 'superseded' | 'unchanged' | 'unsent'> {
  /** Deals in the lane that are still to be sent, also those of earlier runs and of other processes. */
  waiting: number;
}

export interface OutboxStats {
  /** Deals in the lane that wait to be sent. */
  readonly waiting: number;
  readonly inFlight: number;
  /** Deals that Recotap refused and that have not been put again since. */
  readonly refused: number;
  /** How long the oldest deal has been waiting, in ms; 0 when none is. */
  readonly oldestMs: number;
}

/** Takes deals as they change, and makes Recotap's equal to the latest of each. */
export interface Outbox extends AsyncDisposable {
  /**
   * Puts deals. Resolves when the ledger has them: on a durable ledger, no crash loses them from then on. Waits while `highWaterMark` deals
   * have no outcome. An invalid deal is not stored; `onOutcome` is told at once.
   *
   * @throws RecotapConfigurationError once the outbox is closed; RecotapLedgerError when the ledger cannot take them, such as for a full disk
   */
  put(deals: Pushable<Deal> | readonly Pushable<Deal>[], options?: PutOptions): Promise<void>;
  /**
   * Puts one deal and gives its outcome. Rejects only for a closed outbox.
   *
   * @example
   * const outcome = await outbox.push(deal, { version: deal.lastModified });
   */
  push<D extends Pushable<Deal>>(deal: D, options?: PutOptions): Promise<OutboxOutcome<D>>;
  /**
   * Sends without lingering. Resolves when all that was put before has an outcome, with the counts of that. Later puts are taken meanwhile.
   */
  flush(): Promise<OutboxReport>;
  /**
   * Takes no more, sends what it can and ends. What has no outcome after `timeoutMs` is `unsent`; a durable ledger keeps it.
   * Closing twice does no harm. Default: waits until each deal has an outcome.
   */
  close(options?: { timeoutMs?: number | undefined }): Promise<OutboxReport>;
  readonly stats: OutboxStats;
}
