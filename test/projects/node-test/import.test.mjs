import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createRecotapClient, pushDeals, RecotapError } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { undiciFetch } from 'recotap-api/undici';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

test('an ES module pushes to an emulator in this process', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const { total, upserted, invalid } = await pushDeals(client, deals);
  assert.deepEqual({ total, upserted, invalid }, { total: 2, upserted: 1, invalid: 1 });
  assert.deepEqual(emulator.deals.get('OPP-1'), deals[0]);
});

test('an ES module pushes to an emulator on a port, by undiciFetch', async () => {
  const emulator = createEmulator();
  const { url, close } = await emulator.listen();
  const fetch = undiciFetch();
  try {
    const client = createRecotapClient({ apiKey: 'any', baseUrl: url, fetch });
    const { total, upserted, invalid } = await pushDeals(client, deals);
    assert.deepEqual({ total, upserted, invalid }, { total: 2, upserted: 1, invalid: 1 });
    assert.deepEqual([...emulator.deals.keys()], ['OPP-1']);
  } finally {
    await fetch.close();
    await close();
  }
});

test('an ES module and a CommonJS module of one app work with one client', async () => {
  const required = createRequire(import.meta.url)('recotap-api');
  const emulator = createEmulator();
  const client = required.createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const { upserted } = await pushDeals(client, deals);
  assert.equal(upserted, 1);
  assert.throws(() => required.createRecotapClient({ apiKey: '' }), RecotapError.is);
});
