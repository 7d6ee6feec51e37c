const assert = require('node:assert/strict');
const { test } = require('node:test');
const { setupServer } = require('msw/node');
const { createRecotapClient, pushDeals } = require('recotap-api');
const { createEmulator } = require('recotap-api/emulator');
const { recotapHandlers } = require('recotap-api/msw');

test('a CommonJS module pushes to handlers of MSW', async () => {
  const emulator = createEmulator();
  const server = setupServer(...recotapHandlers(emulator));
  server.listen({ onUnhandledRequest: 'error' });
  try {
    const deal = { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan' };
    const { upserted } = await pushDeals(createRecotapClient({ apiKey: 'any' }), [deal]);
    assert.equal(upserted, 1);
    assert.deepEqual(emulator.deals.get('OPP-1'), deal);
  } finally {
    server.close();
  }
});
