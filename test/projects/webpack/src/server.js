import assert from 'node:assert/strict';
import { createRecotapClient, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { undiciFetch } from 'recotap-api/undici';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

async function main() {
  const emulator = createEmulator();
  const inProcess = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  assert.equal((await pushDeals(inProcess, deals)).upserted, 1);
  const { url, close } = await emulator.listen();
  const fetch = undiciFetch();
  const onPort = createRecotapClient({ apiKey: 'any', baseUrl: url, fetch });
  assert.equal((await pushDeals(onPort, deals)).upserted, 1);
  await fetch.close();
  await close();
  assert.equal(emulator.requests.length, 2);
}

void main();
