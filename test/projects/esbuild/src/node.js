import assert from 'node:assert/strict';
import { createRecotapClient, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { undiciFetch } from 'recotap-api/undici';
import { pushToEmulator } from './push.js';

async function main() {
  assert.equal(await pushToEmulator(), '1 upserted, 1 invalid, account acme.com');
  const { url, close } = await createEmulator().listen();
  const fetch = undiciFetch();
  const client = createRecotapClient({ apiKey: 'any', baseUrl: url, fetch });
  assert.equal((await pushDeals(client, [{ externalDealId: 'OPP-1', name: 'Acme Corp' }])).upserted, 1);
  await fetch.close();
  await close();
}

void main();
