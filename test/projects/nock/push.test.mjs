import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import nock from 'nock';
import { createRecotapClient, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];
const sent = { deals: deals.slice(0, 1) };
const answer = {
  statusCode: 200,
  data: {
    results: [{ externalDealId: 'OPP-1', status: 'upserted' }],
    summary: { total: 1, upserted: 1, failed: 0 },
  },
};

before(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
after(() => nock.restore());

test('pushes to an interceptor, with the key', async () => {
  const scope = nock('https://eapi.recotap.com', { reqheaders: { 'x-api-key': 'right' } })
    .post('/api/v1/deals', sent)
    .reply(200, answer);
  const report = await pushDeals(createRecotapClient({ apiKey: 'right' }), deals);
  assert.deepEqual([report.total, report.upserted, report.invalid], [2, 1, 1]);
  scope.done();
});

test('tries again after a 503 and a lost connection', async () => {
  const scope = nock('https://eapi.recotap.com')
    .post('/api/v1/deals')
    .reply(503)
    .post('/api/v1/deals')
    .replyWithError('socket hang up')
    .post('/api/v1/deals')
    .reply(200, answer);
  const report = await pushDeals(createRecotapClient({ apiKey: 'any' }), deals);
  assert.deepEqual([report.upserted, report.requests, report.retries], [1, 3, 2]);
  scope.done();
});

test('ends a push to an address without an interceptor', async () => {
  const client = createRecotapClient({ apiKey: 'any', retries: 0 });
  await assert.rejects(pushDeals(client, deals), { name: 'PushAbortedError', reason: 'unreachable' });
});

test('lets an emulator answer beside it', async () => {
  const emulator = createEmulator();
  const report = await pushDeals(createRecotapClient({ apiKey: 'any', fetch: emulator.fetch }), deals);
  assert.equal(report.upserted, 1);
  nock.enableNetConnect('127.0.0.1');
  const { url, close } = await emulator.listen();
  const again = await pushDeals(createRecotapClient({ apiKey: 'any', baseUrl: url }), deals).finally(close);
  assert.equal(again.upserted, 1);
  assert.equal(emulator.requests.length, 2);
});
