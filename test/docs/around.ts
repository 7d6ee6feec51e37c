import { deepStrictEqual } from 'node:assert/strict';
import { createOutbox, createRecotapClient, type Deal, type SalesActivity } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';
import { laneName, openLedger } from 'recotap-api/ledger';

/** A web-hook as the examples get it. */
interface Hook {
  body: { id: string; title: string; modifiedAt: string };
}

const toDeal = ({ id, title }: Hook['body']): Deal => ({ externalDealId: id, name: title });

/** Checks what an example says of a value. */
export function shows(value: unknown, said: unknown): void {
  deepStrictEqual(value, said);
}

/** What the examples take as given: a client of an emulator, data, and what an app has. */
export async function around() {
  const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
  const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
  const ledger = await openLedger(':memory:');
  const deal = { externalDealId: 'd-1', name: 'Acme', associatedAccounts: [{ domain: 'acme.com' }] };
  const activity: SalesActivity = {
    externalActivityId: 'a-1',
    activityType: 'call',
    occurredAt: '2026-06-04T09:12:33Z',
    domain: 'acme.com',
    ownerEmail: 'jane@acme.com',
    contacts: [{ email: 'joe@acme.com' }],
  };
  async function* rows() {
    yield ['d-2', 'Initech'];
    yield ['d-3', 'Globex', 'one too many'];
  }
  return {
    emulator,
    client,
    ledger,
    lane: await ledger.lane(laneName(client.settings.baseUrl)),
    outbox: createOutbox(client),
    deal,
    deals: [deal],
    accounts: [{ domain: 'acme.com', name: 'Acme' }],
    activity,
    activities: [activity],
    mappings: [{ domain: 'acme.com', externalId: 'acc-1' }],
    row: { externalDealId: 'd-4' },
    rows: rows(),
    toDeal,
    app: {
      /** Serves one web-hook at once. */
      async post(
        _path: string,
        handler: (request: Hook, response: { sendStatus(status: number): void }) => Promise<void>,
      ) {
        await handler({ body: { id: 'd-5', title: 'Hooli', modifiedAt: '2026-06-04' } }, { sendStatus() {} });
      },
    },
    sql: { unsafe: async (_text: string, _values: unknown[]): Promise<unknown[]> => [] },
  };
}
