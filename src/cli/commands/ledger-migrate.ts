import { RecotapError } from '../../index.js';
import { isAddress, migrateLedger, migrationOf } from '../../ledger/index.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { type LedgerOptions, ledgerPath, neededPath, shownLedger } from './resolve/ledger.js';

export interface LedgerMigrateOptions extends LedgerOptions {
  sql?: boolean | undefined;
}

/** `recotap ledger migrate`: brings a PostgreSQL database to the schema that this version needs, or prints how. */
export async function ledgerMigrate(options: LedgerMigrateOptions, io: Io): Promise<number> {
  const { sql = false } = options;
  const path = sql ? ledgerPath(options, io) : neededPath(options, io);
  if (path !== undefined && !isAddress(path))
    throw new CliError(
      `The ledger ${path} is a file, and files are migrated when they are opened. migrate is for PostgreSQL: --ledger postgres://user@host/database`,
    );
  try {
    await print(io, await (sql ? statements(path) : migrated(path as string)));
  } catch (error) {
    throw RecotapError.is(error) ? new CliError(error.message, { cause: error }) : error;
  }
  return exitCode.ok;
}

async function statements(path: string | undefined): Promise<string> {
  const found = await migrationOf(path);
  return found ?? `-- ${shownLedger(path as string)} has all that this version needs.\n`;
}

async function migrated(path: string): Promise<string[]> {
  const what = (await migrateLedger(path)) ? 'has the schema of this version now' : 'has all that this version needs';
  return [`${shownLedger(path)} ${what}.`];
}
