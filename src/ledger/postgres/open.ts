import { RecotapConfigurationError } from '../../base/errors.js';
import type { Ledger } from '../store.js';
import { shownAddress, shownPool } from './address.js';
import { type Connect, loadDriver, type PostgresPool } from './driver.js';
import { ledgerError } from './errors.js';
import { createPostgresLedger } from './ledger.js';
import { connectForLocks } from './lock-connection.js';
import { migrate, missingStatements } from './schema.js';

const CONNECT_TIMEOUT_MS = 10_000;
/** Beyond what any statement of a ledger takes: the server does not answer any more. */
const QUERY_TIMEOUT_MS = 60_000;
/** The statements of one process are short, and few at a time. */
const MOST_CONNECTIONS = 4;

export interface PostgresOptions {
  /** How many entries the history of a row has at most. */
  history: number;
  /** Whether moments are by the clock of the server, which all machines share. Default: `true`. */
  usesServerTime?: boolean | undefined;
  /** After how long without a word PostgreSQL takes a sender for dead, in ms. Default: 15,000. */
  idleMs?: number | undefined;
}

interface Opened {
  database: PostgresPool;
  location: string;
  settings: object;
  Client: Connect;
  end(): Promise<void>;
}

/** @throws as `openLedger` */
export async function openPostgres(at: string | PostgresPool, options: PostgresOptions): Promise<Ledger> {
  const { history, usesServerTime = true, idleMs = 15_000 } = options;
  const { database, location, settings, Client, end } = await open(at);
  try {
    await migrate(database, location);
  } catch (error) {
    await end();
    throw ledgerError(location, error);
  }
  return createPostgresLedger({
    database,
    location,
    most: history,
    usesServerTime,
    connectForLocks: () => connectForLocks({ Client, settings, location, idleMs }),
    end,
  });
}

/**
 * Brings a database to the schema that this package knows.
 *
 * @returns whether there was anything to do
 */
export async function migratePostgres(address: string): Promise<boolean> {
  return using(address, ({ database, location }) => migrate(database, location));
}

/** The statements that do so, undefined for none. @param address undefined for a database that has no ledger */
export async function statementsFor(address: string | undefined): Promise<string | undefined> {
  if (address === undefined) return missingStatements(undefined);
  return using(address, ({ database, location }) => missingStatements(database, location));
}

async function using<T>(address: string, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await open(address);
  try {
    return await work(opened);
  } catch (error) {
    throw ledgerError(opened.location, error);
  } finally {
    await opened.end();
  }
}

async function open(at: string | PostgresPool): Promise<Opened> {
  const { Pool, Client } = await loadDriver();
  if (typeof at !== 'string') {
    const { options, Client: own = Client } = at as { options?: object; Client?: Connect };
    if (options === undefined)
      throw new RecotapConfigurationError('The pool was not made by pg: expected a Pool of pg.');
    return { database: at, location: shownPool(at), settings: options, Client: own, end: async () => {} };
  }
  const settings = {
    connectionString: at,
    application_name: 'recotap',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  };
  const database = new Pool({ ...settings, max: MOST_CONNECTIONS, allowExitOnIdle: true });
  // Of a connection that nobody uses. The next statement gets another one.
  database.on('error', () => {});
  return { database, location: shownAddress(at), settings, Client, end: () => database.end() };
}
