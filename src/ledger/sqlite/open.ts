import { chmodSync, existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { RecotapConfigurationError } from '../../base/errors.js';
import type { Ledger } from '../store.js';
import { makePrivate } from './claim.js';
import { type Database, loadDriver, type OpenDatabase } from './driver.js';
import { damaged, ledgerError, notALedger } from './errors.js';
import { fileAt } from './file-at.js';
import { inPlace } from './in-place.js';
import { createSqliteLedger } from './ledger.js';
import { APPLICATION_ID, hasSchema, migrate, pragma } from './schema.js';
import { wordsOfContract } from './words.js';

/** How long another process may hold the file locked, in ms. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * @param history how many entries the history of a row has at most
 * @throws as `openLedger`
 */
export async function openSqlite(path: string, history: number): Promise<Ledger> {
  const openDatabase = await loadDriver();
  const file = fileAt(path);
  if (!existsSync(file)) create(file, path, openDatabase);
  const db = open(file, path, openDatabase);
  return createSqliteLedger(db, { file, path, openDatabase, mustBeInPlace: inPlace(file, path), history });
}

/** Opens a ledger of its own in a temporary file that has no name, so that nothing is left of it, however the process ends. */
export async function openScratch(): Promise<Ledger> {
  const openDatabase = await loadDriver();
  const db = openDatabase('');
  db.exec('pragma journal_mode = off');
  db.exec('pragma synchronous = off');
  db.exec('pragma cache_size = -8000');
  const path = 'a temporary file';
  migrate(db, path, wordsOfContract());
  return createSqliteLedger(db, { file: path, path, openDatabase, mustBeInPlace() {}, history: 0 });
}

/** Makes a whole ledger under another name first: whoever finds the file finds a whole one, also after a crash. */
function create(file: string, path: string, openDatabase: OpenDatabase): void {
  if (!existsSync(dirname(file)))
    throw new RecotapConfigurationError(`The ledger ${path} cannot be created: there is no folder ${dirname(file)}.`);
  const draft = `${file}-new-${process.pid}`;
  try {
    makePrivate(draft);
    const db = openDatabase(draft);
    try {
      db.exec('pragma synchronous = full');
      migrate(db, path, wordsOfContract());
    } finally {
      db.close();
    }
    linkSync(draft, file);
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw ledgerError(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function open(file: string, path: string, openDatabase: OpenDatabase): Database {
  const about = statSync(file);
  if (about.isDirectory())
    throw new RecotapConfigurationError(`The ledger ${path} is a folder: give the path of a file.`);
  if (!about.isFile()) throw notALedger(path);
  if (about.size === 0) throw damaged(path, 'it is empty');
  let db: Database | undefined;
  try {
    chmodSync(file, 0o600);
    db = openDatabase(file);
    db.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    if (pragma(db, 'application_id') !== APPLICATION_ID) throw notALedger(path);
    const { integrity_check: found } = db.prepare('pragma integrity_check(1)').get() as { integrity_check: string };
    // SQLite takes what is missing of the last page as zeros.
    if (about.size % pragma(db, 'page_size') !== 0) throw damaged(path, 'it is cut off');
    if (found !== 'ok') throw damaged(path, found.replace(/\s+/g, ' '));
    db.exec('pragma journal_mode = wal');
    db.exec('pragma synchronous = full');
    // In KiB, and in pages of 4 KiB: with less, a large ledger is read and written several times over.
    db.exec('pragma cache_size = -32000');
    db.exec('pragma wal_autocheckpoint = 4000');
    migrate(db, path, []);
    if (!hasSchema(db, openDatabase)) throw damaged(path, 'its tables are not what was made');
    return db;
  } catch (error) {
    db?.close();
    throw ledgerError(path, error);
  }
}
