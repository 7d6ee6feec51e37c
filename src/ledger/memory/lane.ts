import {
  departed,
  isDue,
  isIn,
  isPending,
  isRefused,
  placed,
  type Remembering,
  remembered,
  reopened,
  settledBy,
  settledLate,
} from '../model.js';
import { stateOf } from '../state.js';
import type { Claim, HistoryEntry, KeyPrint, Kind, Lane, Row, RowFilter } from '../store.js';

export type MemoryLane = Lane;

/** The rows of one kind. Those that are pending are found without a look at the others, in the order in which they began to wait. */
interface Table {
  rows: Map<string, Row>;
  pending: Map<string, Row>;
  history: Map<string, readonly HistoryEntry[]>;
}

export function createMemoryLane(name: string, checkOpen: () => void, remembering: Remembering): MemoryLane {
  const tables = new Map<Kind, Table>();
  let epoch = 0;
  let holder: Claim | undefined;
  let print: KeyPrint | undefined;
  const marks = new Map<string, string>();

  function table(kind: Kind): Table {
    checkOpen();
    const found = tables.get(kind) ?? { rows: new Map(), pending: new Map(), history: new Map() };
    tables.set(kind, found);
    return found;
  }

  function write({ rows, pending }: Table, row: Row): Row {
    rows.set(row.id, row);
    if (isPending(row)) pending.set(row.id, row);
    else pending.delete(row.id);
    return row;
  }

  return {
    name,
    async put(kind, items, now) {
      const into = table(kind);
      return items.map((item) => {
        const before = into.rows.get(item.id);
        const { state, row, isNew } = placed(before, item, now);
        if (isNew) write(into, row);
        return { state, row, was: stateOf(before) };
      });
    },
    async take(kind, { now, limit, except, heldUntil, latest }) {
      const from = table(kind);
      const due: Row[] = [];
      let nextAt: number | undefined;
      const depart = () => {
        for (const row of due) write(from, departed(row, heldUntil));
        return due;
      };
      for (const row of from.pending.values()) {
        if (due.length === limit) return { rows: depart(), nextAt: undefined };
        if (except.has(row.id)) continue;
        if (isDue(row, now, latest)) due.push(row);
        else nextAt = Math.min(nextAt ?? row.dueAt, row.dueAt);
      }
      return { rows: depart(), nextAt };
    },
    async extend(kind, ids, heldUntil) {
      const { rows, ...others } = table(kind);
      for (const id of ids) {
        const row = rows.get(id);
        if (row?.inFlight !== undefined) write({ rows, ...others }, { ...row, dueAt: heldUntil, heldUntil });
      }
    },
    async settle(kind, settlements, under, now) {
      const into = table(kind);
      return settlements.flatMap((settlement) => {
        const row = into.rows.get(settlement.id);
        if (row === undefined) return [];
        if (under !== epoch) return [write(into, settledLate(kind, row, settlement, now))];
        const { history } = into;
        history.set(row.id, remembered(history.get(row.id) ?? [], settlement, { run: under, at: now }, remembering));
        return [write(into, settledBy(row, settlement, now))];
      });
    },
    async get(kind, ids) {
      const { rows } = table(kind);
      return ids.map((id) => rows.get(id));
    },
    async *rows(kind, { state }: RowFilter = {}) {
      const { rows } = table(kind);
      for (const id of [...rows.keys()].sort()) {
        const row = rows.get(id);
        if (row !== undefined && isIn(row, state)) yield row;
      }
    },
    async history(kind, id) {
      return [...(table(kind).history.get(id) ?? [])];
    },
    async stats(now, kind) {
      checkOpen();
      const all = [...tables].filter(([each]) => kind === undefined || each === kind).map(([, each]) => each);
      const pending = all.flatMap((each) => [...each.pending.values()]);
      const inFlight = pending.filter((row) => row.inFlight !== undefined && row.dueAt > now).length;
      const rows = all.flatMap((each) => [...each.rows.values()]);
      const least = (moments: number[]) =>
        moments.length === 0 ? undefined : moments.reduce((a, b) => Math.min(a, b));
      return {
        waiting: pending.length - inFlight,
        inFlight,
        refused: rows.filter(isRefused).length,
        unlinked: rows.filter((row) => isIn(row, 'unlinked')).length,
        known: rows.length,
        oldestAt: least(pending.map(({ waitingSince = now }) => waitingSince)),
        nextAt: least(pending.map(({ dueAt }) => dueAt)),
      };
    },
    async retry(kind, now, ids) {
      const into = table(kind);
      const chosen = ids === undefined ? [...into.rows.values()] : ids.flatMap((id) => into.rows.get(id) ?? []);
      const refused = chosen.filter(isRefused);
      for (const row of refused) write(into, reopened(row, now));
      return refused.length;
    },
    async forget(kind, which, now) {
      const { rows, pending, history } = table(kind);
      const isMeant = (row: Row) =>
        'ids' in which || (!isPending(row) && row.settledAt !== undefined && row.settledAt < which.settledBefore);
      const chosen = 'ids' in which ? which.ids.flatMap((id) => rows.get(id) ?? []) : [...rows.values()];
      const gone = chosen.filter((row) => isMeant(row) && row.heldUntil <= now);
      for (const { id } of gone) {
        rows.delete(id);
        pending.delete(id);
        history.delete(id);
      }
      return new Set(gone).size;
    },
    async claim() {
      checkOpen();
      if (holder !== undefined) return undefined;
      const claim: Claim = {
        epoch: ++epoch,
        isHeld: () => holder === claim,
        async release() {
          if (holder === claim) holder = undefined;
        },
      };
      holder = claim;
      return claim;
    },
    async keyPrint() {
      return print;
    },
    async setKeyPrint(given) {
      print = given;
    },
    async mark(name) {
      checkOpen();
      return marks.get(name);
    },
    async setMark(name, value) {
      checkOpen();
      if (value === undefined) marks.delete(name);
      else marks.set(name, value);
    },
  };
}
