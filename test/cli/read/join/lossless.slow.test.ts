import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../../emulator-server.js';
import { folderWith, recotap } from '../../io.js';
import { cells, workbook } from '../input/workbook.js';

const mapping = `fields:
  externalDealId: { column: ID }
  name: { column: Name }
  amount: { column: Amount, optional: true }
  dealCurrencyCode: { column: Currency, optional: true }
  closedDate: { column: Close, format: [M/d/yyyy, yyyy-MM-dd], optional: true }
  ownerEmail: { column: Owner, optional: true }
  associatedAccounts:
    - domain: { column: Site }
      externalId: { column: Account, optional: true }
`;
const columns = ['ID', 'Name', 'Amount', 'Currency', 'Close', 'Owner', 'Site', 'Account'];
const csv = (...rows: string[]) => `${columns}\n${rows.map((row) => `${row}\n`).join('')}`;
const map = ['--map', 'm.yaml'];

interface Account {
  domain?: string | undefined;
  externalId?: string | undefined;
}

/** Pushes files in a folder of their own. */
async function pusher(files: Record<string, string | Buffer>) {
  const { emulator, at } = await emulatorServer();
  const cwd = await folderWith({ 'm.yaml': mapping, ...files });
  return {
    cwd,
    emulator,
    push: (args: string[], input = '') => recotap(['push', ...args, ...at], { cwd, input }),
    async edit(file: string, from: string, to: string) {
      const text = await readFile(join(cwd, file), 'utf8');
      expect(text).toContain(from);
      await writeFile(join(cwd, file), text.replaceAll(from, to));
    },
    async problems(file = 'p.ndjson') {
      const lines = (await readFile(join(cwd, file), 'utf8')).split('\n').filter((line) => line !== '');
      return lines.map((line) => JSON.parse(line));
    },
    accountsOf: (id: string) => emulator.deals.get(id)?.associatedAccounts?.map((account: Account) => account.domain),
  };
}

const json = (id: string, domain: string, rest: object = {}) =>
  `${JSON.stringify({ externalDealId: id, name: 'A', ...rest, associatedAccounts: [{ domain }] })}\n`;
const sheet = (...rows: string[][]) =>
  Object.fromEntries(
    rows.map((row, at) => [at + 1, row.map((text, column) => cells.text(`${'ABCDEFGH'[column]}${at + 1}`, text))]),
  );
const sheetRows = [columns, ['1', 'A', '10', '', '', '', 'a.com'], ['1', 'A', '10.00', '', '', '', 'b.com']];

const together: Record<string, { files: Record<string, string | Buffer>; args: string[]; deal?: object }> = {
  'amounts, currencies, texts and dates that are written in several ways': {
    files: { 'd.csv': csv('1,A ,10,usd,2026-01-01,,a.com,', '1,A,10.00,USD,1/1/2026,,b.com,') },
    args: ['d.csv', ...map],
    deal: { name: 'A', amount: 10, dealCurrencyCode: 'USD', closedDate: '2026-01-01T00:00:00Z' },
  },
  'numbers and keys of JSON lines, in whatever order': {
    files: {
      'd.ndjson':
        json('1', 'a.com', { amount: '10.00' }) +
        '{"associatedAccounts":[{"domain":"https://b.com/"}],"amount":10,"name":"A ","externalDealId":1}\n',
    },
    args: ['d.ndjson'],
    deal: { amount: 10 },
  },
  'the rows of a JSON document': {
    files: { 'd.json': `{"data":[${json('1', 'a.com')},${json(' 1 ', 'b.com')},{"externalDealId":"1","name":"A"}]}` },
    args: ['d.json'],
  },
  'the rows of a workbook': {
    files: { 'd.xlsx': workbook({ Deals: sheet(...sheetRows) }) },
    args: ['d.xlsx', ...map],
  },
  'the rows of a packed file': {
    files: { 'd.csv.gz': gzipSync(csv('1,A,1,,,,a.com,', '2,B,1,,,,c.com,', '1,A,1.0,,,,b.com,')) },
    args: ['d.csv.gz', ...map],
  },
  'the rows of several files, of several formats': {
    files: {
      'a.csv': 'externalDealId,name,amount,associatedAccounts.0.domain\n1,A,10.0,a.com\n',
      'b.ndjson': json('1', 'b.com', { amount: 10 }),
    },
    args: ['a.csv', 'b.ndjson'],
  },
  'what a program makes of one row and of several': {
    files: {
      'd.csv': 'ids,site\n1;2,a.com\n2;1;1,b.com\n',
      'm.mjs': `export default { deal: (row) => row.ids.split(';').map((id) => (
        { externalDealId: id, name: 'A', associatedAccounts: [{ domain: row.site }] })) };`,
    },
    args: ['d.csv', '--map', 'm.mjs'],
  },
};

