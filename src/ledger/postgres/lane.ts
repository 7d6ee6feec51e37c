import { placed } from '../model.js';
import type { Claim, Kind, Lane, LaneStats, PutItem, PutResult, RowFilter } from '../store.js';
import type { Claims } from './claims.js';
import type { Queryable } from './driver.js';
import { ledgerError } from './errors.js';
import { HOLDER } from './lock-connection.js';
import { packItems, packSettlements, readEntry, readRow, type Stored, type StoredEntry } from './rows.js';
import { LOCKS } from './schema.js';
import { packed, unpacked } from './text.js';

/** Rows that are read at once by a walk over all of them. */
const PAGE = 1_000;

/** @throws RecotapLedgerError */
export type Run = <T>(text: string, values?: unknown[], on?: Queryable) => Promise<T[]>;

export interface PostgresLaneOptions {
  /** Its number in the ledger. */
  number: number;
  /** Runs a statement, by default on a connection of the ledger. */
  run: Run;
  location: string;
  /** How many entries the history of a row has at most. */
  most: number;
  claims: Claims;
  /** Whether the time is that of the server. Otherwise, it is that of the caller. */
  usesServerTime: boolean;
}

const conditions = {
  waiting: 'and revision > settled',
  refused: 'and error is not null and revision <= settled',
  unlinked: 'and unlinked_up_to is not null',
};
const ofKind = 'lane = $1 and kind = $2';

/** Each operation is one statement, so that a process that stands still holds no lock meanwhile. */
export function createPostgresLane(name: string, options: PostgresLaneOptions): Lane {
  const { number, run, location, most, claims, usesServerTime } = options;
  let claim: Claim | undefined;
  const base = (now: number) => (usesServerTime ? null : now);

  async function put(kind: Kind, items: readonly PutItem[], now: number, on?: Queryable): Promise<PutResult[]> {
    type Put = Stored & { place: number; base: number } & Pick<PutResult, 'state' | 'was'>;
    const found = await run<Put>(
      'select place, state, was, base, (item).* from recotap.put_items($1::integer, $2, $3, $4::double precision)',
      [number, kind, packItems(items), base(now)],
      on,
    );
    const results = new Array<PutResult>(items.length);
    for (const { place, state, was, base, ...stored } of found) {
      const item = items[place] as PutItem;
      // What is gone cannot be read.
      const row = stored.id === null ? placed(undefined, item, now).row : readRow(stored, now - base, item.payload);
      results[place] = { state, was, row };
    }
    return results;
  }

  return {
    name,
    put,
    putIn: (tx, kind, items, now) => put(kind, items, now, tx),
    async take(kind, { now, limit, except, heldUntil, latest }) {
      const found = await run<Stored & { base: number; next_at: number | null; id: string | null }>(
        'select base, next_at, (item).* from recotap.take($1, $2, $3, $4, $5, $6, $7, $8)',
        [number, kind, claim?.epoch ?? null, limit, [...except].map(packed), base(now), heldUntil - now, latest - now],
      );
      const last = found.find(({ id }) => id === null);
      // Somebody else has raised the epoch.
      if (last === undefined) await claim?.release();
      const nextAt = last === undefined || last.next_at === null ? undefined : last.next_at + now - last.base;
      return { rows: found.filter((row) => row !== last).map(({ base, ...row }) => readRow(row, now - base)), nextAt };
    },
    async extend(kind, ids, heldUntil, now) {
      await run('select recotap.extend($1, $2, $3, $4, $5)', [
        number,
        kind,
        ids.map(packed),
        base(now),
        heldUntil - now,
      ]);
    },
    async settle(kind, settlements, under, now) {
      const found = await run<Stored & { base: number }>(
        'select base, (item).* from recotap.settle($1, $2, $3, $4, $5, $6)',
        [number, kind, under, packSettlements(settlements, now), most, base(now)],
      );
      return found.map(({ base, ...row }) => readRow(row, now - base));
    },
    async get(kind, ids) {
      const found = await run<Stored>(`select * from recotap.item where ${ofKind} and id = any ($3)`, [
        number,
        kind,
        ids.map(packed),
      ]);
      const rows = new Map(found.map((stored) => readRow(stored)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id));
    },
    async *rows(kind, { state }: RowFilter = {}) {
      const condition = state === undefined ? '' : conditions[state];
      const page = `select * from recotap.item where ${ofKind} and id > $3 ${condition} order by id limit ${PAGE}`;
      for (let after = ''; ; ) {
        const found: Stored[] = await run<Stored>(page, [number, kind, after]);
        for (const stored of found) yield readRow(stored);
        if (found.length < PAGE) return;
        after = (found.at(-1) as Stored).id;
      }
    },
    async history(kind, id) {
      const found = await run<StoredEntry>(
        `select e.* from recotap.history h, unnest(h.entries) with ordinality as u (entry, n),
          jsonb_to_record(u.entry) as e (revision integer, hash text, at double precision, run integer, request integer, version text, error text)
        where h.lane = $1 and h.kind = $2 and h.id = $3 order by u.n`,
        [number, kind, packed(id)],
      );
      return found.map(readEntry);
    },
    async stats(now, kind) {
      const [found] = await run<StatsRow>(statsText, [number, kind ?? null, base(now)]);
      return statsOf(found as StatsRow, now);
    },
    async retry(kind, now, ids) {
      const [found] = await run<{ count: number }>(
        `with chosen as materialized (
          select id from recotap.item where ${ofKind} ${conditions.refused} and ($3::text[] is null or id = any ($3)) order by id for update
        ) select count(*)::integer as count from chosen c, recotap.reopen($1, $2, c.id, coalesce($4::double precision, recotap.now_ms()))`,
        [number, kind, ids?.map(packed) ?? null, base(now)],
      );
      return found?.count ?? 0;
    },
    async forget(kind, which, now) {
      const [condition, value] =
        'ids' in which
          ? ['id = any ($3::text[])', which.ids.map(packed)]
          : ['revision <= settled and settled_at < $4 + $3::double precision', which.settledBefore - now];
      const [found] = await run<{ count: number }>(
        `with chosen as materialized (
          select id from recotap.item, (select coalesce($4::double precision, recotap.now_ms()) as now) as clock
          where ${ofKind} and ${condition.replace('$4', 'clock.now')} and held_until <= clock.now order by id for update of item
        ), gone as (
          delete from recotap.item where ${ofKind} and id in (select id from chosen) returning id
        ), forgotten as (
          delete from recotap.history where ${ofKind} and id in (select id from gone)
        ) select count(*)::integer as count from gone`,
        [number, kind, value, base(now)],
      );
      return found?.count ?? 0;
    },
    async claim() {
      try {
        const taken = await claims.take(number);
        claim = taken ?? claim;
        return taken;
      } catch (error) {
        throw ledgerError(location, error);
      }
    },
    async holder() {
      const [found] = await run<{ holder: string }>(
        `select coalesce(nullif(a.application_name, ''), 'a process ' || l.pid) as holder
        from pg_locks l join pg_database d on d.oid = l.database left join pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2 and d.datname = current_database()`,
        [LOCKS, number],
      );
      return found?.holder.replace(HOLDER, '');
    },
    async keyPrint() {
      const [found] = await run<{ salt: string | null; hash: string | null }>(
        'select key_salt as salt, key_hash as hash from recotap.lane where id = $1',
        [number],
      );
      const { salt = null, hash = null } = found ?? {};
      return salt === null || hash === null ? undefined : { salt, hash };
    },
    async mark(name) {
      const [found] = await run<{ value: string }>('select value from recotap.mark where lane = $1 and name = $2', [
        number,
        packed(name),
      ]);
      return found === undefined ? undefined : unpacked(found.value);
    },
    async setMark(name, value) {
      if (value === undefined)
        await run('delete from recotap.mark where lane = $1 and name = $2', [number, packed(name)]);
      else
        await run(
          'insert into recotap.mark (lane, name, value) values ($1, $2, $3) on conflict (lane, name) do update set value = excluded.value',
          [number, packed(name), packed(value)],
        );
    },
    async setKeyPrint({ salt, hash }) {
      await run('update recotap.lane set key_salt = $2, key_hash = $3 where id = $1', [number, salt, hash]);
    },
  };
}

