import assert from 'node:assert/strict';
import { createRecotapClient, type Deal, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

const deals: Deal[] = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

Deno.test('pushes to an emulator in this process', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const { total, upserted, invalid } = await pushDeals(client, deals);
  assert.deepEqual({ total, upserted, invalid }, { total: 2, upserted: 1, invalid: 1 });
  assert.deepEqual(emulator.deals.get('OPP-1'), deals[0]);
});

Deno.test('pushes to an emulator on a port, by the global fetch', async () => {
  const emulator = createEmulator();
  await using listening = await emulator.listen();
  const client = createRecotapClient({ apiKey: 'any', baseUrl: listening.url });
  const { total, upserted, invalid } = await pushDeals(client, deals);
  assert.deepEqual({ total, upserted, invalid }, { total: 2, upserted: 1, invalid: 1 });
  assert.deepEqual([...emulator.deals.keys()], ['OPP-1']);
});
