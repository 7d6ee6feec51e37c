import { expect, test } from 'bun:test';
import { createRecotapClient, type Deal, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

const deals: Deal[] = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

test('pushes to an emulator in this process', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  expect(await pushDeals(client, deals)).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
  expect(emulator.deals.get('OPP-1')).toEqual(deals[0]);
});

test('pushes to an emulator on a port, by the global fetch', async () => {
  const emulator = createEmulator();
  await using listening = await emulator.listen();
  const client = createRecotapClient({ apiKey: 'any', baseUrl: listening.url });
  expect(await pushDeals(client, deals)).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
  expect([...emulator.deals.keys()]).toEqual(['OPP-1']);
});
