import type { Database } from './driver.js';
import { ledgerError } from './errors.js';
import type { MustBeInPlace } from './in-place.js';

/** Does work on a database, all of it or nothing. */
export type Transaction = <T>(work: () => T) => T;

/** @throws RecotapLedgerError when the database cannot do it */
export function createTransaction(db: Database, path: string, mustBeInPlace: MustBeInPlace): Transaction {
  return (work) => {
    try {
      db.exec('begin immediate');
      try {
        const result = work();
        mustBeInPlace();
        db.exec('commit');
        return result;
      } catch (error) {
        rollBack(db);
        throw error;
      }
    } catch (error) {
      throw ledgerError(path, error);
    }
  };
}

/** SQLite may have done so itself, as for a full disk. */
function rollBack(db: Database): void {
  try {
    db.exec('rollback');
  } catch {}
}
