import { createRecotapClient, type Deal, pushDeals, RecotapError } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { undiciFetch } from 'recotap-api/undici';

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
  const { url, close } = await emulator.listen();
  try {
    const client = createRecotapClient({ apiKey: 'any', baseUrl: url });
    expect(await pushDeals(client, deals)).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
    expect([...emulator.deals.keys()]).toEqual(['OPP-1']);
  } finally {
    await close();
  }
});

test('pushes to an emulator on a port, by undiciFetch', async () => {
  const emulator = createEmulator();
  const { url, close } = await emulator.listen();
  const fetch = undiciFetch();
  try {
    const client = createRecotapClient({ apiKey: 'any', baseUrl: url, fetch });
    expect(await pushDeals(client, deals)).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
    expect([...emulator.deals.keys()]).toEqual(['OPP-1']);
  } finally {
    await fetch.close();
    await close();
  }
});

test('throws an error that the test can recognise', async () => {
  const client = createRecotapClient({ apiKey: 'wrong', fetch: createEmulator({ apiKey: 'right' }).fetch });
  const error = await pushDeals(client, deals).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RecotapError);
  expect(error).toMatchObject({ name: 'PushAbortedError', reason: 'unauthorized', report: { unsent: 1, invalid: 1 } });
});
