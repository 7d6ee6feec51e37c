import { createRecotapClient, pushDeals, RecotapError } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { undiciFetch } from 'recotap-api/undici';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

test('pushes to an emulator in this process', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  expect(await pushDeals(client, deals)).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
  expect(emulator.deals.get('OPP-1')).toEqual(deals[0]);
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

test('lets a test stub a function of the package', async () => {
  jest.resetModules();
  jest.doMock('recotap-api', () => ({
    ...jest.requireActual('recotap-api'),
    pushDeals: async () => ({ upserted: 7 }),
  }));
  const stubbed = require('recotap-api');
  expect(await stubbed.pushDeals()).toEqual({ upserted: 7 });
  expect(stubbed.RecotapError.is(new RecotapError('timeout', 'Too late.'))).toBe(true);
});
