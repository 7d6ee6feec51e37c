import { describe, expect, it } from 'vitest';
import { type Lane, openLedger, type PutItem } from '../../src/ledger/index.js';
import { loadDriver } from '../../src/ledger/sqlite/driver.js';
import { scratch, stores } from './support.js';

const { path } = scratch();
const deal = (id: string, n = 1, more: Partial<PutItem> = {}): PutItem => ({
  id,
  payload: JSON.stringify({ externalDealId: id, name: `v${n}` }),
  ...more,
});

/** Sends all that is due, with this outcome. */
async function send(lane: Lane, outcome: 'taken' | 'refused' = 'taken', now = 1): Promise<void> {
  const claim = await lane.claim();
  const { rows } = await lane.take('deals', { now, limit: 100, except: new Set(), heldUntil: now, latest: now + 1e6 });
  const settlements = rows.map(({ id, revision, payload, version }) => ({
    id,
    revision,
    sent: { payload, version, request: 1 },
    outcome: outcome === 'taken' ? ({ kind: 'taken' } as const) : ({ kind: 'refused', error: 'no' } as const),
  }));
  await lane.settle('deals', settlements, claim?.epoch ?? 0, now);
  await claim?.release();
}

async function unlinkedIn(lane: Lane): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of lane.rows('deals', { state: 'unlinked' })) ids.push(id);
  expect((await lane.stats(1, 'deals')).unlinked).toBe(ids.length);
  expect((await lane.stats(1)).unlinked).toBe(ids.length);
  expect((await lane.stats(1, 'accounts')).unlinked).toBe(0);
  return ids;
}

