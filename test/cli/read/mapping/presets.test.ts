import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openRows } from '../../../../src/cli/read/input/rows.js';
import { deals as kind } from '../../../../src/cli/read/items/kinds.js';
import { bind } from '../../../../src/cli/read/mapping/bind.js';
import { openMapping } from '../../../../src/cli/read/mapping/open.js';
import { presetNames } from '../../../../src/cli/read/mapping/presets/preset.js';
import { lookAt } from '../../../../src/cli/read/source.js';
import { folderWith, ioWith, recotap } from '../../io.js';

const exportOf = (name: string) => new URL(`../../../fixtures/crm/${name}.csv`, import.meta.url);

/** What a preset makes of an export. */
async function dealsOf(preset: string, file: string, dateFormat?: string): Promise<unknown[]> {
  const cwd = await folderWith({ 'export.csv': await readFile(exportOf(file)) });
  const deals: unknown[] = [];
  const io = ioWith({ cwd });
  const mapping = await openMapping(preset, kind, { dateFormat }, openRows, io);
  const rowsOf = (file: string) => openRows(file, { ...mapping.read }, kind.itemsKey, io);
  const open = await lookAt({ kind, files: ['export.csv'], mapping, bind, open: rowsOf });
  const { items } = await open();
  for await (const deal of items) deals.push(deal);
  return deals;
}

const acme = { name: 'Acme Corp - Enterprise Plan', amount: 75000, ownerName: 'Jane Smith' };

describe('the preset hubspot-api', () => {
  it('takes the companies as the API answers them', async () => {
    const deal = { id: '1', properties: { dealname: 'A' }, associations: { companies: { results: [{ id: '12' }] } } };
    const company = { id: '12', properties: { domain: 'acme.com', name: 'Acme' } };
    const cwd = await folderWith({
      'deals.json': JSON.stringify({ results: [deal] }),
      'companies.json': JSON.stringify({ results: [company], paging: {} }),
    });
    const options = ['--map', 'hubspot-api', '--lookup', 'companies=companies.json', '--json'];
    const { stdout } = await recotap(['validate', 'deals.json', ...options], { cwd });
    expect(JSON.parse(stdout).preview[0].associatedAccounts).toEqual([
      { externalId: '12', domain: 'acme.com', name: 'Acme' },
    ]);
  });
});

describe('the preset hubspot-deals', () => {
  it('makes deals of an export with all its columns, each linked to its primary company', async () => {
    expect(await dealsOf('hubspot-deals', 'hubspot-deals')).toEqual([
      {
        ...acme,
        externalDealId: '31870000001',
        dealCurrencyCode: 'USD',
        stageId: 'Contract Sent',
        stageLabel: 'Contract Sent',
        pipelineId: 'Sales Pipeline',
        pipelineLabel: 'Sales Pipeline',
        startDate: '2026-01-15T09:30:00Z',
        closedDate: '2026-06-30T14:05:00Z',
        associatedAccounts: [{ externalId: '18402000001', name: 'Acme Corp' }],
      },
      {
        externalDealId: '31870000002',
        name: 'Globex - Team Plan',
        stageId: 'Appointment Scheduled',
        stageLabel: 'Appointment Scheduled',
        pipelineId: 'Sales Pipeline',
        pipelineLabel: 'Sales Pipeline',
        startDate: '2026-02-01T08:00:00Z',
      },
    ]);
  });

  it('makes do without a currency and a primary company, and takes a domain where there is one', async () => {
    const [deal] = await dealsOf('hubspot-deals', 'hubspot-deals-by-hand');
    expect(deal).toMatchObject({ ...acme, associatedAccounts: [{ domain: 'acme.com', name: 'Acme Corp' }] });
    expect(deal).not.toHaveProperty('dealCurrencyCode');
  });
});

describe('the preset salesforce-opportunities', () => {
  it('makes deals of a report, with its American dates and amounts', async () => {
    expect(await dealsOf('salesforce-opportunities', 'salesforce-report', 'M/d/yyyy')).toEqual([
      {
        ...acme,
        externalDealId: '0065g00000AbCdE',
        dealCurrencyCode: 'USD',
        stageId: 'Proposal/Price Quote',
        stageLabel: 'Proposal/Price Quote',
        startDate: '2026-01-15T00:00:00Z',
        closedDate: '2026-06-30T00:00:00Z',
        ownerEmail: 'jane@yourcompany.com',
        associatedAccounts: [{ externalId: '0015g00000XyZaB', domain: 'acme.com', name: 'Acme Corp' }],
      },
      {
        externalDealId: '0065g00000AbCdF',
        name: 'Globex - Team Plan',
        dealCurrencyCode: 'EUR',
        stageId: 'Prospecting',
        stageLabel: 'Prospecting',
        startDate: '2026-07-01T00:00:00Z',
        closedDate: '2026-07-15T00:00:00Z',
        ownerName: 'Raj Patel',
        associatedAccounts: [{ externalId: '0015g00000XyZaC', name: 'Globex' }],
      },
    ]);
  });

  it('makes deals of what Data Loader exports, with its ISO dates', async () => {
    expect(await dealsOf('salesforce-opportunities', 'salesforce-data-loader')).toEqual([
      {
        externalDealId: '0065g00000AbCdEAAV',
        name: acme.name,
        amount: acme.amount,
        stageId: 'Proposal/Price Quote',
        stageLabel: 'Proposal/Price Quote',
        startDate: '2026-01-15T09:30:00Z',
        closedDate: '2026-06-30T00:00:00Z',
        ownerId: '0055g00000QwErTAAV',
        associatedAccounts: [{ externalId: '0015g00000XyZaBAAV' }],
      },
    ]);
  });
});