interface StatsRow {
  base: number;
  pending: number;
  in_flight: number;
  oldest_at: number | null;
  next_at: number | null;
  refused: number;
  unlinked: number;
  known: number;
}

const ofKinds = 'lane = $1 and ($2::text is null or kind = $2)';
const statsText = `select base, pending, in_flight, oldest_at, next_at,
    (select count(*) from recotap.item where ${ofKinds} ${conditions.refused})::double precision as refused,
    (select count(*) from recotap.item where ${ofKinds} ${conditions.unlinked})::double precision as unlinked,
    (select count(*) from recotap.item where ${ofKinds})::double precision as known
  from (select coalesce($3::double precision, recotap.now_ms()) as base) as clock, lateral (
    select count(*)::double precision as pending,
      (count(*) filter (where in_flight is not null and due_at > base))::double precision as in_flight,
      min(waiting_since) as oldest_at, min(due_at) as next_at
    from recotap.item where ${ofKinds} ${conditions.waiting}
  ) as found`;

function statsOf(
  { base, pending, in_flight, oldest_at, next_at, refused, unlinked, known }: StatsRow,
  now: number,
): LaneStats {
  const moment = (at: number | null) => (at === null ? undefined : at + now - base);
  return {
    waiting: pending - in_flight,
    inFlight: in_flight,
    refused,
    unlinked,
    known,
    oldestAt: moment(oldest_at),
    nextAt: moment(next_at),
  };
}
