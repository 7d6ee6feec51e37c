import { createRecotapClient, type Deal, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

const deals: Deal[] = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

export async function pushToEmulator(): Promise<string> {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const { upserted, invalid } = await pushDeals(client, deals);
  return `${upserted} upserted, ${invalid} invalid, ${emulator.requests.length} request`;
}
