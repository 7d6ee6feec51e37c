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
  it('pipedrive-api: won and lost are stages, and the domain is that of the person', async () => {
    const { deals, notes } = await load('pipedrive-api', 'pipedrive-api.json', {
      lookup: { stages: 'pipedrive-stages.csv' },
    });
    const common = {
      dealCurrencyCode: 'USD',
      pipelineId: '1',
      pipelineLabel: 'Sales',
      startDate: '2026-05-15T10:06:38Z',
      ownerName: 'Olivia Owner',
      ownerEmail: 'olivia@yourcompany.com',
      ownerId: '9',
    };
    const account = (externalId: string, domain: string, name: string) => [{ externalId, domain, name }];
    expect(deals.slice(0, 3)).toEqual([
      {
        ...common,
        externalDealId: '1',
        name: 'Acme Corp renewal',
        amount: 7500,
        stageId: '1',
        stageLabel: 'Qualified',
        closedDate: '2026-07-01T00:00:00Z',
        associatedAccounts: account('70', 'acme.com', 'Acme Corp'),
      },
      {
        ...common,
        externalDealId: '2',
        name: 'Globex renewal',
        amount: 0,
        stageId: 'won',
        stageLabel: 'Won',
        closedDate: '2026-06-01T09:00:00Z',
        associatedAccounts: account('71', 'globex.com', 'Globex'),
      },
      {
        ...common,
        externalDealId: '3',
        name: 'Initech renewal',
        amount: 1200.5,
        stageId: 'lost',
        stageLabel: 'Lost',
        closedDate: '2026-06-02T09:00:00Z',
        associatedAccounts: account('72', 'initech.com', 'Initech'),
      },
    ]);
    expect(deals).toHaveLength(4);
    expect(notes).toContain('1 row was skipped: status is deleted (1).');
  });

  it('hubspot-api: each deal has all of its companies, with their domains from another file', async () => {
    const { deals } = await load('hubspot-api', 'hubspot-api-v3.json', {
      lookup: { companies: 'hubspot-companies.csv' },
    });
    expect(deals[1]).toEqual({
      externalDealId: '47947561',
      name: 'Globex expansion',
      amount: 5000,
      stageId: 'closedwon',
      stageLabel: 'closedwon',
      pipelineId: 'default',
      pipelineLabel: 'default',
      startDate: expect.stringMatching(/^2026-02-25T16:26:25/),
      associatedAccounts: [
        { externalId: '12', domain: 'globex.com', name: 'Globex' },
        { externalId: '13', domain: 'initech.com', name: 'Initech' },
      ],
    });
    expect(deals[2]).not.toHaveProperty('associatedAccounts');
    expect(deals[2]).not.toHaveProperty('amount');
    expect(deals[3]).not.toHaveProperty('amount');
    expect(deals).toHaveLength(5);
  });

  it('hubspot-api: without the companies it says how to give them', async () => {
    const { deals, notes } = await load('hubspot-api', 'hubspot-api-v3.json');
    expect(deals[0]).toMatchObject({ associatedAccounts: [{ externalId: '11' }] });
    expect(notes).toContain(
      'hubspot-api takes associatedAccounts.0.domain, associatedAccounts.0.name from a table companies: add --lookup companies=companies.csv, with the key in a column "Record ID" or "id".',
    );
  });

  it('salesforce-soql: deleted opportunities are skipped, and websites become domains', async () => {
    const { deals, notes } = await load('salesforce-soql', 'salesforce-soql.json');
    expect(deals).toEqual([
      {
        externalDealId: '006dM00000Mw7VtQAJ',
        name: 'Acme Corp generators',
        amount: 15000,
        stageId: 'Qualification',
        stageLabel: 'Qualification',
        closedDate: '2026-03-08T00:00:00Z',
        ownerName: 'Olivia Owner',
        ownerEmail: 'olivia@yourcompany.com',
        associatedAccounts: [{ externalId: '001dM00000', domain: 'acme.com', name: 'Acme Corp' }],
      },
      expect.objectContaining({ externalDealId: '006dM00000Mw7VuQAJ', amount: 125000, stageLabel: 'Closed Won' }),
    ]);
    expect(notes).toContain('1 row was skipped: IsDeleted is true (1).');
  });

  it('dynamics-opportunities: won deals have the actual revenue, and a format stands for its dates with times too', async () => {
    const { deals } = await load('dynamics-opportunities', 'dynamics-view.csv', { dateFormat: 'M/d/yyyy' });
    expect(deals).toEqual([
      {
        externalDealId: 'Adatum | coffee subscription',
        name: 'Adatum | coffee subscription',
        amount: 13400,
        dealCurrencyCode: 'USD',
        stageId: 'Lost',
        stageLabel: 'Lost',
        startDate: '2026-05-20T07:42:00Z',
        closedDate: '2026-08-31T00:00:00Z',
        associatedAccounts: [{ name: 'Adatum' }],
      },
      {
        externalDealId: 'Contoso | office coffee',
        name: 'Contoso | office coffee',
        amount: 9100,
        dealCurrencyCode: 'USD',
        stageId: 'Won',
        stageLabel: 'Won',
        startDate: '2026-05-27T00:00:00Z',
        closedDate: '2026-10-01T14:05:00Z',
        associatedAccounts: [{ name: 'Contoso' }],
      },
      {
        externalDealId: 'Fabrikam | trial',
        name: 'Fabrikam | trial',
        amount: 500,
        dealCurrencyCode: 'EUR',
        stageId: 'Qualify',
        stageLabel: 'Qualify',
        startDate: '2026-06-02T09:15:00Z',
        closedDate: '2026-12-31T00:00:00Z',
        associatedAccounts: [{ name: 'Fabrikam' }],
      },
    ]);
  });

  it('fivetran-hubspot: the tables are joined, and deleted deals are skipped', async () => {
    const table = (name: string) => `hubspot-warehouse/${name}.csv`;
    const lookup = {
      links: table('deal_company'),
      companies: table('company'),
      stages: table('deal_pipeline_stage'),
      owners: table('owner'),
    };
    const { deals, notes } = await load('fivetran-hubspot', table('deal'), { lookup });
    expect(deals).toEqual([
      {
        externalDealId: '101',
        name: 'Acme renewal',
        amount: 7500,
        stageId: 's1',
        stageLabel: 'Contract sent',
        pipelineId: 'default',
        closedDate: '2026-06-30T00:00:00Z',
        ownerEmail: 'olivia@yourcompany.com',
        ownerId: '1',
        associatedAccounts: [
          { externalId: '11', domain: 'acme.com', name: 'Acme Corp' },
          { externalId: '12', domain: 'globex.com', name: 'Globex' },
        ],
      },
      {
        externalDealId: '103',
        name: 'Initech new',
        stageId: 's2',
        stageLabel: 'Closed lost',
        pipelineId: 'default',
        ownerEmail: 'raj@yourcompany.com',
        ownerId: '2',
        associatedAccounts: [{ externalId: '13', domain: 'initech.com', name: 'Initech' }],
      },
    ]);
    expect(notes).toContain('1 row was skipped: is_deleted is true (1).');
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

  it('odoo-leads: the domain is that of the email address, unless anybody can have one there', async () => {
    const { deals } = await load('odoo-leads', 'odoo-leads.csv');
    expect(deals).toMatchObject([
      {
        externalDealId: '__export__.crm_lead_1',
        amount: 12000,
        associatedAccounts: [{ domain: 'acme.com', name: 'Acme Corp' }],
      },
      { externalDealId: '__export__.crm_lead_2', amount: 80, stageLabel: 'New' },
      { externalDealId: '__export__.crm_lead_3', associatedAccounts: [{ domain: 'globex.com', name: 'Globex' }] },
    ]);
    expect(deals[1]).not.toHaveProperty('associatedAccounts');
  });

  it('attio-deals: a deal has the domains of all of its companies', async () => {
    const { deals } = await load('attio-deals', 'attio-records.json', { lookup: { companies: 'attio-companies.csv' } });
    expect(deals).toMatchObject([
      {
        externalDealId: 'rec_0',
        amount: 150000,
        dealCurrencyCode: 'USD',
        stageLabel: 'In Progress',
        associatedAccounts: [{ domain: 'acme.com' }],
      },
      {
        externalDealId: 'rec_1',
        amount: 9000.5,
        dealCurrencyCode: 'EUR',
        associatedAccounts: [{ domain: 'acme.com' }, { domain: 'globex.com' }, { domain: 'initech.com' }],
      },
      { externalDealId: 'rec_2', amount: 10 },
    ]);
    expect(deals[2]).not.toHaveProperty('associatedAccounts');
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
