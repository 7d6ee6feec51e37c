import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../../emulator-server.js';
import { folderWith, recotap } from '../../io.js';

/** Pushes a file, and returns what Recotap has then, what the user was told, and the issues. */
async function push(command: string[], options: { files?: Record<string, string>; input?: string } = {}) {
  const { emulator, at } = await emulatorServer();
  const cwd = await folderWith(options.files ?? {});
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