describe('rows that would be sent alike but for their accounts', () => {
  it.each(Object.entries(together))('are one deal: %s', async (_, { files, args, deal = {} }) => {
    const { push, emulator, accountsOf } = await pusher(files);
    const { code, stdout } = await push(args);
    expect(stdout).not.toContain('superseded');
    expect(emulator.deals.get('1')).toMatchObject(deal);
    expect(accountsOf('1')).toEqual(['a.com', 'b.com']);
    expect(code).toBe(0);
  });

  it('are one deal of a thousand accounts, however far apart', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [
      `1,A,${at % 2 ? 5 : '5.00'},,,,acme-${at}.com,`,
      `x${at},B,1,,,,,`,
    ]);
    const { push, accountsOf } = await pusher({ 'd.csv': csv(...rows.flat()) });
    const { stdout } = await push(['d.csv', ...map]);
    expect(stdout).toContain('1,001 upserted');
    expect(accountsOf('1')).toHaveLength(1000);
  });

  it('keep each account once, by all that is said of it', async () => {
    const rows = ['1,A,5,,,,a.com,X1', '1,A,5,,,,a.com,X2', '1,A,5,,,,www.a.com,X1', '1,A,5,,,,,X3'];
    const { push, emulator } = await pusher({ 'd.csv': csv(...rows) });
    await push(['d.csv', ...map]);
    const accounts = [
      { domain: 'a.com', externalId: 'X1' },
      { domain: 'a.com', externalId: 'X2' },
      { externalId: 'X3' },
    ];
    expect(emulator.deals.get('1')?.associatedAccounts).toEqual(accounts);
  });

  it('are joined for every step before the push too', async () => {
    const { push, emulator } = await pusher({ 'd.csv': csv('1,A,1,,,,a.com,', '1,A,1.0,,,,b.com,') });
    const { stdout } = await push(['d.csv', ...map, '--create-accounts', '--max-invalid', '0']);
    expect(stdout).toContain('Links: 1 of 1 deal');
    expect([...emulator.accounts.keys()]).toEqual(['a.com', 'b.com']);
  });
});

