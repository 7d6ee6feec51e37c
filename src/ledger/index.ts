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

/** Options for {@link openLedger}. */
export interface OpenLedgerOptions {
  /** How many of the latest versions of each item the history keeps. Default: 10. */
  history?: number | undefined;
}

/**
 * Opens a ledger, and creates it if it does not exist. It contains your deals, but never the API key. The location is one of
 *
 * - the path of a file, such as `recotap.db`, which several processes of one machine can share and only its owner can read;
 * - a PostgreSQL database, for processes on several machines: an address such as `postgres://user:password@host/database`, or a pool of
 *   `pg`, which you close yourself;
 * - `:memory:`, until the process ends.
 *
 * A file needs Node 22.13 or later, or the package `@photostructure/sqlite`. PostgreSQL must be version 14 or later, and needs the package
 * `pg`.
 *
 * @throws RecotapConfigurationError if a package or the folder is missing, PostgreSQL refuses the login, or the ledger is of a newer
 * version of this package
 * @throws RecotapLedgerError if the file is damaged, not a ledger or not writable, or PostgreSQL cannot be reached
 *
 * @example
 * await using ledger = await openLedger('recotap.db');
 * await using outbox = createOutbox(client, { ledger });
 * await outbox.put(deal, { version: new Date() });
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
 * Plans a put: finds out what it would do, without doing it. The items are kept in a temporary file until you close the plan.
 *
 * @param lane a lane of an open ledger; undefined for one that does not exist yet
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
 * Creates or updates the schema `recotap` in a PostgreSQL database, as {@link openLedger} does.
 *
 * @returns whether there was anything to do
 * @throws as {@link openLedger}
 *
 * @example
 * const isChanged = await migrateLedger('postgres://recotap:secret@localhost/crm');
 */
export async function migrateLedger(address: string): Promise<boolean> {
  return (await import('./postgres/open.js')).migratePostgres(address);
}

/**
 * Returns the SQL that {@link migrateLedger} would run; undefined if there is nothing to do.
 *
 * @param address undefined for a database without a ledger
 * @throws as {@link openLedger}
 *
 * @example
 * console.log(await migrationOf(undefined));
 */
export async function migrationOf(address: string | undefined): Promise<string | undefined> {
  return (await import('./postgres/open.js')).statementsFor(address);
}
