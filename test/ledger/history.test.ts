import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../src/index.js';
import { canonicalJson, type Ledger, openLedger } from '../../src/ledger/index.js';
import { loadDriver } from '../../src/ledger/sqlite/driver.js';
import { scratch, setUp, stores, version } from './support.js';

const { path } = scratch();
const hashOf = (n: number) =>
  createHash('sha256')
    .update(canonicalJson(version(1, n)))
    .digest('hex');
const historyOf = async (ledger: Ledger, id = 'd-1') => {
  const [name = ''] = await ledger.lanes();
  return (await ledger.lane(name)).history('deals', id);
};

describe.each(stores)('the history of a ledger %s', (_, open) => {
  it('has each version that Recotap accepted or refused, newest first: its hash, when, in which run and request', async () => {
    let refusal: string | undefined;
    const { client, clock } = setUp({ refuse: () => refusal });
    await using ledger = await open(path());
    {
      await using outbox = createOutbox(client, { ledger });
      await outbox.push(version(1, 1), { version: 7 });
      refusal = 'No such stage';
      await outbox.push(version(1, 2));
    }
    await using outbox = createOutbox(client, { ledger });
    refusal = undefined;
    await outbox.push(version(1, 3));
    const [third, second, first, ...others] = await historyOf(ledger);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ revision: 1, hash: hashOf(1), request: 1, error: undefined });
    expect(first?.version).toMatch(/7$/);
    expect(second).toMatchObject({ revision: 2, hash: hashOf(2), request: 2, run: first?.run, error: 'No such stage' });
    expect(third).toMatchObject({ revision: 3, hash: hashOf(3), request: 1, error: undefined });
    expect(third?.run).toBeGreaterThan(second?.run ?? 0);
    expect(third?.at).toBeLessThanOrEqual(clock.wallTime());
    expect(third?.at).toBeGreaterThanOrEqual(second?.at ?? Number.NaN);
  });

  it('has the version that was sent, not the one that was put meanwhile', async () => {
    const { client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    const first = outbox.push(version(1, 1));
    await outbox.flush();
    await Promise.all([first, outbox.push(version(1, 2)), outbox.push(version(1, 3))]);
    expect((await historyOf(ledger)).map(({ hash }) => hash)).toEqual([hashOf(3), hashOf(1)]);
  });

  it('has nothing of an attempt without an answer', async () => {
    const { client } = setUp({ faults: { rules: [{ fault: 'connection-refused', times: 5 }] } });
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'unsent' });
    expect(await historyOf(ledger)).toEqual([]);
  });

  it.each([
    [undefined, 10],
    [2, 2],
    [0, 0],
  ])('keeps the last ones: with the option %s, %s', async (history, kept) => {
    const { client } = setUp();
    await using ledger = await open(path(), { history });
    await using outbox = createOutbox(client, { ledger });
    for (let n = 1; n <= 12; n++) await outbox.push(version(1, n));
    expect((await historyOf(ledger)).map(({ revision }) => revision)).toEqual(
      Array.from({ length: kept }, (_, index) => 12 - index),
    );
  });

  it('goes when its row is forgotten or pruned', async () => {
    const { client, clock } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    await outbox.put([version(1, 1), version(2, 1), version(3, 1)]);
    await outbox.flush();
    const [name = ''] = await ledger.lanes();
    const lane = await ledger.lane(name);
    const later = clock.wallTime() + 1;
    expect(await lane.forget('deals', { ids: ['d-1', 'd-1', 'd-9'] }, later)).toBe(1);
    expect(await historyOf(ledger, 'd-1')).toEqual([]);
    expect(await historyOf(ledger, 'd-2')).toHaveLength(1);
    expect(await lane.forget('deals', { settledBefore: later }, later)).toBe(2);
    expect(await historyOf(ledger, 'd-2')).toEqual([]);
  });

  it('refuses a length that is none', async () => {
    await expect(open(path(), { history: -1 })).rejects.toThrow('The option history is -1: expected a whole number');
  });
});

it('the history of a deal that was changed in the file is not believed', async () => {
  const file = path();
  const { client } = setUp();
  {
    await using ledger = await openLedger(file);
    await using outbox = createOutbox(client, { ledger });
    await outbox.push(version(1, 1));
  }
  const db = (await loadDriver())(file);
  db.exec(`update history set entries = replace(entries, '${hashOf(1)}', '${hashOf(2)}')`);
  db.close();
  await using ledger = await openLedger(file);
  await expect(historyOf(ledger)).rejects.toThrow("is damaged (the history of 'd-1' is not what was written)");
});
