import { RecotapConfigurationError } from '../../base/errors.js';
import type { Transaction } from '../store.js';

/** What runs statements. */
export type Queryable = Transaction;

/** A pool of `pg`, for {@link openLedger}. */
export interface PostgresPool extends Queryable {
  /** Returns a connection. */
  connect(): Promise<unknown>;
  /** Closes the pool. */
  end(): Promise<void>;
}

/** A connection of `pg`. */
export interface Connection extends Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
  /** Of the server's process, as the server told when the connection was made. */
  processID: number | null;
  connect(): Promise<unknown>;
  end(): Promise<void>;
  release?(error?: unknown): void;
  on(event: 'error' | 'end', listener: (error?: unknown) => void): unknown;
  on(event: 'notification', listener: (message: { payload?: string }) => void): unknown;
}

export type Connect = new (settings: object) => Connection;

/** What is used of `pg`. */
interface Driver {
  Pool: new (settings: object) => PostgresPool & { on(event: 'error', listener: () => void): unknown };
  Client: Connect;
}

/** @throws RecotapConfigurationError when the package is missing */
export async function loadDriver(): Promise<Driver> {
  try {
    const found = (await import('pg')) as unknown as { default?: Driver } & Driver;
    return found.default ?? found;
  } catch (cause) {
    throw new RecotapConfigurationError('A ledger on PostgreSQL needs the package pg. Run: npm install pg', { cause });
  }
}

/** The rows of an answer. */
export async function rowsOf<T>(database: Queryable, text: string, values: unknown[] = []): Promise<T[]> {
  const answer = await database.query(text, values);
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as T[];
}
