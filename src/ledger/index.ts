/// <reference lib="esnext.disposable" preserve="true" />

import { RecotapConfigurationError } from '../base/errors.js';
import { wholeNumber } from '../base/options.js';
import { createMemoryLedger } from './memory/memory.js';
import { createPlan, type Plan } from './plan.js';
import { isAddress } from './postgres/address.js';
import type { PostgresPool } from './postgres/driver.js';
import type { Kind, Lane, Ledger } from './store.js';

export { canonicalJson } from './canonical.js';
export { laneName } from './lane-name.js';
export { isPending, isRefused, type Placed, placed } from './model.js';
export { checkKey, keyPrintOf, rememberKey } from './outbox/key.js';
export { type SenderNote, senderNote } from './outbox/sender-note.js';
export type { Change, ChangeKind, FieldChange, Plan } from './plan.js';
export { isAddress, shownAddress } from './postgres/address.js';
export type { PostgresPool } from './postgres/driver.js';
export { stateOf } from './state.js';
export type * from './store.js';
export { sortableVersion, type Version } from './version.js';

export interface OpenLedgerOptions {
  /** How many of the latest versions of each item the history has: what Recotap accepted or refused, and when. Default: 10. */
  history?: number | undefined;
}

/**
 * Opens a ledger, or makes one where there is none. It holds your deals, and never the API key. It is kept
 *
 * - in a file, such as `recotap.db`, which several processes of one machine may use at once, and only its owner may read;
 * - in PostgreSQL, for processes on many machines: give `postgres://user:password@host/database`, or a pool of `pg`, which stays yours to end;
 * - in `:memory:`, as long as the process lives.
 *
 * What was put into a file or into PostgreSQL outlives a crash. Node has SQLite from version 22.13 on. With an earlier one, install
 * `@photostructure/sqlite`. PostgreSQL has to be version 14 or later, and needs the package `pg`.
 *
 * @throws RecotapConfigurationError when a package or the folder is missing, PostgreSQL refuses the login, or a newer version of this package
 * wrote the ledger
 * @throws RecotapLedgerError when the file is damaged, no ledger, or cannot be written, or PostgreSQL cannot be reached; the message says what
 * to do
 *
 * @example
 * await using ledger = await openLedger('recotap.db');
 * await using outbox = createOutbox(client, { ledger });
 * await outbox.put(deal, { version: deal.lastModified });
 */
export async function openLedger(location: string | PostgresPool, options: OpenLedgerOptions = {}): Promise<Ledger> {
  const isPool = typeof location === 'object' && typeof location?.connect === 'function';
  if (!isPool && (typeof location !== 'string' || location === ''))
    throw new RecotapConfigurationError(
      'openLedger expects the path of a file, such as recotap.db, the address of a PostgreSQL database, a pool of pg, or :memory:.',
    );
  const history = wholeNumber('history', options.history ?? 10, 0);
  if (typeof location !== 'string' || isAddress(location)) {
    const { openPostgres } = await import('./postgres/open.js');
    return openPostgres(location, { history });
  }
  if (location === ':memory:') {
    const { sha256 } = await import('./sha256.js');
    return createMemoryLedger({ most: history, hashOf: sha256 });
  }
  if (/^[a-z]{2,}:\/\//i.test(location))
    throw new RecotapConfigurationError(
      `A ledger is kept in a file or in PostgreSQL, not at ${location.split(':')[0]}:// addresses: give a path, or an address that begins with postgres://.`,
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

/**
 * Brings the schema `recotap` of a PostgreSQL database to what this version of the package needs, as `openLedger` does.
 *
 * @returns whether there was anything to do
 * @throws as `openLedger`
 */
export async function migrateLedger(address: string): Promise<boolean> {
  return (await import('./postgres/open.js')).migratePostgres(address);
}

/**
 * The SQL that `migrateLedger` would run.
 *
 * @param address undefined for a database that has no ledger
 * @returns undefined when there is nothing to do
 */
export async function migrationOf(address: string | undefined): Promise<string | undefined> {
  return (await import('./postgres/open.js')).statementsFor(address);
}
