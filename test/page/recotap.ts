import type { Deal } from '../../generated/schema.js';
import { createRecotapClient, pushAccounts, pushDeals } from '../../src/index.js';

/** What a team does with the emulator while the page is open. */
export function teamAt(origin: string) {
  const client = createRecotapClient({ apiKey: 'the-key-of-the-team', baseUrl: `${origin}/api/v1`, retries: 0 });
  return {
    client,
    deals: (...deals: Deal[]) => pushDeals(client, deals),
    accounts: (...domains: string[]) =>
      pushAccounts(
        client,
        domains.map((domain) => ({ domain, name: domain })),
      ),
  };
}

export function deal(externalDealId: string, more: Partial<Deal> = {}): Deal {
  return { externalDealId, name: `Deal ${externalDealId}`, ...more };
}
