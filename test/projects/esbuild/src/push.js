import { createRecotapClient, pushDeals } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

const deals = [
  { externalDealId: 'OPP-1', name: 'Acme Corp - Enterprise Plan', amount: 75000 },
  { externalDealId: 'OPP-2', name: 'Globex - Team Plan', ownerEmail: 'raj@globex' },
];

export async function pushToEmulator() {
  const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const { upserted, invalid } = await pushDeals(client, deals);
  const { data } = await client.GET('/accounts');
  const domains = data.data.data.map(({ domain }) => domain);
  return `${upserted} upserted, ${invalid} invalid, account ${domains}`;
}
