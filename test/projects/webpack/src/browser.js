import { setupWorker } from 'msw/browser';
import { createRecotapClient, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { recotapHandlers } from 'recotap-api/msw';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

async function main() {
  const emulator = createEmulator();
  await setupWorker(...recotapHandlers(emulator)).start();
  const { upserted, invalid } = await pushDeals(createRecotapClient({ apiKey: 'any' }), deals);
  return `${upserted} upserted, ${invalid} invalid, ${emulator.requests.length} request`;
}

main().then(show, show);

function show(result) {
  document.querySelector('output').textContent = String(result);
}
