import type { AnyStatus } from '../../batch/operation.js';
import type { AnyOutcome } from '../../batch/report.js';
import { accountBulk } from '../../resources/accounts.js';
import type { Bulk } from '../../resources/bulk.js';
import { dealBulk } from '../../resources/deals.js';
import { externalIdBulk } from '../../resources/external-ids.js';
import { activityBulk } from '../../resources/sales-activities.js';
import type { Kind } from '../store.js';
import type { AnyAccepted } from './types.js';

export type AnyBulk = Bulk<unknown, AnyStatus, AnyOutcome>;

/** How items of a kind are pushed. */
export interface KindOfItem {
  readonly kind: Kind;
  /** The operation that takes them. What it calls an id is the id of the row. */
  readonly bulk: AnyBulk;
  /** The outcome of an item that another process has sent: the ledger does not have the answer. */
  readonly accepted: AnyAccepted;
}

/**
 * Accounts come first: Recotap links to the accounts that it has when a deal, an activity or an external id arrives, and does so never again.
 */
export const kinds: readonly Kind[] = ['accounts', 'externalIds', 'deals', 'activities'];

export function kindOfItem(kind: Kind): KindOfItem {
  return { kind, ...known[kind]() };
}

const known: Record<Kind, () => Omit<KindOfItem, 'kind'>> = {
  deals: () => ({ bulk: dealBulk(), accepted: { status: 'upserted' } }),
  // To make Recotap equal to what is wanted, an account that exists has to be updated.
  accounts: () => ({ bulk: accountBulk({ upsert: true }), accepted: { status: 'upserted' } }),
  externalIds: () => ({ bulk: externalIdBulk(), accepted: { status: 'mapped' } }),
  activities: () => ({ bulk: activityBulk(), accepted: { status: 'created' } }),
};

/** The statuses of what Recotap accepted. */
export function acceptedWords({ bulk, accepted }: KindOfItem): string[] {
  const words = Object.entries(bulk.operation.words).flatMap(([word, isDone]) => (isDone ? [word] : []));
  return [...new Set([...words, accepted.status])];
}
