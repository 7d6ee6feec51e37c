import { RecotapConfigurationError } from '../../base/errors.js';

export type Value = string | number | null;

export interface Statement {
  run(...values: Value[]): { changes: number | bigint };
  get(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
}

/** What `node:sqlite` and `@photostructure/sqlite` share. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export type OpenDatabase = (path: string) => Database;

interface Driver {
  DatabaseSync: new (path: string) => Database;
}

/**
 * Finds SQLite: that of Node, which has one from 22.13 on, else the package `@photostructure/sqlite`.
 *
 * @throws RecotapConfigurationError when there is neither
 */
export async function loadDriver(): Promise<OpenDatabase> {
  const { DatabaseSync } = builtIn() ?? (await installed());
  return (path) => new DatabaseSync(path);
}

function builtIn(): Driver | undefined {
  return globalThis.process?.getBuiltinModule?.('node:sqlite') as unknown as Driver | undefined;
}

async function installed(): Promise<Driver> {
  try {
    return (await import('@photostructure/sqlite')) as unknown as Driver;
  } catch (cause) {
    throw new RecotapConfigurationError(
      'A ledger in a file needs SQLite, which Node has from version 22.13 on. Use such a Node, or install it beside recotap-api: npm install @photostructure/sqlite@1.2.1',
      { cause },
    );
  }
}
