import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../../emulator-server.js';
import { folderWith, recotap } from '../../io.js';

const folder = async (files: Record<string, string> = {}) => {
  const cwd = await folderWith(files);
  await cp('test/fixtures/cases', cwd, { recursive: true });
  return cwd;
};

/** Pushes a file, and returns what Recotap has then, what the user was told, and the issues. */
async function push(command: string[], options: { files?: Record<string, string>; input?: string } = {}) {
  const { emulator, at } = await emulatorServer();
  const cwd = await folder(options.files);
  const run = await recotap([...command, ...at, '--json', '--problems', 'p.ndjson'], {
    cwd,
    input: options.input ?? '',
  });
  const problems = (await readFile(join(cwd, 'p.ndjson'), 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const reasons = problems.map(({ line, issues }) => `${line}: ${issues[0].path} ${issues[0].message}`);
  return { ...run, cwd, at, emulator, reasons, deals: [...emulator.deals.values()] };
}

const deals = (...lines: string[]) => ({ 'deals.csv': `${lines.join('\n')}\n` });
const pushDeals = (...lines: string[]) => push(['push', 'deals.csv'], { files: deals(...lines) });
const header = 'externalDealId,name,amount';

describe('ids that a spreadsheet ruined', () => {
  it('are refused with the cure where their digits are cut off', async () => {
    const { code, reasons, deals } = await push(['push', 'id_scientific.csv', '--map', 'id_and_name.yaml']);
    expect(reasons).toEqual(
      [2, 3, 4].map((line) =>
        expect.stringMatching(new RegExp(`^${line}: externalDealId .* format the column as text`)),
      ),
    );
    expect({ code, deals }).toEqual({ code: 1, deals: [] });
  });

  it('are refused where they are errors', async () => {
    const { code, reasons, deals } = await push(['push', 'id_excel_error.csv', '--map', 'id_and_name.yaml']);
    expect(reasons).toHaveLength(4);
    for (const reason of reasons) expect(reason).toContain('an error of a spreadsheet');
    expect({ code, deals }).toEqual({ code: 1, deals: [] });
  });

  it('are refused where pandas made them fractions, or had none', async () => {
    const { code, reasons } = await push(['push', 'pandas_float_ids.csv']);
    expect(reasons).toEqual([
      expect.stringMatching(/^2: externalDealId must be a whole number/),
      expect.stringMatching(/^3: externalDealId must be a whole number/),
      '4: externalDealId must have a value, and this word stands for none',
      '5: externalDealId must have a value, and this word stands for none',
    ]);
    expect(code).toBe(1);
  });

  it('are found in every field that is an id, and in accounts and activities', async () => {
    const { reasons } = await pushDeals(
      'externalDealId,name,stageId,ownerId,pipelineId,associatedAccounts.0.externalId',
      '1,A,1.8E+11,,,',
      '2,B,,12345.0,,',
      '3,C,,,a\u200bb,',
      '4,D,,,,"1,8E+11"',
    );
    expect(reasons.map((reason) => reason.split(' ')[1])).toEqual([
      'stageId',
      'ownerId',
      'pipelineId',
      'associatedAccounts.0.externalId',
    ]);
    const accounts = await push(['accounts', 'push', 'a.csv'], {
      files: { 'a.csv': 'domain,name,externalId\nacme.com,Acme,1.8E+11\nglobex.com,Globex,#N/A\n' },
    });
    expect(accounts.reasons).toEqual([expect.stringMatching(/^2: externalId must have all its digits/)]);
    expect(accounts.emulator.accounts.get('globex.com')?.externalId ?? null).toBeNull();
  });

  it('do not hide ids that only look like them', async () => {
    const { deals } = await pushDeals(header, '4E12,A,', '"=""00124""",C,', '#7,D,', '0012,E,');
    expect(deals.map(({ externalDealId }) => externalDealId)).toEqual(['4E12', '00124', '#7', '0012']);
  });
});

describe('words for nothing', () => {
  it('are no names, and leave out all that is optional', async () => {
    const { reasons, emulator } = await push(['push', 'null_words.csv']);
    expect(reasons).toEqual([
      '2: name must have a value, and this word stands for none',
      '3: name must have a value, and this word stands for none',
      expect.stringMatching(/^4: name .* an error of a spreadsheet/),
    ]);
    expect(emulator.requests).toHaveLength(0);
  });

  it('leave out amounts, dates, stages and owners, in CSV and JSON alike', async () => {
    const csv = await pushDeals(
      'externalDealId,name,amount,closedDate,stageId,ownerName',
      '1,A,nan,NULL,None,\\N',
      '2,B,#DIV/0!,-,N/A,undefined',
    );
    expect(csv.deals).toEqual([
      { externalDealId: '1', name: 'A' },
      { externalDealId: '2', name: 'B' },
    ]);
    const json = await push(['push', '-', '--format', 'ndjson'], {
      input: '{"externalDealId":"1","name":"A","amount":null,"closedDate":"NULL","stageId":null,"ownerName":"\\\\N"}\n',
    });
    expect(json.deals).toEqual([{ externalDealId: '1', name: 'A' }]);
  });
});

describe('amounts without a mapping', () => {
  it('are all refused where each could be a fraction or thousands', async () => {
    const { code, reasons } = await push(['push', 'amount_dot_thousands_no_map.csv']);
    expect(reasons).toHaveLength(4);
    for (const reason of reasons) expect(reason).toContain('amount could be a fraction or thousands');
    expect(code).toBe(1);
  });

  it('are read with a decimal comma where nothing else fits, with a note', async () => {
    const { code, deals, stderr } = await push(['push', 'de_excel_no_map.csv']);
    expect(deals.map(({ amount }) => amount)).toEqual([1234, 12_500, 1234.5, 999.9, 1.234]);
    expect(stderr).toContain('"amount" is read with a decimal comma, the only reading that fits all its values');
    expect(code).toBe(0);
  });

  it('are not guessed from a stream, which can be read only once', async () => {
    const { reasons, deals } = await push(['push', '-', '--format', 'csv'], {
      input: `${header}\n1,A,1.234\n2,B,"1.234,50"\n3,C,7.5\n`,
    });
    expect(reasons).toEqual([
      expect.stringContaining('could be a fraction or thousands'),
      expect.stringContaining('set decimal: ","'),
    ]);
    expect(deals.map(({ amount }) => amount)).toEqual([7.5]);
  });

  it('that were refused are not read otherwise when the problems file is pushed uncorrected', async () => {
    const first = await pushDeals(header, '1,A,1.234', '2,B,"999,90"', '3,C,0.5');
    expect(first.reasons).toHaveLength(2);
    const again = await recotap(['push', 'p.ndjson', '--problems', 'p2.ndjson', ...first.at], { cwd: first.cwd });
    expect(again.stdout).toContain('2 invalid');
  });
});

describe('dates', () => {
  it('that cannot be meant are refused', async () => {
    const { code, reasons, deals } = await push(['push', 'implausible_dates.csv', '--map', 'implausible_dates.yaml']);
    expect(reasons).toEqual([
      '2: closedDate must have a year from 1970 to 2100, in four digits',
      '3: closedDate must have a year from 1970 to 2100, in four digits',
      '4: closedDate must have an offset from -14:00 to +14:00',
    ]);
    expect({ code, deals }).toEqual({ code: 1, deals: [] });
  });

  it.each([
    [['1/15/2026', '2/3/2026'], 'M/d/yyyy fits the column'],
    [['05/06/2026', '01/12/2026'], 'M/d/yyyy and d/M/yyyy both fit the column'],
    [['15.01.2026', '2026-01-15'], 'set format: [iso, d.M.yyyy]'],
  ])('that are not ISO 8601 are refused with the format that they have: %j', async (dates, advice) => {
    const { reasons } = await pushDeals(
      'externalDealId,name,closedDate',
      ...dates.map((date, index) => `${index},A,${date}`),
    );
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toContain(advice);
  });
});

describe('domains', () => {
  it('of accounts are cleaned or refused', async () => {
    const { code, reasons, emulator, stderr } = await push(['accounts', 'push', 'accounts_junk_domains.csv']);
    expect(reasons.map((reason) => Number.parseInt(reason, 10))).toEqual([2, 3, 4, 5, 6, 7, 9]);
    expect(reasons[4]).toBe('6: domain must be one domain, and this is 2');
    expect([...emulator.accounts.keys()]).toEqual(['acme.com']);
    expect(stderr).toContain('1 domain comes from email addresses: acme.com');
    expect(code).toBe(1);
  });

  it('of activities are refused where they are none', async () => {
    const { code, reasons } = await push(['activities', 'push', 'activities_junk_domains.csv']);
    expect(reasons).toEqual([
      '2: domain must have a value, and this word stands for none',
      '3: domain must be a web domain, such as acme.com',
    ]);
    expect(code).toBe(1);
  });

  it('of deals without a mapping follow the rules of a mapping', async () => {
    const { code, reasons, emulator } = await push(['push', 'unmapped_domains.csv']);
    expect(reasons).toEqual(['3: associatedAccounts.0.domain must be a web domain, such as acme.com']);
    const domainsOf = (id: string) => emulator.deals.get(id)?.associatedAccounts?.map(({ domain }) => domain);
    expect(['1', '3', '4', '5'].map(domainsOf)).toEqual([
      undefined,
      ['acme.com', 'acme.io'],
      ['acme.com'],
      ['acme.com'],
    ]);
    expect(code).toBe(1);
  });

  it('of social networks are left out with a note, and no account is created for them', async () => {
    const { code, deals, stderr, emulator } = await push([
      'push',
      'social_domains.csv',
      '--map',
      'one_row_per_account.yaml',
      '--create-accounts',
    ]);
    expect(deals.map(({ associatedAccounts }) => associatedAccounts)).toEqual([
      [{ name: 'Acme' }],
      [{ name: 'Globex' }],
      [{ name: 'Initech' }],
    ]);
    expect(stderr).toContain('3 domains are social networks or site builders: linkedin.com (2), facebook.com');
    expect(emulator.accounts.size).toBe(0);
    expect(code).toBe(0);
  });

  it('of which one cell has several make accounts of their own, and an id beside them stays with the first', async () => {
    const { deals } = await push(['push', '-', '--format', 'ndjson'], {
      input:
        '{"externalDealId":"1","name":"A","associatedAccounts":[{"externalId":"c1","domain":"acme.com; acme.io"},{"domain":"n/a"},{"domain":"WWW.Globex.com"}]}\n',
    });
    expect(deals[0]?.associatedAccounts).toEqual([
      { externalId: 'c1', domain: 'acme.com' },
      { domain: 'acme.io' },
      { domain: 'globex.com' },
    ]);
  });
});

describe('currencies', () => {
  it('are codes in upper case, or refused', async () => {
    const { deals, reasons } = await pushDeals(
      'externalDealId,name,dealCurrencyCode',
      '1,A,usd',
      '2,B,US Dollar',
      '3,C,$',
      '4,D, Eur ',
      '5,E,n/a',
    );
    expect(deals.map(({ dealCurrencyCode }) => dealCurrencyCode)).toEqual(['USD', 'EUR', undefined]);
    expect(reasons).toHaveLength(2);
    for (const reason of reasons) expect(reason).toContain('map: { US Dollar: USD }');
  });
});

describe('JSON without a mapping', () => {
  it('is trimmed as CSV is, so that two ids that differ in white space are one deal', async () => {
    const { code, stdout, reasons, deals } = await push(['push', 'json_ids_padded.ndjson']);
    expect(deals).toEqual([{ externalDealId: 'd7', name: 'nopad' }]);
    expect(JSON.parse(stdout)).toMatchObject({ total: 3, upserted: 1, superseded: 1, invalid: 1 });
    expect(reasons).toEqual(['3: externalDealId is required']);
    expect(code).toBe(1);
  });

  it.each([
    ['a number as an id', { externalDealId: 42 }, { externalDealId: '42' }],
    ['a text as an amount', { amount: '1,234.50' }, { amount: 1234.5 }],
    ['a currency', { dealCurrencyCode: ' eur' }, { dealCurrencyCode: 'EUR' }],
    ['an empty text', { stageId: '' }, {}],
    ['null for a list', { associatedAccounts: null }, {}],
    ['an account with nothing in it', { associatedAccounts: [{ domain: 'N/A', name: null }] }, {}],
    ['a date', { closedDate: ' 2026-01-15 ' }, { closedDate: '2026-01-15' }],
  ])('takes %s', async (_, fields, taken) => {
    const deal = { externalDealId: '1', name: 'One', ...fields };
    const { deals, reasons } = await push(['push', '-', '--format', 'json'], { input: JSON.stringify([deal]) });
    expect(reasons).toEqual([]);
    expect(deals).toEqual([{ externalDealId: '1', name: 'One', ...taken }]);
  });

  it.each([
    ['a key that is no field', { nmae: 'x' }, 'nmae'],
    ['a ruined id', { externalDealId: '1.8E+11' }, 'externalDealId'],
    ['an object as a name', { name: {} }, 'name'],
    ['a number as a name', { name: 7 }, 'name'],
    ['a list that is a text', { associatedAccounts: 'acme.com' }, 'associatedAccounts'],
    [
      'a domain that is none',
      { associatedAccounts: [{ domain: 'acme.com' }, { domain: 'Acme Inc' }] },
      'associatedAccounts.1.domain',
    ],
    ['an ambiguous amount', { amount: '1.234' }, 'amount'],
    ['null as a name', { name: null }, 'name'],
    ['a year before 1970', { closedDate: '1900-01-01' }, 'closedDate'],
  ])('refuses %s at its place', async (_, fields, path) => {
    const deal = { externalDealId: '1', name: 'One', ...fields };
    const { deals, reasons } = await push(['push', '-', '--format', 'json'], { input: JSON.stringify([deal]) });
    expect(reasons).toEqual([expect.stringMatching(new RegExp(`^1: ${path} `))]);
    expect(deals).toEqual([]);
  });
});

describe('a problems file that nobody corrected', () => {
  it('has the same reasons again for rows that could not be read', async () => {
    const { cwd, at, reasons } = await push(['push', 'unreadable_rows_round_trip.csv']);
    expect(reasons).toHaveLength(2);
    await recotap(['push', 'p.ndjson', '--problems', 'p2.ndjson', ...at], { cwd });
    const issuesIn = async (file: string) =>
      (await readFile(join(cwd, file), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ issues, deal }) => ({ issues, deal }));
    expect(await issuesIn('p2.ndjson')).toEqual(await issuesIn('p.ndjson'));
  });
});
