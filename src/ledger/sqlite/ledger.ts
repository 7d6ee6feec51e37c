import { RecotapLedgerError } from '../../base/errors.js';
import type { Lane, Ledger } from '../store.js';
import { lockFile } from './claim.js';
import type { Database, OpenDatabase } from './driver.js';
import { ledgerError } from './errors.js';
import type { MustBeInPlace } from './in-place.js';
import { createSqliteLane } from './lane.js';
import { preparingOnce } from './prepared.js';
import { createRows } from './rows.js';
import { createTransaction } from './transaction.js';
import { readWords } from './words.js';

/** Where a ledger is kept. */
export interface Place {
  /** The whole path. */
  file: string;
  /** As it was given, for messages. */
  path: string;
  openDatabase: OpenDatabase;
  mustBeInPlace: MustBeInPlace;
  /** How many entries the history of a row has at most. */
  history: number;
}

/** A ledger on a database that has its schema. */
export function createSqliteLedger(
  opened: Database,
  { file, path, openDatabase, mustBeInPlace, history }: Place,
): Ledger {
  const db = preparingOnce(opened);
  const inTransaction = createTransaction(db, path, mustBeInPlace);
  const rows = createRows(path, readWords(db));
  const lanesDue = db.prepare(
    `select name from lane where exists (
      select 1 from item
      where lane = lane.id and kind in ('deals', 'accounts', 'activities', 'externalIds') and revision > settled and due_at <= ?
    )`,
  );
  const lanes = new Map<string, Lane>();
  let isClosed = false;

  const checkOpen = () => {
    if (isClosed) throw new RecotapLedgerError(`The ledger ${path} is closed. Close its outboxes before it.`);
  };
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    try {
      // The package of SQLite for Node 20 leaves this undone, and a copy of the file alone would lack the latest rows.
      db.exec('pragma wal_checkpoint(truncate)');
    } finally {
      db.close();
    }
  };

  return {
    location: path,
    isDurable: true,
    async lane(name) {
      checkOpen();
      const known = lanes.get(name);
      if (known !== undefined) return known;
      const number = inTransaction(() => {
        db.prepare('insert or ignore into lane (name) values (?)').run(name);
        return (db.prepare('select id from lane where name = ?').get(name) as { id: number }).id;
      });
      const lock = () => lockFile(`${file}-sender-${number}`, openDatabase);
      const lane = createSqliteLane(name, { number, db, path, rows, inTransaction, most: history, lock });
      lanes.set(name, lane);
      return lane;
    },
    async lanes() {
      checkOpen();
      const found = db.prepare('select name from lane order by name').all() as { name: string }[];
      return found.map(({ name }) => name);
    },
    async lanesDue(now) {
      checkOpen();
      try {
        mustBeInPlace();
        return (lanesDue.all(now) as { name: string }[]).map(({ name }) => name);
      } catch (error) {
        throw ledgerError(path, error);
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
