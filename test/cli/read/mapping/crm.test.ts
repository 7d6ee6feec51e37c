import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openRows } from '../../../../src/cli/read/input/rows.js';
import { deals as kind } from '../../../../src/cli/read/items/kinds.js';
import { bind } from '../../../../src/cli/read/mapping/bind.js';
import { openMapping } from '../../../../src/cli/read/mapping/open.js';
import { lookAt } from '../../../../src/cli/read/source.js';
import { ioWith } from '../../io.js';

const cwd = fileURLToPath(new URL('../../../fixtures/cases/crm', import.meta.url));

interface Options {
  lookup?: Record<string, string>;
  dateFormat?: string;
}

/** What a preset makes of what a CRM gives. */
async function load(preset: string, file: string, { lookup = {}, dateFormat }: Options = {}) {
  const io = ioWith({ cwd });
  const mapping = await openMapping(
    preset,
    kind,
    { lookup: new Map(Object.entries(lookup)), dateFormat },
    openRows,
    io,
  );
  const rowsOf = (name: string) => openRows(name, { ...mapping.read }, kind.itemsKey, io);
  const source = await (await lookAt({ kind, files: [file], mapping, bind, open: rowsOf }))();
  const deals: unknown[] = [];
  for await (const deal of source.items) deals.push(deal);
  return { deals, notes: source.notes() };
}

describe('a preset makes deals of what a CRM gives', () => {
  it('hubspot-api: without the companies it says how to give them', async () => {
    const { deals, notes } = await load('hubspot-api', 'hubspot-api-v3.json');
    expect(deals[0]).toMatchObject({ associatedAccounts: [{ externalId: '11' }] });
    expect(notes).toContain(
      'hubspot-api takes associatedAccounts.0.domain, associatedAccounts.0.name from a table companies: add --lookup companies=companies.csv, with the key in a column "Record ID" or "id".',
    );
  });

  it('fivetran-salesforce: accounts and owners come from their tables', async () => {
    const table = (name: string) => `salesforce-warehouse/${name}.csv`;
    const lookup = { accounts: table('account'), users: table('user') };
    expect((await load('fivetran-salesforce', table('opportunity'), { lookup })).deals).toEqual([
      {
        externalDealId: '006q000000HddohAAB',
        name: 'Acme deal',
        amount: 24120.5,
        stageId: 'Closed Won',
        stageLabel: 'Closed Won',
        startDate: '2026-10-19T19:51:13Z',
        closedDate: '2026-12-19T00:00:00Z',
        ownerName: 'Olivia Owner',
        ownerEmail: 'olivia@yourcompany.com',
        ownerId: '0051G00000600MlQAI',
        associatedAccounts: [{ externalId: '0015500000Xyy06AAB', domain: 'acme.com', name: 'Acme Corp' }],
      },
    ]);
  });

  it('close-opportunities: values are in cents', async () => {
    const { deals } = await load('close-opportunities', 'close/opportunities.json', {
      lookup: { leads: 'close/leads.csv' },
    });
    expect(deals).toEqual([
      {
        externalDealId: 'oppo_1',
        name: 'Acme Corp',
        amount: 3000.5,
        dealCurrencyCode: 'USD',
        stageId: 'stat_1',
        stageLabel: 'Active',
        startDate: expect.stringMatching(/^2026-02-01T00:54:51/),
        ownerName: 'Olivia Owner',
        ownerId: 'user_1',
        associatedAccounts: [{ externalId: 'lead_1', domain: 'acme.com', name: 'Acme Corp' }],
      },
    ]);
  });

  it('zoho-deals: accounts are linked by the website in their own file', async () => {
    const { deals } = await load('zoho-deals', 'zoho/deals.json', { lookup: { accounts: 'zoho/accounts.csv' } });
    expect(deals).toEqual([
      {
        externalDealId: '4150868000003194003',
        name: 'Acme renewal',
        amount: 1200.5,
        dealCurrencyCode: 'USD',
        stageId: 'Qualification',
        stageLabel: 'Qualification',
        pipelineId: 'Standard (Standard)',
        pipelineLabel: 'Standard (Standard)',
        startDate: '2026-06-01T04:30:00Z',
        closedDate: '2026-07-24T00:00:00Z',
        ownerName: 'Olivia Owner',
        ownerEmail: 'olivia@yourcompany.com',
        ownerId: '4150868000000225013',
        associatedAccounts: [{ externalId: '4150868000000585001', domain: 'acme.com', name: 'Acme Corp' }],
      },
      expect.objectContaining({ externalDealId: '4150868000003194004', stageLabel: 'Closed Lost' }),
    ]);
    expect(deals[1]).not.toHaveProperty('associatedAccounts');
  });
});
