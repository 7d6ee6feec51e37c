import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createRecotapClient, pushDeal, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { recotapHandlers } from 'recotap-api/msw';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
  { externalDealId: 'OPP-3', name: 'Initech - Renewal', pipelineId: 'renewals' },
];

const emulator = createEmulator({
  apiKey: 'right',
  refuse: ({ pipelineId }) => (pipelineId === 'renewals' ? 'Pipeline Renewals is closed for changes' : undefined),
});
const server = setupServer(...recotapHandlers(emulator));

before(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  emulator.faults.clear();
  emulator.reset();
});
after(() => server.close());

for (const environment of ['production', 'sandbox']) {
  test(`pushes to ${environment}`, async () => {
    const report = await pushDeals(createRecotapClient({ apiKey: 'right', environment }), deals);
    const { total, upserted, failed, invalid } = report;
    assert.deepEqual({ total, upserted, failed, invalid }, { total: 3, upserted: 1, failed: 1, invalid: 1 });
    assert.equal(
      report.problems.find(({ status }) => status === 'failed').error,
      'Pipeline Renewals is closed for changes',
    );
    assert.deepEqual(emulator.deals.get('OPP-1'), deals[0]);
  });
}

test('answers a read, with its query', async () => {
  const accounts = ['acme.com', 'globex.com'].map((domain) => ({ domain, name: domain }));
  const client = createRecotapClient({ apiKey: 'right' });
  await client.POST('/accounts', { body: { accounts } });
  const { data, response } = await client.GET('/accounts', {
    params: { query: { domains: JSON.stringify(['globex.com']) } },
  });
  assert.equal(response.status, 200);
  assert.deepEqual(
    data.data.data.map(({ domain }) => domain),
    ['globex.com'],
  );
});

test('refuses a wrong key', async () => {
  const client = createRecotapClient({ apiKey: 'wrong' });
  await assert.rejects(pushDeals(client, deals), { name: 'PushAbortedError', reason: 'unauthorized' });
});

test('passes on a lost connection, and the client tries again', async () => {
  emulator.faults.set({ rules: [{ fault: 'reset', stored: true, times: 1 }] });
  const { upserted, retries } = await pushDeals(createRecotapClient({ apiKey: 'right' }), deals.slice(0, 1));
  assert.deepEqual({ upserted, retries }, { upserted: 1, retries: 1 });
});

test('passes on a lost connection, which is no response', async () => {
  emulator.faults.set({ rules: [{ fault: 'connection-refused' }] });
  const client = createRecotapClient({ apiKey: 'right', retries: 0 });
  const { status, cause } = await pushDeal(client, deals[0]);
  assert.deepEqual({ status, code: cause?.code }, { status: 'unsent', code: 'connection' });
});

test('passes on an answer that is cut off', async () => {
  emulator.faults.set({ rules: [{ fault: 'cut-off', afterBytes: 10, times: 1 }] });
  const { upserted, retries } = await pushDeals(createRecotapClient({ apiKey: 'right' }), deals.slice(0, 1));
  assert.deepEqual({ upserted, retries }, { upserted: 1, retries: 1 });
});

test('leaves a request that is given up', async () => {
  emulator.faults.set({ rules: [{ fault: 'hang' }] });
  const client = createRecotapClient({ apiKey: 'right', retries: 0, timeoutMs: 100 });
  const { status, cause } = await pushDeal(client, deals[0]);
  assert.deepEqual({ status, code: cause?.code }, { status: 'unsent', code: 'timeout' });
});

test('lets a test put a handler of its own in front', async () => {
  const busy = () => new HttpResponse(null, { status: 503 });
  server.use(http.post('https://eapi.recotap.com/api/v1/deals', busy, { once: true }));
  const { upserted, retries } = await pushDeals(createRecotapClient({ apiKey: 'right' }), deals.slice(0, 1));
  assert.deepEqual({ upserted, retries }, { upserted: 1, retries: 1 });
});

test('answers 404 below the base URL, and leaves other addresses alone', async () => {
  const headers = { 'X-Api-Key': 'right' };
  assert.equal((await fetch('https://eapi.recotap.com/api/v1/no-such-call', { headers })).status, 404);
  server.use(http.get('https://app.example/deals', () => HttpResponse.json('mine')));
  assert.equal(await (await fetch('https://app.example/deals')).json(), 'mine');
});

test('serves the base URLs that it is given', async () => {
  const baseUrls = ['https://proxy.example/recotap', 'https://other.example'];
  server.use(...recotapHandlers(emulator, { baseUrl: baseUrls }));
  for (const baseUrl of baseUrls) {
    const { upserted } = await pushDeals(createRecotapClient({ apiKey: 'right', baseUrl }), deals.slice(0, 1));
    assert.equal(upserted, 1);
  }
  server.resetHandlers();
  server.use(...recotapHandlers(emulator, { baseUrl: 'https://one.example/' }));
  const client = createRecotapClient({ apiKey: 'right', baseUrl: 'https://one.example' });
  assert.equal((await pushDeals(client, deals.slice(0, 1))).upserted, 1);
});
