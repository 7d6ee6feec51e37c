import { RecotapConfigurationError, RecotapLedgerError } from '../../base/errors.js';
import { type Connection, type PostgresPool, type Queryable, rowsOf } from './driver.js';
import { codeOf, ledgerError } from './errors.js';
import { put } from './sql/put.js';
import { send } from './sql/send.js';
import { tables } from './sql/tables.js';
import { version } from './sql/version.js';

/** The locks of a ledger have this as their first number, and that of the lane as the second: `RTPL`. */
export const LOCKS = 0x5254504c;
/** No lane has it. */
const MIGRATION = 0;

/** From each version of the schema to the next. Never edit one that was published: add another. */
const migrations = [
  `create schema recotap;
create table recotap.schema (version integer not null);
insert into recotap.schema (version) values (0);
${tables}${version}${put}${send}`,
];

const SCHEMA_VERSION = migrations.length;
const OLDEST_SERVER = 140_000;

/** The version of the schema that a database has; 0 for none. */
async function versionOf(database: Queryable): Promise<number> {
  const [found] = await rowsOf<{ server: number; there: boolean }>(
    database,
    // By the catalog, which shows what another process has just made, and also to somebody without rights.
    `select current_setting('server_version_num')::integer as server,
      exists (select from pg_catalog.pg_tables where schemaname = 'recotap' and tablename = 'schema') as there`,
  );
  if (found !== undefined && found.server < OLDEST_SERVER)
    throw new RecotapConfigurationError(
      `A ledger needs PostgreSQL 14 or later, and this is version ${Math.floor(found.server / 10_000)}.`,
    );
  if (!found?.there) return 0;
  const [schema] = await rowsOf<{ version: number }>(database, 'select version from recotap.schema');
  return schema?.version ?? 0;
}

/** What brings a schema of that version to the one that this package knows. */
function statementsFrom(from: number): string {
  return `${migrations.slice(from).join('\n')}
update recotap.schema set version = ${SCHEMA_VERSION};
`;
}

/**
 * The statements that bring a database to the schema that this package knows, for somebody who may create schemas to run.
 *
 * @param database undefined for one that has none
 * @returns undefined when there is nothing to do
 * @throws RecotapConfigurationError when a newer version of this package was there
 */
export async function missingStatements(database: Queryable | undefined, location = ''): Promise<string | undefined> {
  const from = database === undefined ? 0 : await versionOf(database);
  checkVersion(from, location);
  return from === SCHEMA_VERSION ? undefined : `begin;\n${statementsFrom(from)}commit;\n`;
}

/**
 * Brings a database to the schema that this package knows. Several processes may do so at the same time.
 *
 * @returns whether there was anything to do
 * @throws RecotapConfigurationError when a newer version of this package was there
 * @throws RecotapLedgerError when this user may not
 */
export async function migrate(pool: PostgresPool, location: string): Promise<boolean> {
  const before = await versionOf(pool);
  checkVersion(before, location);
  if (before === SCHEMA_VERSION) return false;
  const connection = (await pool.connect()) as Connection;
  let failure: unknown;
  try {
    await connection.query('begin');
    await connection.query('select pg_advisory_xact_lock($1, $2)', [LOCKS, MIGRATION]);
    const from = await versionOf(connection);
    checkVersion(from, location);
    if (from < SCHEMA_VERSION) await connection.query(statementsFrom(from));
    await connection.query('commit');
    return from < SCHEMA_VERSION;
  } catch (error) {
    failure = error;
    await connection.query('rollback').catch(() => {});
    if (codeOf(error) !== '42501') throw ledgerError(location, error);
    throw new RecotapLedgerError(
      `The ledger ${location} has ${before === 0 ? 'no schema so far' : `version ${before} of its schema, and this package needs version ${SCHEMA_VERSION}`}, and this user may not change that. Ask a database administrator to run what this prints: recotap ledger migrate --sql --ledger ${location}`,
      { cause: error },
    );
  } finally {
    connection.release?.(failure);
  }
}

function checkVersion(version: number, location: string): void {
  if (version > SCHEMA_VERSION)
    throw new RecotapConfigurationError(
      `The ledger ${location} was written by a newer version of recotap-api (its schema is ${version}, this version knows ${SCHEMA_VERSION}). Use that version, or another ledger.`,
    );
}
