const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { test } = require('node:test');
const { createRecotapClient, pushDeals } = require('recotap-api');
const { createEmulator } = require('recotap-api/emulator');
const { undiciFetch } = require('recotap-api/undici');

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

test('a CommonJS module pushes to an emulator in this process', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const { total, upserted, invalid } = await pushDeals(client, deals);
  assert.deepEqual({ total, upserted, invalid }, { total: 2, upserted: 1, invalid: 1 });
  assert.deepEqual(emulator.deals.get('OPP-1'), deals[0]);
});

test('a CommonJS module pushes to an emulator on a port, by undiciFetch', async () => {
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

test('a CommonJS module reads the contract and the schema of a deal', () => {
  assert.equal(require('recotap-api/deal.schema.json').title, 'Deal');
  assert.match(readFileSync(require.resolve('recotap-api/openapi.yaml'), 'utf8'), /^openapi: 3/);
});
