import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createRecotapClient, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { undiciFetch } from 'recotap-api/undici';

const deals = Array.from({ length: 250 }, (_, index) => ({ externalDealId: String(index), name: 'One' }));

async function push(fetch) {
  const emulator = createEmulator();
  const { url, close } = await emulator.listen();
  const report = await pushDeals(createRecotapClient({ apiKey: 'any', baseUrl: url, fetch }), deals);
  await fetch.close();
  await close();
  return [report.upserted, report.requests, emulator.deals.size];
}

test('pushes by the undici of the project', async () => {
  assert.deepEqual(await push(undiciFetch({ env: {} })), [250, 3, 250]);
});

test('pushes past a proxy that is not for this host', async () => {
  const env = { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' };
  assert.deepEqual(await push(undiciFetch({ env })), [250, 3, 250]);
});

test('is loaded by require too', async () => {
  const { undiciFetch } = createRequire(import.meta.url)('recotap-api/undici');
  assert.deepEqual(await push(undiciFetch({ env: {} })), [250, 3, 250]);
});
