/// <reference lib="esnext.disposable" preserve="true" />

import { RecotapConfigurationError } from '../base/errors.js';
import { wholeNumber } from '../base/options.js';
import { createMemoryLedger } from './memory/memory.js';
import { createPlan, type Plan } from './plan.js';
import type { Kind, Lane, Ledger } from './store.js';

export { canonicalJson } from './canonical.js';
export { laneName } from './lane-name.js';
export { isPending, isRefused, type Placed, placed } from './model.js';
export { checkKey, keyPrintOf } from './outbox/key.js';
export type { Change, ChangeKind, FieldChange, Plan } from './plan.js';
export { stateOf } from './state.js';
export type * from './store.js';
export { sortableVersion, type Version } from './version.js';

export interface OpenLedgerOptions {
  /** How many of the latest versions of each item the history has: what Recotap accepted or refused, and when. Default: 10. */
  history?: number | undefined;
}

/**
 * Opens a ledger, or makes one where there is none: SQLite in one file, which several processes may use at once, or `:memory:`. What was put
 * into a file outlives a crash. The file holds your deals, and only its owner may read it; the API key is not in it.
 *
 * Node has SQLite from version 22.13 on. With an earlier one, install `@photostructure/sqlite`.
 *
 * @throws RecotapConfigurationError when there is no SQLite, the folder is missing, or a newer version of this package wrote the ledger
 * @throws RecotapLedgerError when the file is damaged, no ledger, or cannot be written; the message says what to do
 *
 * @example
 * await using ledger = await openLedger('recotap.db');
 * await using outbox = createOutbox(client, { ledger });
 * await outbox.put(deal, { version: deal.lastModified });
 */
export async function openLedger(location: string, options: OpenLedgerOptions = {}): Promise<Ledger> {
  if (typeof location !== 'string' || location === '')
    throw new RecotapConfigurationError('openLedger expects the path of a file, such as recotap.db, or :memory:.');
  const history = wholeNumber('history', options.history ?? 10, 0);
  if (location === ':memory:') {
    const { sha256 } = await import('./sha256.js');
    return createMemoryLedger({ most: history, hashOf: sha256 });
  }
  if (/^[a-z]{2,}:\/\//i.test(location))
    throw new RecotapConfigurationError(
      `This version keeps ledgers in files and in memory, not at ${location.split(':')[0]}:// addresses: give the path of a file.`,
    );
  const { openSqlite } = await import('./sqlite/open.js');
  return openSqlite(location, history);
}

/**
 * Finds out what putting items would do, without putting them. They are kept in a temporary file, which is removed when the plan is closed or
 * the process ends.
 *
 * @param lane of an open ledger; undefined for one that is yet to be made
 *
 * @example
 * await using plan = await openPlan(lane, 'deals');
 * await plan.add(deals.map((deal) => ({ id: deal.externalDealId, payload: canonicalJson(deal) })));
 * for await (const { id, kind, fields } of plan.changes()) console.log(id, kind, fields);
 */
export async function openPlan(lane: Lane | undefined, kind: Kind): Promise<Plan> {
  const { openScratch } = await import('./sqlite/open.js');
  return createPlan(lane, kind, await openScratch());
}