describe('rows of one id that differ in more', () => {
  it('end as the version of the last row, with the accounts of all rows of that version', async () => {
    const rows = ['1,A,1,,,,a.com,', '1,A,2,,,,b.com,', '1,A,1,,,,c.com,', '1,A,2.0,,,,d.com,'];
    const { push, accountsOf, cwd } = await pusher({ 'd.csv': csv(...rows) });
    const { stdout, stderr } = await push(['d.csv', ...map]);
    expect(stdout).toContain('1 upserted\n  1 superseded');
    expect(stderr).toContain('differ in amount, associatedAccounts. The last row of each deal counts.');
    expect(accountsOf('1')).toEqual(['b.com', 'd.com']);
    const checked = await recotap(['validate', 'd.csv', ...map], { cwd });
    expect(checked.stdout).toContain('2 deals, all valid, 1 superseded by a later row');
    expect(checked.stdout).toContain('linkable    1 of 1 deal ');
    expect(checked.stdout).toContain('The first deal:\n  {"externalDealId":"1","name":"A","amount":2,');
  });

  it('name the newest version that can be sent, and bring no older one back', async () => {
    const rows = ['1,V1,x,,,,a.com,', '1,V2,2,,,,b.com,', '1,V3,y,,,,c.com,'];
    const { push, problems, edit, emulator } = await pusher({ 'd.csv': csv(...rows) });
    await push(['d.csv', ...map, '--problems', 'p.ndjson']);
    expect(emulator.deals.get('1')).toMatchObject({ name: 'V2' });
    expect(await problems()).toMatchObject([{ line: 2, newer: 3 }, { line: 4 }]);
    expect((await problems())[1]).not.toHaveProperty('newer');
    await edit('p.ndjson', '"x"', '1');
    await edit('p.ndjson', '"y"', '3');
    expect((await push(['p.ndjson'])).stdout).toContain('line 3 of the file that was pushed has a newer one');
    expect(emulator.deals.get('1')).toMatchObject({ name: 'V3', amount: 3 });
  });

  it('stay in order when all of them are invalid and the newest is corrected first', async () => {
    const { push, problems, edit, emulator } = await pusher({ 'd.csv': csv('1,V1,x,,,,,', '1,V2,y,,,,,') });
    await push(['d.csv', ...map, '--problems', 'p.ndjson']);
    await edit('p.ndjson', '"y"', '2');
    await push(['p.ndjson', '--problems', 'p2.ndjson']);
    expect(await problems('p2.ndjson')).toMatchObject([{ newer: 2 }]);
    await edit('p2.ndjson', '"x"', '1');
    expect((await push(['p2.ndjson'])).code).toBe(1);
    expect(emulator.deals.get('1')).toMatchObject({ name: 'V2', amount: 2 });
  });
});

const invalidRows: Record<string, { rows: string[]; line: number; from: string; to: string }> = {
  'an amount in the middle': {
    rows: ['1,A,10,,,,a.com,', '1,A,ten,,,,b.com,', '1,A,10,,,,c.com,'],
    line: 3,
    from: '"ten"',
    to: '10',
  },
  'an email at the end': {
    rows: ['1,A,10,,,,a.com,', '1,A,10,,,,b.com,', '1,A,10,,,nobody,c.com,'],
    line: 4,
    from: 'nobody',
    to: 'a@a.com',
  },
  'no name at the beginning': {
    rows: ['1,,10,,,,a.com,', '1,A,10,,,,b.com,', '1,A,10,,,,c.com,'],
    line: 2,
    from: '"amount":10',
    to: '"name":"A","amount":10',
  },
};

describe('a row that is invalid', () => {
  it.each(Object.entries(invalidRows))('takes no accounts from the rows of its id: %s', async (_, each) => {
    const { push, problems, edit, emulator, accountsOf } = await pusher({ 'd.csv': csv(...each.rows) });
    const { stdout, stderr } = await push(['d.csv', ...map, '--problems', 'p.ndjson']);
    expect(emulator.deals.size).toBe(0);
    expect(stderr).toContain('3 rows were held back as one invalid deal');
    expect(stdout).toContain(`line ${each.line}, one of 3 rows of this deal`);
    expect(await problems()).toMatchObject([{ line: each.line, lines: [2, 3, 4] }]);
    await edit('p.ndjson', each.from, each.to);
    expect((await push(['p.ndjson'])).code).toBe(0);
    expect(accountsOf('1')).toEqual(['a.com', 'b.com', 'c.com']);
  });

  it('comes back with all rows of its id in a CSV problems file, each with its own line', async () => {
    const files = { 'a.csv': csv('1,A,1,,,,a.com,'), 'b.csv': csv('2,B,1,,,,,', '1,A,one,,,,b.com,') };
    const { push, edit, cwd, accountsOf } = await pusher(files);
    await push(['a.csv', 'b.csv', ...map, '--problems', 'p.csv']);
    const places = (await readFile(join(cwd, 'p.csv'), 'utf8')).split('\r\n').map((line) => line.split(',')[0]);
    expect(places.slice(1, 3)).toEqual(['a.csv:2', 'b.csv:3']);
    await edit('p.csv', ',one,', ',1,');
    expect((await push(['p.csv', ...map])).code).toBe(0);
    expect(accountsOf('1')).toEqual(['a.com', 'b.com']);
  });

  it('holds nothing back when it has no accounts to lose', async () => {
    const { push, problems, emulator } = await pusher({ 'd.csv': csv('1,A,ten,,,,a.com,', '1,A,10,,,,a.com,') });
    await push(['d.csv', ...map, '--problems', 'p.ndjson']);
    expect(emulator.deals.get('1')).toMatchObject({ amount: 10 });
    expect(await problems()).toMatchObject([{ line: 2, newer: 3 }]);
  });

  it('keeps an account that is a text in JSON', async () => {
    const text = '{"externalDealId":"1","name":"A","associatedAccounts":"a.com"}\n';
    const { push, problems } = await pusher({ 'd.ndjson': text + json('1', 'b.com') });
    await push(['d.ndjson', '--problems', 'p.ndjson']);
    expect(await problems()).toMatchObject([{ line: 1, deal: { associatedAccounts: ['a.com', { domain: 'b.com' }] } }]);
  });
});

