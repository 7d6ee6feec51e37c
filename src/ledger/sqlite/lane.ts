import { departed, placed, reopened, settledBy, settledLate } from '../model.js';
import { stateOf } from '../state.js';
import type { Claim, Kind, Lane, LaneStats, PutItem, PutResult, Row, RowFilter } from '../store.js';
import type { Database, Value } from './driver.js';
import { ledgerError } from './errors.js';
import { createHistory } from './history.js';
import { createMarks } from './marks.js';
import { columns, type Rows } from './rows.js';
import type { Transaction } from './transaction.js';

/** Rows that are read at once by a walk over all of them. */
const PAGE = 1_000;

export interface SqliteLaneOptions {
  /** Its number in the ledger. */
  number: number;
  db: Database;
  path: string;
  rows: Rows;
  inTransaction: Transaction;
  /** How many entries the history of a row has at most. */
  most: number;
  /** Locks the sender's role. Undefined when somebody else has it. */
  lock(): (() => void) | undefined;
}

const conditions = {
  waiting: 'and revision > settled',
  refused: 'and error is not null and revision = settled',
  unlinked: 'and unlinked_up_to is not null',
};

export function createSqliteLane(name: string, options: SqliteLaneOptions): Lane {
  const { number, db, path, rows, inTransaction, most, lock } = options;
  const history = createHistory({ lane: number, db, path, most });
  const marks = createMarks({ lane: number, db, path });
  const places = columns.replace(/\w+/g, '?');
  const where = 'lane = ? and kind = ?';
  const one = db.prepare(`select id, ${columns} from item where ${where} and id = ?`);
  const insert = db.prepare(`insert into item (${columns}, lane, kind, id) values (${places}, ?, ?, ?)`);
  const update = db.prepare(`update item set ${columns.replace(/\w+/g, '$& = ?')} where ${where} and id = ?`);
  // By the index alone.
  const pending = (condition: string) =>
    db.prepare(`select id from item where ${where} and revision > settled and ${condition} order by due_at limit ?`);
  const [due, misplaced] = [pending('due_at <= ?'), pending('due_at > ?')];
  const nextDue = db.prepare(
    `select min(due_at) as at from item where ${where} and revision > settled and due_at > ? and due_at <= ?`,
  );
  const remove = db.prepare(`delete from item where ${where} and id = ? and held_until <= ?`);
  const old = `${where} and revision <= settled and settled_at < ? and held_until <= ?`;
  const removeOld = db.prepare(`delete from item where ${old}`);
  const epochOf = db.prepare('select epoch from lane where id = ?');

  const find = (kind: Kind, id: string): Row | undefined => {
    const stored = one.get(number, kind, id);
    return stored === undefined ? undefined : rows.read(number, kind, stored);
  };
  const add = (kind: Kind, row: Row): void => void insert.run(...rows.write(number, kind, row));
  const write = (kind: Kind, row: Row): Row => {
    update.run(...rows.write(number, kind, row));
    return row;
  };
  const reading = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw ledgerError(path, error);
    }
  };
  const readAll = (kind: Kind, stored: unknown[]): Row[] => stored.map((each) => rows.read(number, kind, each));
  const epoch = () => (epochOf.get(number) as { epoch: number }).epoch;

  function* walk(kind: Kind, { state }: RowFilter): Generator<Row, void, void> {
    const condition = state === undefined ? '' : conditions[state];
    const page = db.prepare(
      `select id, ${columns} from item where ${where} and id > ? ${condition} order by id limit ?`,
    );
    for (let after = ''; ; ) {
      const found = reading(() => readAll(kind, page.all(number, kind, after, PAGE)));
      yield* found;
      if (found.length < PAGE) return;
      after = (found.at(-1) as Row).id;
    }
  }

  return {
    name,
    async put(kind, items, now) {
      const results = new Array<PutResult>(items.length);
      inTransaction(() => {
        for (const index of inOrder(items)) {
          const item = items[index] as PutItem;
          const before = find(kind, item.id);
          const { state, row, isNew } = placed(before, item, now);
          if (isNew) (before === undefined ? add : write)(kind, row);
          results[index] = { state, row, was: stateOf(before) };
        }
      });
      return results;
    },
    async take(kind, { now, limit, except, heldUntil, latest }) {
      const most = limit + except.size;
      const pick = (): string[] => {
        const found = [...due.all(number, kind, now, most), ...misplaced.all(number, kind, latest, most)];
        return (found as { id: string }[])
          .map(({ id }) => id)
          .filter((id) => !except.has(id))
          .slice(0, limit);
      };
      // A look alone takes no lock.
      if (reading(pick).length === 0) return { rows: [], nextAt: nextAt(kind, now, latest) };
      const taken = inTransaction(() => {
        const rows = pick().map((id) => find(kind, id) as Row);
        for (const row of rows) write(kind, departed(row, heldUntil));
        return rows;
      });
      return { rows: taken, nextAt: taken.length < limit ? nextAt(kind, now, latest) : undefined };
    },
    async extend(kind, ids, heldUntil) {
      inTransaction(() => {
        for (const id of ids) {
          const row = find(kind, id);
          if (row?.inFlight !== undefined) write(kind, { ...row, dueAt: heldUntil, heldUntil });
        }
      });
    },
    async settle(kind, settlements, under, now) {
      return inTransaction(() => {
        const isOurs = under === epoch();
        return settlements.flatMap((settlement) => {
          const row = find(kind, settlement.id);
          if (row === undefined) return [];
          if (!isOurs) return [write(kind, settledLate(kind, row, settlement, now))];
          history.add(kind, settlement, { run: under, at: now });
          return [write(kind, settledBy(row, settlement, now))];
        });
      });
    },
    async get(kind, ids) {
      return reading(() => ids.map((id) => find(kind, id)));
    },
    async *rows(kind, filter = {}) {
      yield* walk(kind, filter);
    },
    async history(kind, id) {
      return reading(() => history.of(kind, id));
    },
    async stats(now, kind) {
      return reading(() => statsOf(db, number, now, kind));
    },
    async retry(kind, now, ids) {
      const chosen = ids === undefined ? [...walk(kind, { state: 'refused' })].map(({ id }) => id) : ids;
      return inTransaction(() => {
        const refused = chosen
          .map((id) => find(kind, id))
          .filter((row) => row !== undefined && stateOf(row) === 'refused');
        for (const row of refused) write(kind, reopened(row as Row, now));
        return refused.length;
      });
    },
    async forget(kind, which, now) {
      return inTransaction(() => {
        if ('settledBefore' in which) {
          const values = [number, kind, which.settledBefore, now];
          history.forget(kind, `select id from item where ${old}`, values);
          return Number(removeOld.run(...values).changes);
        }
        const gone = which.ids.filter((id) => remove.run(number, kind, id, now).changes !== 0);
        for (const id of gone) history.forget(kind, '?', [id]);
        return gone.length;
      });
    },
    async claim() {
      const unlock = reading(lock);
      if (unlock === undefined) return undefined;
      const raised = inTransaction(() => {
        db.prepare('update lane set epoch = epoch + 1 where id = ?').run(number);
        return epoch();
      });
      let isHeld = true;
      const claim: Claim = {
        epoch: raised,
        isHeld: () => isHeld,
        async release() {
          if (isHeld) unlock();
          isHeld = false;
        },
      };
      return claim;
    },
    async keyPrint() {
      const read = db.prepare('select key_salt as salt, key_hash as hash from lane where id = ?');
      const { salt, hash } = reading(() => read.get(number)) as { salt: string | null; hash: string | null };
      return salt === null || hash === null ? undefined : { salt, hash };
    },
    async setKeyPrint({ salt, hash }) {
      const change = db.prepare('update lane set key_salt = ?, key_hash = ? where id = ?');
      inTransaction(() => change.run(salt, hash, number));
    },
    async mark(name) {
      return reading(() => marks.of(name));
    },
    async setMark(name, value) {
      inTransaction(() => marks.set(name, value));
    },
  };

  function nextAt(kind: Kind, now: number, latest: number): number | undefined {
    return reading(() => nextDue.get(number, kind, now, latest) as { at: number | null }).at ?? undefined;
  }
}

