import { chmodSync, writeFileSync } from 'node:fs';
import type { Database, OpenDatabase } from './driver.js';
import { isBusy } from './errors.js';

/**
 * Locks a small file of its own, which SQLite does by a lock of the operating system: it ends with the process, however that ends, and leaves
 * nothing to clean up.
 *
 * @returns what gives the lock back; undefined when somebody else has it
 */
export function lockFile(path: string, openDatabase: OpenDatabase): (() => void) | undefined {
  makePrivate(path);
  const db = openDatabase(path);
  try {
    db.exec('pragma busy_timeout = 0');
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return () => release(db);
}

function release(db: Database): void {
  db.exec('rollback');
  db.close();
}

/** Never opens a file that exists: to close it again would free the locks that this process has on it. */
export function makePrivate(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    chmodSync(path, 0o600);
  }
}