describe.each(stores)('a ledger %s', (_, open) => {
  it('remembers which items Recotap had no account for, until it accepts one for which it has', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('a');
    await lane.put('deals', [deal('d-2', 1, { unlinked: true }), deal('d-1'), deal('d-3', 1, { unlinked: true })], 1);
    expect(await unlinkedIn(lane)).toEqual(['d-2', 'd-3']);
    await send(lane);
    expect(await unlinkedIn(lane)).toEqual(['d-2', 'd-3']);
    await lane.put('deals', [deal('d-2', 2, { unlinked: false }), deal('d-3', 2)], 1);
    expect(await unlinkedIn(lane)).toEqual(['d-2', 'd-3']);
    await send(lane, 'refused');
    expect(await unlinkedIn(lane)).toEqual(['d-2', 'd-3']);
    await lane.put('deals', [deal('d-2', 2, { unlinked: false })], 1);
    await lane.retry('deals', 1, ['d-3']);
    await send(lane);
    expect(await unlinkedIn(lane)).toEqual(['d-3']);
    await lane.put('deals', [deal('d-3', 2, { unlinked: false, force: true })], 1);
    await send(lane);
    expect(await unlinkedIn(lane)).toEqual([]);
  });

  it('keeps it of what was on its way when a later version was put with an account', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('a');
    const claim = await lane.claim();
    const request = { now: 1, limit: 1, except: new Set<string>(), heldUntil: 1, latest: 9 };
    const settle = async (revision: number, n: number) =>
      lane.settle(
        'deals',
        [
          {
            id: 'd-1',
            revision,
            sent: { payload: deal('d-1', n).payload, version: undefined, request: n },
            outcome: { kind: 'taken' },
          },
        ],
        claim?.epoch ?? 0,
        1,
      );
    await lane.put('deals', [deal('d-1', 1, { unlinked: true })], 1);
    await lane.take('deals', request);
    await lane.put('deals', [deal('d-1', 2, { unlinked: false })], 1);
    await settle(1, 1);
    expect(await unlinkedIn(lane)).toEqual(['d-1']);
    await lane.take('deals', request);
    await settle(2, 2);
    expect(await unlinkedIn(lane)).toEqual([]);
    await claim?.release();
  });

  it('learns it of an item that is in Recotap already, and an account that came since links nothing', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('a');
    await lane.put('deals', [deal('d-1')], 1);
    await send(lane);
    expect(await lane.put('deals', [deal('d-1', 1, { unlinked: true })], 1)).toMatchObject([{ state: 'unchanged' }]);
    expect(await unlinkedIn(lane)).toEqual(['d-1']);
    expect(await lane.put('deals', [deal('d-1', 1, { unlinked: false })], 1)).toMatchObject([{ state: 'unchanged' }]);
    expect(await unlinkedIn(lane)).toEqual(['d-1']);
    await lane.put('deals', [deal('d-1', 1, { unlinked: false, force: true })], 1);
    await send(lane);
    expect(await unlinkedIn(lane)).toEqual([]);
  });

  it('learns nothing of a version that is not taken', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('a');
    await lane.put('deals', [deal('d-1', 2, { version: 'n2' })], 1);
    expect(await lane.put('deals', [deal('d-1', 1, { version: 'n1', unlinked: true })], 1)).toMatchObject([
      { state: 'superseded', row: { unlinkedUpTo: undefined } },
    ]);
    expect(await unlinkedIn(lane)).toEqual([]);
  });

  it('takes an item for one revision only: what was put or forgotten meanwhile stays so', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('a');
    await lane.put('deals', [deal('d-1', 1), deal('d-2', 1)], 1);
    await send(lane);
    await lane.put('deals', [deal('d-1', 2)], 1);
    const again = { force: true, ifRevision: 1 };
    const results = await lane.put('deals', [deal('d-1', 1, again), deal('d-2', 1, again), deal('d-3', 1, again)], 1);
    expect(results.map(({ state }) => state)).toEqual(['superseded', 'taken', 'superseded']);
    const rows = await lane.get('deals', ['d-1', 'd-2', 'd-3']);
    expect(rows).toMatchObject([{ payload: deal('d-1', 2).payload }, { revision: 2 }, undefined]);
  });

  it('forgets it with the item, also when it prunes', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('a');
    const both = [deal('d-1', 1, { unlinked: true }), deal('d-2', 1, { unlinked: true })];
    await lane.put('deals', both, 1);
    await send(lane);
    await lane.forget('deals', { ids: ['d-1'] }, 2);
    expect(await unlinkedIn(lane)).toEqual(['d-2']);
    await lane.forget('deals', { settledBefore: 2 }, 2);
    expect(await unlinkedIn(lane)).toEqual([]);
    await lane.put('deals', [deal('d-1'), deal('d-2')], 1);
    expect(await unlinkedIn(lane)).toEqual([]);
  });

  it('keeps texts under names, lane by lane', async () => {
    const file = path();
    await using ledger = await open(file);
    const [a, b] = [await ledger.lane('a'), await ledger.lane('b')];
    expect(await a.mark('last')).toBeUndefined();
    await a.setMark('last', '2026-06-04T10:00:00.000Z');
    await a.setMark('last', 'it’s "later" \u0001🙂');
    await a.setMark('other', '');
    expect([await a.mark('last'), await a.mark('other'), await b.mark('last')]).toEqual([
      'it’s "later" \u0001🙂',
      '',
      undefined,
    ]);
    await a.setMark('last', undefined);
    await a.setMark('never', undefined);
    expect([await a.mark('last'), await a.mark('other')]).toEqual([undefined, '']);
  });
});

describe('a ledger in a file', () => {
  it('has marks and unlinked items after it was closed, and they are not believed when they were changed', async () => {
    const file = path();
    const damage = async (sql: string) => {
      const db = (await loadDriver())(file);
      db.exec(sql);
      db.close();
    };
    {
      await using ledger = await openLedger(file);
      const lane = await ledger.lane('a');
      await lane.put('deals', [deal('d-1', 1, { unlinked: true }), deal('d-2')], 1);
      await lane.setMark('last', '2026-06-04');
    }
    const look = async () => {
      await using ledger = await openLedger(file);
      const lane = await ledger.lane('a');
      return { mark: await lane.mark('last'), rows: await lane.get('deals', ['d-1', 'd-2']) };
    };
    expect(await look()).toMatchObject({
      mark: '2026-06-04',
      rows: [{ unlinkedUpTo: 1 }, { unlinkedUpTo: undefined }],
    });
    await damage("update mark set value = '2027-06-04'");
    await expect(look()).rejects.toThrow("is damaged (the mark 'last' is not what was written)");
    await damage('delete from mark');
    await damage('update item set unlinked_up_to = 1 where unlinked_up_to is null');
    await expect(look()).rejects.toThrow("is damaged (the row of 'd-2' is not what was written)");
    await damage(
      "update item set unlinked_checksum = (select unlinked_checksum from item where id = 'd-1') where id = 'd-2'",
    );
    await expect(look()).rejects.toThrow("is damaged (the row of 'd-2' is not what was written)");
  });
});
