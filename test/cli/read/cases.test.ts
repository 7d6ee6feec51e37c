import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../src/emulator/index.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

/** What is right for an input. */
interface Right {
  /** What is right, for the name of the test. */
  title: string;
  args: string[];
  code: 0 | 1 | 2;
  /** The deals held then, each with at least these fields, in the order in which they came. */
  deals?: object[];
  /** The lines that are refused, and a part of the reason. */
  refused?: [line: number, reason: string][];
  /** Parts of what the user is told on stderr. */
  notes?: string[];
  also?: (run: Run) => Promise<void> | void;
}

interface Run {
  cwd: string;
  at: string[];
  emulator: Emulator;
  stdout: string;
}

interface Problem {
  line: number;
  issues: { path: string; message: string }[];
  deal?: unknown;
}

async function problemsIn(cwd: string, file = 'p.ndjson'): Promise<Problem[]> {
  const text = await readFile(join(cwd, file), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function check(folder: string, right: Right) {
  const { emulator, at } = await emulatorServer();
  const cwd = await folderWith({});
  await cp(`test/fixtures/cases/${folder}`, cwd, { recursive: true });
  const { code, stdout, stderr } = await recotap([...right.args, ...at, '--problems', 'p.ndjson'], { cwd });
  const found = await problemsIn(cwd);
  const refused = found.map(({ line, issues: [first] }) => [line, `${first?.path} ${first?.message}`.trim()]);
  expect(refused).toEqual((right.refused ?? []).map(([line, reason]) => [line, expect.stringContaining(reason)]));
  const deals = [...emulator.deals.values()];
  expect(deals).toHaveLength(right.deals?.length ?? 0);
  expect(deals).toMatchObject(right.deals ?? []);
  for (const note of right.notes ?? []) expect(stderr).toContain(note);
  expect(code).toBe(right.code);
  await right.also?.({ cwd, at, emulator, stdout });
}

const push = (file: string, ...more: string[]) => ['push', file, ...more];
const withMap = (name: string, ...more: string[]) => push(`${name}.csv`, '--map', `${name}.yaml`, ...more);
const ids = (...names: string[]) => names.map((externalDealId) => ({ externalDealId }));
const domains = (...names: string[]) => names.map((domain) => ({ domain }));

const inputs: Record<string, Right> = {
  one_row_per_account: {
    title: 'rows that differ only in their accounts are one deal',
    args: withMap('one_row_per_account'),
    code: 0,
    deals: [
      { externalDealId: '1', amount: 100, associatedAccounts: domains('acme.com', 'globex.com', 'initech.com') },
      { externalDealId: '2', associatedAccounts: domains('acme.com') },
    ],
    notes: ['3 rows made one deal'],
  },
  two_stray_quotes_swallow_rows: {
    title: 'a quote that swallowed rows is refused, and the rows are read',
    args: push('two_stray_quotes_swallow_rows.csv'),
    code: 1,
    deals: [
      { externalDealId: 'd2', amount: 2 },
      { externalDealId: 'd3', amount: 3 },
      { externalDealId: 'd5', amount: 5 },
    ],
    refused: [
      [2, 'the lines between look like rows'],
      [5, 'its quotes are broken'],
    ],
  },
  id_scientific: {
    title: 'ids whose digits are cut off are refused with the cure',
    args: push('id_scientific.csv', '--map', 'id_and_name.yaml'),
    code: 1,
    refused: [2, 3, 4].map((line) => [line, 'format the column as text, and export again']),
  },
  id_excel_error: {
    title: 'ids that are errors of a spreadsheet are refused',
    args: push('id_excel_error.csv', '--map', 'id_and_name.yaml'),
    code: 1,
    refused: [2, 3, 4, 5].map((line) => [line, 'an error of a spreadsheet']),
  },
  pandas_float_ids: {
    title: 'ids that pandas made fractions, or had none, are refused',
    args: push('pandas_float_ids.csv'),
    code: 1,
    refused: [
      [2, 'externalDealId must be a whole number without a decimal part'],
      [3, 'externalDealId must be a whole number without a decimal part'],
      [4, 'externalDealId must have a value'],
      [5, 'externalDealId must have a value'],
    ],
    async also({ cwd }) {
      const [first] = await problemsIn(cwd);
      expect(first?.deal).not.toHaveProperty('amount');
    },
  },
  template_bigint: {
    title: 'a template keeps the digits of big integers',
    args: push('template_bigint.ndjson', '--map', 'template_bigint.yaml'),
    code: 0,
    deals: ids('9007199254740993-eu', '9007199254740992-eu'),
  },
  template_id_half_empty: {
    title: 'an id wants all parts of its template',
    args: withMap('template_id_half_empty'),
    code: 1,
    deals: ids('EU-1'),
    refused: [
      [3, '"Number" is empty'],
      [4, '"Number" is empty'],
      [5, '"Region" is empty'],
      [6, '"Number" is empty'],
    ],
  },
  bigint_id: {
    title: 'a big integer keeps its digits, in the problems file too',
    args: push('bigint_id.ndjson', '--map', 'bigint_id.yaml'),
    code: 0,
    deals: ids('18012345678901234567'),
    async also({ cwd, at }) {
      const map = { 'map.yaml': 'fields: { externalDealId: { column: id }, name: { column: none } }' };
      for (const [name, text] of Object.entries(map)) await writeFile(join(cwd, name), text);
      await recotap(push('bigint_id.ndjson', '--map', 'map.yaml', '--problems', 'p2.ndjson', ...at), { cwd });
      expect(await problemsIn(cwd, 'p2.ndjson')).toMatchObject([{ deal: { externalDealId: '18012345678901234567' } }]);
    },
  },
  de_excel_no_map: {
    title: 'a column that only fits a decimal comma is read that way, with a note',
    args: push('de_excel_no_map.csv'),
    code: 0,
    deals: [1234, 12_500, 1234.5, 999.9, 1.234].map((amount) => ({ amount })),
    notes: ['"amount" is read with a decimal comma, the only reading that fits all its values'],
  },
  amount_dot_thousands_no_map: {
    title: 'amounts that could be fractions or thousands are refused',
    args: push('amount_dot_thousands_no_map.csv'),
    code: 1,
    refused: [2, 3, 4, 5].map((line) => [line, 'amount could be a fraction or thousands']),
  },
  accounts_junk_domains: {
    title: 'domains of accounts are cleaned or refused',
    args: ['accounts', 'push', 'accounts_junk_domains.csv'],
    code: 1,
    refused: [
      ...([2, 3, 4, 5] as const).map((line): [number, string] => [line, 'domain must']),
      [6, 'domain must be one domain, and this is 2'],
      [7, 'domain must be a web domain'],
      [9, 'not an IP address'],
    ],
    notes: ['1 domain comes from email addresses: acme.com'],
    also: ({ emulator }) => expect([...emulator.accounts.keys()]).toEqual(['acme.com']),
  },
  activities_junk_domains: {
    title: 'activities with no domain are refused',
    args: ['activities', 'push', 'activities_junk_domains.csv'],
    code: 1,
    refused: [
      [2, 'domain must have a value'],
      [3, 'domain must be a web domain'],
    ],
  },
  unmapped_domains: {
    title: 'domains without a mapping follow the rules of a mapping',
    args: push('unmapped_domains.csv'),
    code: 1,
    deals: [
      { externalDealId: '1' },
      { externalDealId: '3', associatedAccounts: domains('acme.com', 'acme.io') },
      { externalDealId: '4', associatedAccounts: domains('acme.com') },
      { externalDealId: '5', associatedAccounts: domains('acme.com') },
    ],
    refused: [[3, 'must be a web domain']],
    also: ({ emulator }) => expect(emulator.deals.get('1')).not.toHaveProperty('associatedAccounts'),
  },
  social_domains: {
    title: 'pages of social networks give no domain, and no account',
    args: push('social_domains.csv', '--map', 'one_row_per_account.yaml', '--create-accounts'),
    code: 0,
    deals: ['Acme', 'Globex', 'Initech'].map((name) => ({ associatedAccounts: [{ name }] })),
    notes: ['3 domains are social networks or site builders: linkedin.com (2), facebook.com'],
    also: ({ emulator }) => expect(emulator.accounts.size).toBe(0),
  },
  problem_older_than_stored: {
    title: 'a corrected line does not bring back what a newer one replaced',
    args: push('problem_older_than_stored.csv'),
    code: 1,
    deals: [{ externalDealId: 'd1', name: 'New name', amount: 7 }],
    refused: [[2, 'amount must be a number']],
    async also({ cwd, at, emulator }) {
      const corrected = (await readFile(join(cwd, 'p.ndjson'), 'utf8')).replace('"5 apples"', '5');
      await writeFile(join(cwd, 'corrected.ndjson'), corrected);
      const again = await recotap(push('corrected.ndjson', '--problems', 'p2.ndjson', ...at), { cwd });
      expect(again.code).toBe(1);
      expect((await problemsIn(cwd, 'p2.ndjson'))[0]?.issues[0]?.message).toContain('is an older version: line 3');
      expect(emulator.deals.get('d1')).toMatchObject({ name: 'New name', amount: 7 });
    },
  },
  implausible_dates: {
    title: 'dates that nobody can mean are refused',
    args: withMap('implausible_dates'),
    code: 1,
    refused: [
      [2, 'closedDate must have a year from 1970 to 2100'],
      [3, 'closedDate must have a year from 1970 to 2100'],
      [4, 'closedDate must have an offset from -14:00 to +14:00'],
    ],
  },
  account_as_list: {
    title: 'a path that meets a list or a text is told',
    args: push('account_as_list.ndjson', '--map', 'account_as_list.yaml'),
    code: 1,
    deals: [{ externalDealId: '1', associatedAccounts: domains('acme.com') }],
    refused: [
      [2, '"company" is a list here, and the mapping expects an object: take its elements with each:'],
      [3, '"company" is a single value here'],
    ],
  },
  header_repeated: {
    title: 'a header in the middle is skipped with a note',
    args: push('header_repeated.csv', '--map', 'id_and_name.yaml'),
    code: 0,
    deals: ids('1', '2'),
    notes: ['repeats its header in 1 row'],
  },
  totals_two_columns: {
    title: 'a row of totals is refused',
    args: push('totals_two_columns.csv', '--map', 'id_and_name.yaml'),
    code: 1,
    deals: ids('1'),
    refused: [[3, 'looks like a totals row, and not like a deal']],
  },
  null_words: {
    title: 'words for nothing are no names',
    args: push('null_words.csv'),
    code: 1,
    refused: [2, 3, 4].map((line) => [line, 'name must have a value']),
    async also({ cwd }) {
      for (const { deal } of await problemsIn(cwd))
        expect(Object.keys(deal as object)).toEqual(['externalDealId', 'name']);
    },
  },
  json_ids_padded: {
    title: 'JSON is trimmed as CSV is',
    args: push('json_ids_padded.ndjson'),
    code: 1,
    deals: [{ externalDealId: 'd7', name: 'nopad' }],
    refused: [[3, 'externalDealId is required']],
    also: ({ stdout }) => expect(stdout).toContain('1 superseded'),
  },
  delimiter_tie: {
    title: 'the rows decide between two delimiters',
    args: withMap('delimiter_tie'),
    code: 0,
    deals: [{ name: 'Blunderbuss' }, { name: 'Cyberwagon' }],
  },
  multiline_header_semicolon: {
    title: 'a header may span lines',
    args: withMap('multiline_header_semicolon'),
    code: 0,
    deals: [{ externalDealId: '1', name: 'A' }],
  },
  mixed_date_formats: {
    title: 'a list of formats reads both dates',
    args: withMap('mixed_date_formats'),
    code: 0,
    deals: [{ closedDate: '2026-01-15T00:00:00Z' }, { closedDate: '2026-01-15T00:00:00Z' }],
  },
  unreadable_rows_round_trip: {
    title: 'rows that cannot be read stay so, at their lines, until somebody corrects them',
    args: push('unreadable_rows_round_trip.csv'),
    code: 1,
    deals: ids('d1'),
    refused: [
      [3, 'the row has too many cells'],
      [4, 'a quote is opened and never closed'],
    ],
    async also({ cwd, at }) {
      await recotap(push('p.ndjson', '--problems', 'p2.ndjson', ...at), { cwd });
      expect(await problemsIn(cwd, 'p2.ndjson')).toMatchObject(
        (await problemsIn(cwd)).map(({ line, issues, deal }) => ({ line, issues, deal })),
      );
    },
  },
  header_zero_width: {
    title: "invisible characters around a column's name do not count",
    args: push('header_zero_width.csv', '--map', 'id_and_name.yaml'),
    code: 0,
    deals: [{ externalDealId: '1', name: 'A' }],
  },
  salesforce_uk_dates: {
    title: 'no preset guesses the order of day and month',
    args: push('salesforce_uk_dates.csv', '--map', 'salesforce-opportunities'),
    code: 1,
    refused: [2, 3].map((line) => [line, 'M/d/yyyy and d/M/yyyy both fit the column: set format: or --date-format']),
  },
};

const lookup = (name: string, file: string) => ['--lookup', `${name}=${file}`];
const crm = (file: string, preset: string, ...more: string[]) => push(file, '--map', preset, ...more);
const warehouse = (name: string) => `hubspot-warehouse/${name}.csv`;

const crms: Record<string, Right> = {
  'pipedrive-api': {
    title: 'won and lost are stages, and a deleted deal is skipped',
    args: crm('pipedrive-api.json', 'pipedrive-api', ...lookup('stages', 'pipedrive-stages.csv')),
    code: 0,
    deals: [
      {
        externalDealId: '1',
        name: 'Acme Corp renewal',
        amount: 7500,
        dealCurrencyCode: 'USD',
        stageId: '1',
        stageLabel: 'Qualified',
        pipelineId: '1',
        pipelineLabel: 'Sales',
        startDate: '2026-05-15T10:06:38Z',
        closedDate: '2026-07-01T00:00:00Z',
        ownerName: 'Olivia Owner',
        ownerEmail: 'olivia@yourcompany.com',
        ownerId: '9',
        associatedAccounts: [{ externalId: '70', domain: 'acme.com', name: 'Acme Corp' }],
      },
      {
        externalDealId: '2',
        amount: 0,
        stageId: 'won',
        stageLabel: 'Won',
        closedDate: '2026-06-01T09:00:00Z',
        associatedAccounts: domains('globex.com'),
      },
      {
        externalDealId: '3',
        amount: 1200.5,
        stageId: 'lost',
        stageLabel: 'Lost',
        closedDate: '2026-06-02T09:00:00Z',
        associatedAccounts: domains('initech.com'),
      },
      { externalDealId: '4', stageLabel: 'Negotiations', associatedAccounts: domains('hooli.com') },
    ],
    notes: ['1 row was skipped: status is deleted (1).'],
  },
  'hubspot-api': {
    title: 'a deal has all of its companies',
    args: crm('hubspot-api-v3.json', 'hubspot-api', ...lookup('companies', 'hubspot-companies.csv')),
    code: 0,
    deals: [
      { externalDealId: '47947560', associatedAccounts: domains('acme.com') },
      {
        externalDealId: '47947561',
        name: 'Globex expansion',
        amount: 5000,
        stageId: 'closedwon',
        stageLabel: 'closedwon',
        pipelineId: 'default',
        startDate: expect.stringMatching(/^2026-02-25T16:26:25/),
        associatedAccounts: [
          { externalId: '12', domain: 'globex.com', name: 'Globex' },
          { externalId: '13', domain: 'initech.com', name: 'Initech' },
        ],
      },
      { externalDealId: '47947562' },
      { externalDealId: '47947563', associatedAccounts: domains('hooli.com') },
      { externalDealId: '47947564', associatedAccounts: domains('umbrella.org') },
    ],
    also({ emulator }) {
      expect(emulator.deals.get('47947562')).not.toHaveProperty('associatedAccounts');
      for (const id of ['47947562', '47947563']) expect(emulator.deals.get(id)).not.toHaveProperty('amount');
    },
  },
  'salesforce-soql': {
    title: 'a deleted opportunity is skipped, and websites become domains',
    args: crm('salesforce-soql.json', 'salesforce-soql'),
    code: 0,
    deals: [
      {
        externalDealId: '006dM00000Mw7VtQAJ',
        name: 'Acme Corp generators',
        amount: 15_000,
        stageId: 'Qualification',
        closedDate: '2026-03-08T00:00:00Z',
        ownerName: 'Olivia Owner',
        ownerEmail: 'olivia@yourcompany.com',
        associatedAccounts: [{ externalId: '001dM00000', domain: 'acme.com', name: 'Acme Corp' }],
      },
      {
        amount: 125_000,
        stageLabel: 'Closed Won',
        associatedAccounts: [{ externalId: '001dM00001', domain: 'globex.com' }],
      },
    ],
    notes: ['1 row was skipped: IsDeleted is true (1).'],
  },
  'dynamics-opportunities': {
    title: 'a won deal has its actual revenue, and validate says that ids are made from names',
    args: crm('dynamics-view.csv', 'dynamics-opportunities', '--date-format', 'M/d/yyyy'),
    code: 0,
    deals: [
      {
        externalDealId: 'Adatum | coffee subscription',
        startDate: '2026-05-20T07:42:00Z',
        amount: 13_400,
        dealCurrencyCode: 'USD',
        stageLabel: 'Lost',
        closedDate: '2026-08-31T00:00:00Z',
      },
      { amount: 9100, dealCurrencyCode: 'USD', stageLabel: 'Won', closedDate: '2026-10-01T14:05:00Z' },
      { amount: 500, dealCurrencyCode: 'EUR', stageLabel: 'Qualify', closedDate: '2026-12-31T00:00:00Z' },
    ],
    async also({ cwd }) {
      const { stderr } = await recotap(
        ['validate', 'dynamics-view.csv', '--map', 'dynamics-opportunities', '--date-format', 'M/d/yyyy'],
        { cwd },
      );
      expect(stderr).toContain('externalDealId and name both take "Topic". A deal that is renamed becomes a new deal');
    },
  },
  'fivetran-hubspot': {
    title: 'the tables of a warehouse are joined',
    args: crm(
      warehouse('deal'),
      'fivetran-hubspot',
      ...lookup('links', warehouse('deal_company')),
      ...lookup('companies', warehouse('company')),
      ...lookup('stages', warehouse('deal_pipeline_stage')),
      ...lookup('owners', warehouse('owner')),
    ),
    code: 0,
    deals: [
      {
        externalDealId: '101',
        stageLabel: 'Contract sent',
        ownerEmail: 'olivia@yourcompany.com',
        name: 'Acme renewal',
        amount: 7500,
        stageId: 's1',
        pipelineId: 'default',
        closedDate: '2026-06-30T00:00:00Z',
        associatedAccounts: [
          { externalId: '11', domain: 'acme.com', name: 'Acme Corp' },
          { externalId: '12', domain: 'globex.com', name: 'Globex' },
        ],
      },
      {
        externalDealId: '103',
        associatedAccounts: domains('initech.com'),
        stageLabel: 'Closed lost',
        ownerEmail: 'raj@yourcompany.com',
      },
    ],
    notes: ['1 row was skipped: is_deleted is true (1).'],
  },
  'odoo-leads': {
    title: 'the domain is that of the email address, unless it is free mail',
    args: crm('odoo-leads.csv', 'odoo-leads'),
    code: 0,
    deals: [
      { amount: 12_000, associatedAccounts: [{ domain: 'acme.com', name: 'Acme Corp' }] },
      { externalDealId: '__export__.crm_lead_2', amount: 80, stageLabel: 'New' },
      { associatedAccounts: domains('globex.com') },
    ],
    also: ({ emulator }) =>
      expect(emulator.deals.get('__export__.crm_lead_2')).not.toHaveProperty('associatedAccounts'),
  },
  'attio-deals': {
    title: 'a deal has the domains of all of its companies',
    args: crm('attio-records.json', 'attio-deals', ...lookup('companies', 'attio-companies.csv')),
    code: 0,
    deals: [
      {
        externalDealId: 'rec_0',
        amount: 150_000,
        dealCurrencyCode: 'USD',
        stageLabel: 'In Progress',
        associatedAccounts: domains('acme.com'),
      },
      { amount: 9000.5, dealCurrencyCode: 'EUR', associatedAccounts: domains('acme.com', 'globex.com', 'initech.com') },
      { externalDealId: 'rec_2' },
    ],
    also: ({ emulator }) => expect(emulator.deals.get('rec_2')).not.toHaveProperty('associatedAccounts'),
  },
};

const rowsOf = (cases: Record<string, Right>) => Object.entries(cases).map(([name, right]) => ({ name, ...right }));

describe('inputs that failed elsewhere are read right or refused', () => {
  it.each(rowsOf(inputs))('$name: $title', (right) => check('input', right));
});

describe('what a CRM gives comes out right with its preset', () => {
  it.each(rowsOf(crms))('$name: $title', (right) => check('crm', right));
});