describe('the preset pipedrive-deals', () => {
  it('makes deals of an export with all its columns, closed when they closed or are expected to', async () => {
    expect(await dealsOf('pipedrive-deals', 'pipedrive-deals')).toEqual([
      {
        ...acme,
        externalDealId: '101',
        dealCurrencyCode: 'USD',
        stageId: 'Won',
        stageLabel: 'Won',
        pipelineId: 'SMB Sales',
        pipelineLabel: 'SMB Sales',
        startDate: '2026-01-15T09:30:00Z',
        closedDate: '2026-06-30T14:05:59Z',
        associatedAccounts: [{ externalId: '7', domain: 'acme.com', name: 'Acme Corp' }],
      },
      {
        externalDealId: '102',
        name: 'Globex - Team Plan',
        amount: 12500.5,
        dealCurrencyCode: 'EUR',
        stageId: 'Qualified',
        stageLabel: 'Qualified',
        pipelineId: 'SMB Sales',
        pipelineLabel: 'SMB Sales',
        startDate: '2026-02-01T08:00:00Z',
        closedDate: '2026-07-15T00:00:00Z',
        ownerName: 'Raj Patel',
        associatedAccounts: [{ externalId: '8', name: 'Globex' }],
      },
    ]);
  });

  it('makes deals of a list with fewer columns', async () => {
    expect(await dealsOf('pipedrive-deals', 'pipedrive-list')).toMatchObject([
      {
        ...acme,
        externalDealId: '101',
        dealCurrencyCode: 'USD',
        closedDate: '2026-06-30T14:05:59Z',
        associatedAccounts: [{ name: 'Acme Corp' }],
      },
    ]);
  });
});

describe('a preset', () => {
  it('names the columns that it cannot do without', async () => {
    const cwd = await folderWith({ 'deals.csv': 'Opportunity Name,Opportunity Owner,Stage\nAcme,Jane,Won\n' });
    const { code, stderr } = await recotap(['validate', 'deals.csv', '--map', 'salesforce-opportunities'], { cwd });
    expect(stderr).toMatch(
      /^error: salesforce-opportunities takes columns that deals\.csv lacks:\n {2}line \d+, fields\.externalDealId: "Opportunity ID" or "Id"\nThe columns of deals\.csv are: .*\n$/,
    );
    expect(code).toBe(2);
  });

  it('tells of the fields for which the export has no column', async () => {
    const cwd = await folderWith({ 'deals.csv': await readFile(exportOf('hubspot-deals')) });
    const { code, stderr } = await recotap(['validate', 'deals.csv', '--map', 'hubspot-deals'], { cwd });
    expect(stderr).toBe('note: deals.csv has no column that hubspot-deals takes for associatedAccounts.0.domain.\n');
    expect(code).toBe(0);
  });

  it('may be used for JSON, and tells of what nothing in the file has', async () => {
    const cwd = await folderWith({ 'deals.ndjson': '{"Id":"006","Name":"Acme"}\n' });
    const good = await recotap(['validate', 'deals.ndjson', '--map', 'salesforce-opportunities'], { cwd });
    expect(good).toMatchObject({ code: 0 });
    expect(good.stderr).toMatch(
      /^note: Nothing in deals\.ndjson has what salesforce-opportunities takes for amount, .*name\.\n$/,
    );
    const other = await recotap(['validate', 'deals.ndjson', '--map', 'hubspot-deals'], { cwd });
    expect(other.stderr).toMatch(
      /^note: hubspot-deals takes "Record ID" or "Deal ID", which nothing in deals\.ndjson has\.\nnote: hubspot-deals takes "Deal Name", which nothing in deals\.ndjson has\.\nnote: Nothing in deals\.ndjson has what hubspot-deals takes for amount, .*\n$/,
    );
    expect(other.code).toBe(1);
  });

  it('goes before a file of its name, which is meant by its path', async () => {
    const mapping = 'fields: { externalDealId: { column: a }, name: { column: b } }';
    const cwd = await folderWith({ 'hubspot-deals': mapping, 'deals.csv': 'a,b\n1,One\n' });
    const preset = await recotap(['validate', 'deals.csv', '--map', 'hubspot-deals'], { cwd });
    expect(preset.stderr).toContain('hubspot-deals takes columns that deals.csv lacks');
    expect((await recotap(['validate', 'deals.csv', '--map', './hubspot-deals'], { cwd })).code).toBe(0);
  });

  it('that there is not is told those that there are', async () => {
    const cwd = await folderWith({ 'deals.csv': 'a,b\n1,One\n' });
    const { code, stderr } = await recotap(['validate', 'deals.csv', '--map', 'hubspot-deal'], { cwd });
    expect(stderr).toBe(
      `error: There is no preset and no file named hubspot-deal. Did you mean "hubspot-deals"? The presets are ${presetNames.join(', ')}.\n`,
    );
    expect(code).toBe(2);
    const file = await recotap(['validate', 'deals.csv', '--map', 'hubspot.yaml'], { cwd });
    expect(file.stderr).toBe('error: There is no file hubspot.yaml.\n');
  });

  it.each(presetNames)('is printed as a mapping file, which can be used: %s', async (preset) => {
    const { code, stdout } = await recotap(['mapping', preset], { cwd: '.' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Source of the shape[^:]*:\s(?:# )?https:/m);
    const cwd = await folderWith({ 'copy.yaml': stdout, 'empty.ndjson': '' });
    const { stderr } = await recotap(['validate', 'empty.ndjson', '--map', 'copy.yaml'], { cwd });
    expect(stderr).toBe('note: empty.ndjson holds no deals.\n');
  });
});
