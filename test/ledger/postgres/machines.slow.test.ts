import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../../src/index.js';
import { isPending, openLedger } from '../../../src/ledger/index.js';
import { openPostgres } from '../../../src/ledger/postgres/open.js';
import { execute, usePostgres } from '../../support/postgres.js';
import { setUp, version } from '../support.js';

const server = usePostgres();
const real = { client: { clock: undefined, timeoutMs: 500 } };
const item = (id: number, n: number) => ({ id: `d-${id}`, payload: JSON.stringify(version(id, n)) });
const lockHolders = "select pid from pg_locks where locktype = 'advisory'";

describe('a ledger on PostgreSQL that several machines use', () => {
  it('has one sender at a time, and the next one when that has gone', async () => {
    const address = await server.database();
    await using first = await openLedger(address);
    await using second = await openLedger(address);
    const [a, b] = [await first.lane('a'), await second.lane('a')];
    const claim = await a.claim();
    expect(claim?.isHeld()).toBe(true);
    expect(await a.claim()).toBeUndefined();
    expect(await b.claim()).toBeUndefined();
    expect((await (await second.lane('b')).claim())?.epoch).toBe(1);
    await claim?.release();
    expect(claim?.isHeld()).toBe(false);
    expect((await b.claim())?.epoch).toBe((claim?.epoch ?? 0) + 1);
  });

  it('takes the roles of many lanes at once, without a warning of pg', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    await using ledger = await openLedger(await server.database());
    const lanes = await Promise.all(Array.from({ length: 20 }, (_, n) => ledger.lane(`lane-${n}`)));
    const claims = await Promise.all(lanes.map((lane) => lane.claim()));
    expect(claims.every((claim) => claim?.isHeld())).toBe(true);
    await Promise.all(claims.map((claim) => claim?.release()));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('wakes the sender when a put is committed, where the database says so', async () => {
    const address = await server.database();
    await using ledger = await openLedger(address);
    const lane = await ledger.lane('a');
    let calls = 0;
    (await lane.claim())?.onPut?.(() => calls++);
    const putting = new URL(address);
    putting.searchParams.set('options', '-c recotap.notify=on');
    await using loud = await openLedger(putting.href);
    await lane.put('deals', [item(1, 1)], Date.now());
    await (await loud.lane('a')).put('deals', [item(1, 1)], Date.now());
    await (await loud.lane('b')).put('deals', [item(1, 1)], Date.now());
    const client = new pg.Client(putting.href);
    await client.connect();
    await client.query('begin');
    await (await loud.lane('a')).putIn?.(client, 'deals', [item(1, 2)], Date.now());
    await client.query('rollback');
    await client.end();
    expect(calls).toBe(0);
    await (await loud.lane('a')).put('deals', [item(1, 3), item(2, 1)], Date.now());
    await expect.poll(() => calls).toBe(1);
  });

  it('takes a role back while the ledger is closed, without an error', async () => {
    const address = await server.database();
    const ledger = await openLedger(address);
    const claim = await (await ledger.lane('a')).claim();
    await expect(Promise.all([claim?.release(), ledger.close()])).resolves.toBeDefined();
    await using next = await openLedger(address);
    expect(await (await next.lane('a')).claim()).toBeDefined();
  });

  it('tells a sender whose connection was lost, and makes what it settles pending again', async () => {
    const address = await server.database();
    await using first = await openLedger(address);
    await using second = await openLedger(address);
    const [a, b] = [await first.lane('a'), await second.lane('a')];
    await a.put('deals', [item(1, 1)], Date.now());
    const claim = await a.claim();
    const request = () => ({
      now: Date.now(),
      limit: 10,
      except: new Set<string>(),
      heldUntil: Date.now() + 50,
      latest: Date.now() + 60_000,
    });
    const { rows } = await a.take('deals', request());
    expect(rows).toHaveLength(1);
    await execute(address, `select pg_terminate_backend(pid) from (${lockHolders}) holder`);
    await expect.poll(() => claim?.isHeld()).toBe(false);
    expect(claim?.lost?.aborted).toBe(true);
    await expect.poll(async () => (await b.claim())?.epoch).toBe(2);
    expect((await a.take('deals', request())).rows, 'under an old epoch').toEqual([]);
    await expect.poll(async () => (await b.take('deals', request())).rows.length).toBe(1);
    const sent = { payload: item(1, 1).payload, version: undefined, request: 1 };
    const settle = (lane: typeof a, revision: number, epoch: number) =>
      lane.settle('deals', [{ id: 'd-1', revision, sent, outcome: { kind: 'taken' } }], epoch, Date.now());
    await settle(b, 1, 2);
    const [healed] = await settle(a, 1, 1);
    expect(healed && isPending(healed), 'the old sender may have overwritten something newer').toBe(true);
    const history = await b.history('deals', 'd-1');
    expect(history).toMatchObject([{ revision: 1, run: 2 }]);
  });

  it('frees the role of a sender that stands still, and that sender knows when it wakes', async () => {
    const address = await server.database();
    await using first = await openPostgres(address, { history: 0, idleMs: 400 });
    await using second = await openPostgres(address, { history: 0, idleMs: 400 });
    const claim = await (await first.lane('a')).claim();
    expect(claim?.isHeld()).toBe(true);
    const frozenUntil = performance.now() + 300;
    while (performance.now() < frozenUntil);
    expect(claim?.isHeld(), 'before it has heard of the server').toBe(false);
    await expect.poll(async () => (await (await second.lane('a')).claim())?.epoch).toBe(2);
  });

  it('goes on after PostgreSQL was stopped at once and started again', async () => {
    const address = await server.database();
    const { emulator, client } = setUp(real);
    await using ledger = await openLedger(address);
    await using outbox = createOutbox(client, { ledger });
    const put: string[] = [];
    let restarting: Promise<void> | undefined;
    for (let n = 0; n < 400; n++) {
      if (n === 150) restarting = server.crash();
      const deal = version(n % 50, n);
      await outbox
        .put(deal)
        .then(() => put.push(deal.name as string))
        .catch(() => new Promise((resolve) => setTimeout(resolve, 20)));
    }
    await restarting;
    for (let n = 400; n < 450; n++) await outbox.put(version(n % 50, n));
    await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
    expect(put.length).toBeGreaterThan(150);
    for (let id = 0; id < 50; id++) expect(emulator.deals.get(`d-${id}`)?.name).toBe(`v${400 + id}`);
  });

  it('lets two of them put the same ids in opposite order, without a deadlock', async () => {
    const address = await server.database();
    await using first = await openLedger(address);
    await using second = await openLedger(address);
    const [a, b] = [await first.lane('a'), await second.lane('a')];
    const ids = Array.from({ length: 200 }, (_, id) => id);
    const rounds = Array.from({ length: 15 }, (_, n) => n);
    await Promise.all([
      ...rounds.map((n) =>
        a.put(
          'deals',
          ids.map((id) => item(id, n)),
          1,
        ),
      ),
      ...rounds.map((n) =>
        b.put(
          'deals',
          [...ids].reverse().map((id) => item(id, 100 + n)),
          1,
        ),
      ),
      ...rounds.map(() => b.retry('deals', 1)),
      ...rounds.map(() => b.forget('deals', { settledBefore: 0 }, 1)),
    ]);
    expect((await a.stats(1)).known).toBe(200);
  });

  it('sends the others while a long transaction holds some rows', async () => {
    const address = await server.database();
    const { emulator, client } = setUp(real);
    await using ledger = await openLedger(address);
    await using outbox = createOutbox(client, { ledger });
    await outbox.put([version(1, 1), version(2, 1)]);
    await outbox.flush();
    const tx = new pg.Client({ connectionString: address });
    await tx.connect();
    await tx.query('begin');
    await outbox.put(version(1, 2), { tx });
    await outbox.put([version(2, 2), version(3, 2)]);
    await expect.poll(() => emulator.deals.get('d-3')?.name).toBe('v2');
    expect(emulator.deals.get('d-2')?.name).toBe('v2');
    expect(emulator.deals.get('d-1')?.name).toBe('v1');
    await tx.query('commit');
    await tx.end();
    await expect.poll(() => emulator.deals.get('d-1')?.name).toBe('v2');
  });

  it('leaves a settlement for later while a transaction holds the row', async () => {
    const address = await server.database();
    await using ledger = await openLedger(address);
    const lane = await ledger.lane('a');
    await lane.put('deals', [item(1, 1), item(2, 1)], Date.now());
    const { epoch = 0 } = (await lane.claim()) ?? {};
    const tx = new pg.Client({ connectionString: address });
    await tx.connect();
    await tx.query('begin');
    await lane.putIn?.(tx, 'deals', [item(1, 2)], Date.now());
    const settlements = [item(1, 1), item(2, 1)].map(({ id, payload }) => ({
      id,
      revision: 1,
      sent: { payload, version: undefined, request: 1 },
      outcome: { kind: 'taken' as const },
    }));
    expect((await lane.settle('deals', settlements, epoch, Date.now())).map(({ id }) => id)).toEqual(['d-2']);
    await tx.query('commit');
    await tx.end();
    const [row] = await lane.settle('deals', settlements.slice(0, 1), epoch, Date.now());
    expect(row).toMatchObject({ revision: 2, settled: 1, payload: item(1, 2).payload });
  });

  it('goes by the clock of the server, whatever the clocks of the machines say', async () => {
    const address = await server.database();
    await using ledger = await openLedger(address);
    const lane = await ledger.lane('a');
    const hour = 3_600_000;
    const ahead = Date.now() + hour;
    const [put] = await lane.put('deals', [item(1, 1)], ahead);
    expect(put?.row.dueAt).toBe(ahead);
    const behind = Date.now() - hour;
    const take = (now: number) =>
      lane.take('deals', { now, limit: 9, except: new Set(), heldUntil: now + 60_000, latest: now + 120_000 });
    expect((await take(behind)).rows).toHaveLength(1);
    const { rows, nextAt = 0 } = await take(ahead);
    expect(rows, 'a clock that is ahead does not shorten the hold').toEqual([]);
    expect(nextAt - ahead).toBeGreaterThan(50_000);
    expect(nextAt - ahead).toBeLessThanOrEqual(60_000);
  });
});
