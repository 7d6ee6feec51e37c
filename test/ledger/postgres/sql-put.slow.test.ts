import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOutbox } from '../../../src/index.js';
import { canonicalJson, type Lane, type Ledger, openLedger, sortableVersion } from '../../../src/ledger/index.js';
import { execute, usePostgres } from '../../support/postgres.js';
import { setUp, version } from '../support.js';

const server = usePostgres();
let address: string;
let ledger: Ledger;
beforeAll(async () => {
  address = await server.database();
  ledger = await openLedger(address);
  return () => ledger.close();
});

let lanes = 0;
async function newLane(): Promise<{ lane: Lane; name: string; put(items: unknown): Promise<number> }> {
  const name = `lane://${++lanes}`;
  return {
    name,
    lane: await ledger.lane(name),
    async put(items) {
      const { rows } = await execute(address, 'select recotap.put($1, $2, $3) as taken', [
        name,
        'deals',
        JSON.stringify(items),
      ]);
      return rows[0].taken;
    },
  };
}

describe('recotap.put in SQL', () => {
  it('puts what is sent then, and counts what is to be sent', async () => {
    const { name, put } = await newLane();
    const { emulator, client } = setUp({ client: { clock: undefined } });
    const items = [1, 2, 3].map((id) => ({ id: `d-${id}`, payload: version(id, 1), version: id }));
    expect(await put(items)).toBe(3);
    await using outbox = createOutbox(client, { ledger, lane: name });
    await expect.poll(() => emulator.deals.size).toBe(3);
    await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
    expect(await put(items)).toBe(0);
    expect(await put([{ ...items[2], payload: version(3, 2), version: 2 }])).toBe(0);
    expect(await put([{ ...items[2], payload: version(3, 2), version: 4 }])).toBe(1);
  });

  it('makes what the contract does not allow refused when it is sent, with the issues', async () => {
    const { lane, name, put } = await newLane();
    const { client } = setUp({ client: { clock: undefined } });
    expect(await put([{ id: 'd-1', payload: { externalDealId: 'd-1', amount: 'much' } }])).toBe(1);
    await using _outbox = createOutbox(client, { ledger, lane: name });
    await expect.poll(async () => (await lane.stats(Date.now())).refused).toBe(1);
    const [row] = await lane.get('deals', ['d-1']);
    expect(row?.error).toContain('amount');
  });

  it('refuses what is nested too deeply to be sent, which holds up nothing else', async () => {
    const { lane, name, put } = await newLane();
    const { emulator, client } = setUp({ client: { clock: undefined } });
    const text = `[{"id":"deep","payload":{"externalDealId":"deep","name":"Deep","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}}]`;
    await execute(address, 'select recotap.put($1, $2, $3)', [name, 'deals', text]);
    await put([1, 2].map((id) => ({ id: `d-${id}`, payload: version(id, 1) })));
    await using _outbox = createOutbox(client, { ledger, lane: name });
    await expect.poll(() => emulator.deals.size).toBe(2);
    await expect.poll(async () => (await lane.stats(Date.now())).refused).toBe(1);
    const [row] = await lane.get('deals', ['deep']);
    expect(row?.error).toContain('cannot be read');
  });

  it('calls unchanged what is equal as JSON, in whichever way it was put', async () => {
    const { lane, put } = await newLane();
    // jsonb has neither NUL, nor half a character, nor -0.
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'));
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0 || 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any')),
        fc.dictionary(text, tie('any')),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, value), async (fields) => {
        const payload = { ...fields, externalDealId: 'a' };
        const [first] = await lane.put(
          'deals',
          [{ id: 'a', payload: canonicalJson(payload), force: true }],
          Date.now(),
        );
        const reversed = Object.fromEntries(Object.entries(payload).reverse());
        await put([{ id: 'a', payload: reversed }]);
        const [row] = await lane.get('deals', ['a']);
        expect(row).toMatchObject({ revision: first?.row.revision, payload: canonicalJson(payload) });
        await put([{ id: 'a', payload: { externalDealId: 'a', changed: true } }]);
        const [changed] = await lane.get('deals', ['a']);
        expect(changed?.payload).toBe('{"changed":true,"externalDealId":"a"}');
      }),
      { numRuns: 40 },
    );
  });

  it('takes 1.0 for 1', async () => {
    const { lane, name, put } = await newLane();
    await put([{ id: 'a', payload: { externalDealId: 'a', amount: 1 } }]);
    await execute(
      address,
      `select recotap.put('${name}', 'deals', '[{"id": "a", "payload": {"amount": 1.00, "externalDealId": "a"}}]')`,
    );
    const [row] = await lane.get('deals', ['a']);
    expect(row).toMatchObject({ revision: 1, payload: '{"amount":1,"externalDealId":"a"}' });
  });

  it('sorts versions as JavaScript does', async () => {
    const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const date = fc
      .tuple(
        fc.constantFrom('2026', '1999', '0001'),
        two,
        two,
        two,
        two,
        fc.constantFrom('', ':00', ':59', ':60', ':07'),
        fc.constantFrom('', '.1', '.123', ',123456', '.1200'),
        fc.constantFrom('', 'Z', 'z', '+02:00', '-0530', '+02', ' Z', '+24:00', '+0960'),
        fc.constantFrom('T', ' ', 't'),
      )
      .map(([y, mo, d, h, m, s, f, z, t]) => `${y}-${mo}-${d}${t}${h}:${m}${s}${f}${z}`);
    const likely = fc
      .tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 24 }),
        fc.constantFrom('Z', '', '+05:30', '-11'),
      )
      .map(
        ([mo, d, h, z]) =>
          `2026-${String(mo).padStart(2, '0')}-${String(d).padStart(2, '0')}T${String(h).padStart(2, '0')}:00${z}`,
      );
    const number = fc.oneof(
      fc.integer(),
      fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((n) => Math.round(n * 1000) / 1000 + 0 || 0),
    );
    const any = fc.oneof(
      date,
      likely,
      number,
      number.map(String),
      fc.stringMatching(/^-?0*[0-9]{0,20}(\.[0-9]{0,5})?$/),
      fc.string({ unit: 'grapheme-ascii' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 20, maxLength: 40 }), async (versions) => {
        const { rows } = await execute(
          address,
          'select recotap.sortable_version(v) as key from jsonb_array_elements($1) v',
          [JSON.stringify(versions)],
        );
        expect(rows.map(({ key }) => key ?? undefined)).toEqual(versions.map((each) => sortableVersion(each)));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['its whole name', "'default', 'deals', '[]'"],
    ['the lane is null', "null, 'deals', '[]'"],
    ['expected deals, accounts', "'a://b', 'deal', '[]'"],
    ['expected an array', `'a://b', 'deals', '{}'`],
    ['the items are null', `'a://b', 'deals', null`],
    ['item 2 is not an item', `'a://b', 'deals', '[{"id": "a", "payload": {}}, {"payload": {}}]'`],
    ['item 1 is not an item', `'a://b', 'deals', '[{"id": "a", "payload": "x"}]'`],
    ['item 1 is not an item', `'a://b', 'deals', '[{"id": "", "payload": {}}]'`],
    ['item 1 is not an item', `'a://b', 'deals', '[5]'`],
    [
      "has the id 'a', and its payload the externalDealId 'b'",
      `'a://b', 'deals', '[{"id": "a", "payload": {"externalDealId": "b"}}]'`,
    ],
    ["the version of item 1, 'a', is", `'a://b', 'deals', '[{"id": "a", "payload": {}, "version": [1]}]'`],
    ["the version of item 1, 'a', is", `'a://b', 'deals', '[{"id": "a", "payload": {}, "version": " "}]'`],
    [
      'is of another kind',
      `'a://b', 'deals', '[{"id": "a", "payload": {}, "version": 1}, {"id": "a", "payload": {"b": 1}, "version": "2026-01-01"}]'`,
    ],
  ])('says %s', async (text, args) => {
    await expect(execute(address, `select recotap.put(${args})`)).rejects.toThrow(text);
  });
});
