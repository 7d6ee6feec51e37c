import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { example, fixture, inFolder, recotap } from './command.js';
import { emulatorOnAPort } from './servers.js';

const websiteOf = (company: string) => `https://www.${company.toLowerCase().replace(/[^a-z0-9]/g, '')}.com`;

/** "CRM Sales Opportunities" by Maven Analytics, public domain; it has no domains, so each company gets one made of its name. */
const [header = '', ...deals] = gunzipSync(await readFile(fixture('sales_pipeline.csv.gz')))
  .toString()
  .trim()
  .split(/\r?\n/);
const companyOf = (row: string) => row.split(',')[3] ?? '';
const withWebsite = (row: string) => `${row},${companyOf(row) === '' ? '' : websiteOf(companyOf(row))}`;
const dealsCsv = (rows: readonly string[]) => [`${header},website`, ...rows.map(withWebsite)].join('\n');

const companies = (await readFile(fixture('accounts.csv'), 'utf8'))
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((row) => row.split(',')[0] ?? '');
const accountsCsv = ['domain,name', ...companies.map((name) => `${websiteOf(name)},${name}`)].join('\n');

const mapping = (await readFile(example('maven-crm.yaml'), 'utf8')).replace(
  '- name: { column: account }',
  '- name: { column: account }\n      domain: { column: website, type: domain }',
);

const withAccount = deals.filter((row) => companyOf(row) !== '').length;

describe('the first day, on a Recotap that holds nothing', () => {
  it('ends with every deal that names an account linked to it, and says how many name none', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'accounts.csv'), accountsCsv);
      await writeFile(join(cwd, 'deals.csv'), dealsCsv(deals));
      await writeFile(join(cwd, 'crm.yaml'), mapping);
      const at = (...args: string[]) => recotap([...args, '--base-url', baseUrl], { cwd });

      expect((await at('whoami')).code).toBe(0);

      const accounts = await at('accounts', 'push', 'accounts.csv');
      expect(accounts.stdout).toContain(`accounts.csv: ${companies.length} accounts\n  ${companies.length} created`);
      expect(accounts.code).toBe(0);

      const push = await at('push', 'deals.csv', '--map', 'crm.yaml', '--register-stages', '--check-links');
      expect(push.stdout).toContain('Stages: 1 pipeline created with 4 stages, 0 there already');
      expect(push.stdout).toContain(
        'Links: 7,375 of 8,800 deals have an account in Recotap\n  1,425 deals name no usable domain',
      );
      expect(push.stdout).toContain('deals.csv: 8,800 deals\n  8,800 upserted');
      expect(push.code).toBe(0);

      expect(JSON.parse((await at('stages', 'list', '--json')).stdout)).toMatchObject({
        pipelines: [{ pipelineId: 'hardware', stages: [{}, {}, {}, {}] }],
      });
    });
    const linked = [...emulator.deals.keys()].filter((id) => emulator.linkedAccounts(id).length === 1);
    expect(linked).toHaveLength(withAccount);
    expect(deals.length - withAccount).toBe(1425);
  });

  it('needs no file of accounts: those that the deals name are created first', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), dealsCsv(deals));
      await writeFile(join(cwd, 'crm.yaml'), mapping);
      const args = ['push', 'deals.csv', '--map', 'crm.yaml', '--create-accounts', '--json', '--base-url', baseUrl];
      const { code, stdout } = await recotap(args, { cwd });
      expect(JSON.parse(stdout)).toMatchObject({
        total: 8800,
        upserted: 8800,
        accounts: { total: companies.length, created: companies.length, problems: [] },
        links: { total: 8800, linked: 7375, unlinked: 0, withoutDomain: 1425, unknownDomains: [] },
      });
      expect(code).toBe(0);
    });
    expect(emulator.accounts.get('cancity.com')?.name).toBe('Cancity');
    expect(emulator.linkedAccounts('1C1I7A6R')).toEqual(['cancity.com']);
  });
});

describe('the second day', () => {
  it('tells of three changed deals, one new stage and one renamed account, and of nothing else', async () => {
    const known = companies.map((name) => ({ domain: websiteOf(name), name }));
    const stages = ['Won', 'Lost', 'Engaging', 'Prospecting'].map((name) => ({ stageId: name, stageLabel: name }));
    const dealStages = [{ pipelineId: 'hardware', pipelineLabel: 'Hardware Sales', stages }];
    const { emulator, baseUrl } = await emulatorOnAPort({ accounts: known, dealStages });
    const [first = '', second = '', third = ''] = deals;
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'changed.csv'), dealsCsv([first.replace('Won', 'Negotiating'), second, third]));
      await writeFile(join(cwd, 'renamed.csv'), 'domain,name\ncancity.com,Cancity Group\n');
      await writeFile(join(cwd, 'crm.yaml'), mapping);
      const at = (...args: string[]) => recotap([...args, '--base-url', baseUrl], { cwd });

      const renamed = await at('accounts', 'push', 'renamed.csv', '--upsert');
      expect(renamed.stdout).toMatch(/renamed\.csv: 1 account\n +0 created\n +1 updated\n/);

      const push = await at('push', 'changed.csv', '--map', 'crm.yaml', '--register-stages', '--create-accounts');
      expect(push.stdout).toContain('Stages: 0 pipelines created');
      expect(push.stdout).toContain('1 new stage missing');
      expect(push.stdout).toContain('"Negotiating" of "hardware"');
      expect(push.stdout).toContain('Accounts: 0 created');
      expect(push.stdout).toContain('Links: 3 of 3 deals have an account');
      expect(push.stdout).toContain('changed.csv: 3 deals\n  3 upserted\n');
      expect([renamed.code, push.code]).toEqual([0, 0]);
    });
    expect(emulator.accounts.get('cancity.com')?.name).toBe('Cancity Group');
    expect(emulator.deals.size).toBe(3);
  });
});
