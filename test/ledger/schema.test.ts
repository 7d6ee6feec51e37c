import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../src/index.js';
import { openLedger, stateOf } from '../../src/ledger/index.js';
import { loadDriver } from '../../src/ledger/sqlite/driver.js';
import { scratch, setUp } from './support.js';

const { path } = scratch();
const lane = 'https://ledger.example/api/v1/default';

/** A ledger as the first version of the package left it: d-1 and d-3 accepted, d-2 refused, d-4 waiting. */
function ofSchema1(): string {
  const file = path();
  writeFileSync(file, gunzipSync(readFileSync('test/fixtures/ledgers/schema-1.db.gz')));
  return file;
}

async function schemaOf(file: string): Promise<unknown> {
  const db = (await loadDriver())(file);
  const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number };
  const tables = db.prepare('select type, name, sql from sqlite_schema order by name').all();
  db.close();
  return { version, tables };
}

describe('a ledger of the first schema', () => {
  it('is brought forward with all that it has, and can do all that a new one can', async () => {
    const file = ofSchema1();
    for (const _ of ['migrated', 'opened again']) {
      await using ledger = await openLedger(file);
      expect(await ledger.lanes()).toEqual([lane]);
      const known = await ledger.lane(lane);
      const rows = await known.get('deals', ['d-1', 'd-2', 'd-3', 'd-4']);
      expect(rows.map(stateOf)).toEqual(['acknowledged', 'refused', 'acknowledged', 'waiting']);
      expect(rows.map((row) => row?.unlinkedUpTo)).toEqual([undefined, undefined, undefined, undefined]);
      expect(rows[0]).toMatchObject({
        payload: '{"amount":1,"externalDealId":"d-1","name":"Deal 1, won"}',
        version: 'n100017',
        revision: 2,
      });
      expect(rows[1]?.error).toBe('The stage is archived');
      expect((await known.history('deals', 'd-1')).map(({ revision }) => revision)).toEqual([2, 1]);
      expect((await known.keyPrint())?.hash).toHaveLength(64);
      expect(await known.mark('last')).toBeUndefined();
      expect((await known.stats(1)).unlinked).toBe(0);
    }
    await using ledger = await openLedger(file);
    const known = await ledger.lane(lane);
    const { payload = '' } = (await known.get('deals', ['d-3']))[0] ?? {};
    await known.put('deals', [{ id: 'd-3', payload, unlinked: true }], 1);
    await known.setMark('last', '2026-06-04');
    expect(await known.get('deals', ['d-3'])).toMatchObject([{ unlinkedUpTo: 1 }]);
    expect(await known.mark('last')).toBe('2026-06-04');
  });

  it('becomes what a new ledger is', async () => {
    const [file, fresh] = [ofSchema1(), path()];
    for (const each of [file, fresh]) await (await openLedger(each)).close();
    expect(await schemaOf(file)).toEqual(await schemaOf(fresh));
  });

  it('sends what waits in it, once', async () => {
    const file = ofSchema1();
    const { emulator, connect } = setUp();
    await using ledger = await openLedger(file);
    const outbox = createOutbox(connect({ baseUrl: 'https://ledger.example/api/v1' }), { ledger });
    await outbox.put({ externalDealId: 'd-3', name: 'Deal 3', amount: 3 });
    const { unchanged } = await outbox.close();
    expect(unchanged).toBe(1);
    expect([...emulator.deals.keys()]).toEqual(['d-4']);
  });

  it('may be written by a process of the first version that has it open, without being taken for damaged', async () => {
    const file = ofSchema1();
    const old = (await loadDriver())(file);
    const update = old.prepare(
      "update item set payload = payload, version = version, revision = revision, attempts = attempts, checksum = checksum where id = 'd-1'",
    );
    await using ledger = await openLedger(file);
    const known = await ledger.lane(lane);
    const { payload = '' } = (await known.get('deals', ['d-1']))[0] ?? {};
    await known.put('deals', [{ id: 'd-1', payload, unlinked: true }], 1);
    update.run();
    old.close();
    expect(await known.get('deals', ['d-1'])).toMatchObject([{ unlinkedUpTo: 2 }]);
  });

  it('that was cut off or changed is found damaged, and stays as it was', async () => {
    const whole = ofSchema1();
    const file = path();
    copyFileSync(whole, file);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 1));
    await expect(openLedger(file)).rejects.toThrow('is damaged');
    expect(readFileSync(file)).toHaveLength(bytes.length - 1);
  });
});