/** By id, which is the order of the table: neighbours share a page. Those of one id stay in the order in which they were given. */
function inOrder(items: readonly PutItem[]): number[] {
  const ids = items.map(({ id }) => id);
  return [...ids.keys()].sort((a, b) => compare(ids[a] as string, ids[b] as string) || a - b);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function statsOf(db: Database, lane: number, now: number, kind: Kind | undefined): LaneStats {
  const [ofKind, values]: [string, Value[]] = kind === undefined ? ['', [lane]] : ['and kind = ?', [lane, kind]];
  const pending = db
    .prepare(
      `select count(*) as pending, sum(in_flight is not null and due_at > ?) as inFlight, min(waiting_since) as oldestAt,
      min(due_at) as nextAt from item where lane = ? ${ofKind} and revision > settled`,
    )
    .get(now, ...values) as {
    pending: number;
    inFlight: number | null;
    oldestAt: number | null;
    nextAt: number | null;
  };
  const count = (condition: string) =>
    (db.prepare(`select count(*) as n from item where lane = ? ${ofKind} ${condition}`).get(...values) as { n: number })
      .n;
  const inFlight = pending.inFlight ?? 0;
  return {
    waiting: pending.pending - inFlight,
    inFlight,
    refused: count(conditions.refused),
    unlinked: count(conditions.unlinked),
    known: count(''),
    oldestAt: pending.oldestAt ?? undefined,
    nextAt: pending.nextAt ?? undefined,
  };
}