describe('an input that can be read only once', () => {
  it('says which accounts were not joined, and its problems file joins them', async () => {
    const rows = csv('1,A,x,,,,a.com,', '1,A,x,,,,b.com,', '2,B,1,usd,,,a.com,', '2,B ,1.0,USD,,,b.com,');
    const { push, edit, accountsOf } = await pusher({});
    const { code, stderr } = await push(['-', '--format', 'csv', ...map, '--problems', 'p.ndjson'], rows);
    expect(code).toBe(1);
    expect(stderr).toContain('2 rows differ from an earlier row of the same id in their accounts only');
    await edit('p.ndjson', '"x"', '1');
    expect((await push(['p.ndjson'])).code).toBe(0);
    expect(accountsOf('1')).toEqual(['a.com', 'b.com']);
  });

  it('says that an invalid row has accounts that the others lack', async () => {
    const { push } = await pusher({});
    const rows = csv('1,A,1,,,,a.com,', '1,A,x,,,,b.com,');
    const { code, stderr } = await push(['-', '--format', 'csv', ...map], rows);
    expect(code).toBe(1);
    expect(stderr).toContain(
      '1 row has other accounts than an earlier row of the same id, and one of the two is invalid',
    );
  });

  it.skipIf(process.platform === 'win32')('may be a pipe beside a file', async () => {
    const { push, cwd, accountsOf } = await pusher({ 'd.csv': csv('1,A,1,,,,a.com,') });
    await promisify(execFile)('mkfifo', [join(cwd, 'pipe')]);
    const [{ code, stderr }] = await Promise.all([
      push(['d.csv', 'pipe', ...map]),
      writeFile(join(cwd, 'pipe'), csv('1,A,1,,,,b.com,')),
    ]);
    expect(stderr).toContain('A pipe can be read only once');
    expect(code).toBe(1);
    expect(accountsOf('1')).toEqual(['b.com']);
  });
});

describe('a program as a mapping', () => {
  it('is refused when it makes other deals each time', async () => {
    const program = 'let count = 0; export default { deal: () => ({ externalDealId: String(count++), name: "A" }) };';
    const { push, emulator } = await pusher({ 'd.csv': 'id\n1\n2\n', 'm.mjs': program });
    const { code, stderr } = await push(['d.csv', '--map', 'm.mjs']);
    expect(stderr).toContain('d.csv gave another deal for line 2 on its second reading');
    expect(code).toBe(2);
    expect(emulator.deals.size).toBe(0);
  });

  it('that makes several deals of a row wants a problems file that can hold them apart', async () => {
    const program =
      'export default { deal: (row) => row.ids.split(";").map((id) => ({ externalDealId: id, name: "A" })) };';
    const { push } = await pusher({ 'd.csv': 'ids\n1;2\n', 'm.mjs': program });
    const { code, stderr } = await push(['d.csv', '--map', 'm.mjs', '--problems', 'p.csv']);
    expect(stderr).toContain('several items of the row on line 2');
    expect(stderr).toContain('Name it problems.ndjson');
    expect(code).toBe(2);
  });
});
