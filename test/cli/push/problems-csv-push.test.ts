import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const mapping = `
file: { delimiter: semicolon, skip: 1, encoding: windows-1252 }
fields:
  externalDealId: { column: Deal ID }
  name: { column: Deal Name }
  amount: { column: Amount }
  closedDate: { column: Close Date, format: d.M.yyyy }
  associatedAccounts: [{ domain: { column: Website } }]
`;

async function pushed(lines: string[]) {
  const { emulator, at } = await emulatorServer();
  const csv = `${lines.join('\n')}\n`;
  const cwd = await folderWith({ 'deals.csv': Buffer.from(csv, 'latin1'), 'mapping.yaml': mapping });
  const push = (file: string, problems: string) =>
    recotap(['push', file, '--map', 'mapping.yaml', '--problems', problems, ...at], { cwd });
  const read = (file: string) => readFile(join(cwd, file), 'utf8');
  const first = await push('deals.csv', 'p.csv');
  return { emulator, cwd, push, read, first };
}

const header = ['An export', 'Deal ID;Deal Name;Amount;Close Date;Website'];

describe('a problems file in CSV', () => {
  it('has the columns, cells and delimiter of the input, and is pushed with the same mapping once it is corrected', async () => {
    const { emulator, cwd, push, read, first } = await pushed([
      ...header,
      '1;Müller;5;15.1.2026;acme.com',
      '2;"Bär; Söhne";5 Äpfel;16.1.2026;globex.com',
    ]);
    expect(first.stdout).toContain('recotap push p.csv --map mapping.yaml');
    const text = await read('p.csv');
    expect(text).toMatch(/^\ufeffline;reason;Deal ID;Deal Name;Amount;Close Date;Website\r\n4;/);
    expect(text).toContain(';2;"Bär; Söhne";5 Äpfel;16.1.2026;globex.com\r\n');
    await writeFile(join(cwd, 'p.csv'), text.replace(';5 Äpfel;', ';5;'));
    expect((await push('p.csv', 'p2.csv')).code).toBe(0);
    expect(emulator.deals.get('2')).toMatchObject({
      name: 'Bär; Söhne',
      amount: 5,
      closedDate: '2026-01-16T00:00:00Z',
      associatedAccounts: [{ domain: 'globex.com' }],
    });
    expect(await read('p2.csv')).toBe('');
  });

  it.each(['\u2028', '\u2029', '\t', '\r', '\n', '\r\n', '"', ';'])(
    'gives back a cell with %j in it as it was',
    async (character) => {
      const { emulator, at } = await emulatorServer();
      const name = `A${character}B`;
      const cwd = await folderWith({
        'deals.csv': `externalDealId,name,amount\n1,"${name.replaceAll('"', '""')}",x\n2,Other,y\n`,
      });
      await recotap(['push', 'deals.csv', '--problems', 'p.csv', ...at], { cwd });
      const text = await readFile(join(cwd, 'p.csv'), 'utf8');
      await writeFile(join(cwd, 'p.csv'), text.replace(',x\r\n', ',1\r\n').replace(',y\r\n', ',2\r\n'));
      expect(await recotap(['push', 'p.csv', ...at], { cwd })).toMatchObject({ code: 0 });
      expect(emulator.deals.get('1')).toMatchObject({ name, amount: 1 });
      expect(emulator.deals.get('2')).toMatchObject({ amount: 2 });
    },
  );

  it('has amounts that mean the same without the rest of the file', async () => {
    const rows = ['1;A;99,50;15.1.2026;', '2;B;1.234;soon;', '3;C;1,234;soon;', '4;D;1.234.567,5;soon;'];
    const { emulator, cwd, push, read, first } = await pushed([...header, ...rows]);
    expect(first.stderr).toContain('"Amount" is read with a decimal comma');
    const text = await read('p.csv');
    expect(text).toContain(';2;B;1234;soon;');
    await writeFile(join(cwd, 'p.csv'), text.replaceAll(';soon;', ';16.1.2026;'));
    expect((await push('p.csv', 'p2.csv')).code).toBe(0);
    expect(['2', '3', '4'].map((id) => emulator.deals.get(id)?.amount)).toEqual([1234, 1.234, 1_234_567.5]);
  });

  it('leaves cells as they are that are more than an amount', async () => {
    const { at } = await emulatorServer();
    const used = `fields:
  externalDealId: { column: id }
  name: { template: "{id} for {amount}" }
  amount: { column: amount }
  ownerEmail: { column: owner }
`;
    const csv = 'id;amount;owner\n1;99,50;\n2;1.234;nobody\n';
    const cwd = await folderWith({ 'deals.csv': csv, 'm.yaml': used });
    await recotap(['push', 'deals.csv', '--map', 'm.yaml', '--problems', 'p.csv', ...at], { cwd });
    expect(await readFile(join(cwd, 'p.csv'), 'utf8')).toContain(';2;1.234;nobody');
  });

  it('has all rows of a deal that several rows make', async () => {
    const rows = ['1;A;x;15.1.2026;acme.com', '1;A;x;15.1.2026;globex.com'];
    const { emulator, cwd, push, read } = await pushed([...header, ...rows]);
    const text = await read('p.csv');
    expect(text.trim().split('\r\n')).toHaveLength(3);
    await writeFile(join(cwd, 'p.csv'), text.replaceAll(';x;', ';7;'));
    expect((await push('p.csv', 'p2.csv')).code).toBe(0);
    expect(emulator.deals.get('1')?.associatedAccounts).toEqual([{ domain: 'acme.com' }, { domain: 'globex.com' }]);
  });

  it('does not bring back a version that a newer one replaced, however often it is pushed', async () => {
    const rows = ['1;Old;x;15.1.2026;acme.com', '1;New;7;15.1.2026;acme.com'];
    const { emulator, cwd, push, read } = await pushed([...header, ...rows]);
    const text = await read('p.csv');
    expect(text).toMatch(/^\ufeffline;reason;newer;Deal ID;/);
    expect(text).toContain(';4;1;Old;x;');
    await writeFile(join(cwd, 'p.csv'), text.replace(';x;', ';5;'));
    expect((await push('p.csv', 'p2.csv')).code).toBe(1);
    expect((await push('p2.csv', 'p3.csv')).code).toBe(1);
    expect(await read('p3.csv')).toContain('is an older version: line 4');
    expect(emulator.deals.get('1')).toMatchObject({ name: 'New', amount: 7 });
  });

  it('keeps the lines of rows that could not be read', async () => {
    const { push, read } = await pushed([...header, '1;A', '2;B;5;15.1.2026;acme.com;more', '3;C;5;x;acme.com']);
    const linesOf = (text: string) => text.split('\r\n').map((line) => line.split(';')[0]);
    expect((await push('p.csv', 'p2.csv')).code).toBe(1);
    expect(linesOf(await read('p2.csv')).slice(1, 3)).toEqual(['3', '4']);
    expect(await read('p2.csv')).toContain('too few cells: 2, where the header has 5');
  });

  it('keeps the reasons of rows with broken quotes, and reads them once they are corrected', async () => {
    const { emulator, cwd, push, read, first } = await pushed([...header, '1;Deal "A";5;15.1.2026;acme.com']);
    expect(first.stdout).toContain('recotap push p.csv --map mapping.yaml');
    const text = await read('p.csv');
    expect(text).toMatch(/^\ufeffline;reason;Deal ID;Deal Name;Amount;Close Date;Website\r\n3;"invalid: its quotes/);
    expect((await push('p.csv', 'p2.csv')).code).toBe(1);
    expect(await read('p2.csv')).toBe(text);
    await writeFile(join(cwd, 'p.csv'), text.replace('Deal ""A""', 'Deal A'));
    expect((await push('p.csv', 'p2.csv')).code).toBe(0);
    expect(emulator.deals.get('1')).toMatchObject({ name: 'Deal A', amount: 5 });
  });

  it.each([
    ['a quote that swallowed rows', ['1;"A;1;15.1.2026;a.com', '2;B;2;15.1.2026;b.com', '3;C";3;15.1.2026;c.com']],
    ['a quote that is never closed', ['1;A;1;15.1.2026;a.com', '2;"B;2;15.1.2026;b.com']],
    ['too many and too few cells', ['1;A;1;15.1.2026;a.com;x', '2;B', '3']],
    ['a whole row in quotes', ['"1;A;1;15.1.2026;a.com"']],
    ['an empty id', [';A;1;15.1.2026;a.com']],
    ['an id alone', ['1;;;;']],
  ])('pushed again without a correction comes back as it was: %s', async (_, rows) => {
    const { push, read } = await pushed([...header, ...rows]);
    expect((await push('p.csv', 'p2.csv')).code).toBe(1);
    const linesOf = (text: string) => text.split('\r\n').map((line) => line.replace(/^\d+/, ''));
    expect(linesOf(await read('p2.csv'))).toEqual(linesOf(await read('p.csv')));
  });

  it('is refused for files whose rows have no header in common', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith({
      'a.csv': 'externalDealId,name\n1,A\n',
      'b.csv': 'externalDealId,name,amount\n2,B,5\n',
      'c.ndjson': '{"externalDealId":"3","name":"C"}\n',
    });
    for (const other of ['b.csv', 'c.ndjson']) {
      const { code, stderr } = await recotap(['push', 'a.csv', other, '--problems', 'p.csv', ...at], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain(`those of a.csv and ${other} differ. Name it .ndjson, or push the files one by one.`);
    }
    expect((await recotap(['push', 'a.csv', 'b.csv', 'c.ndjson', '--problems', 'p.ndjson', ...at], { cwd })).code).toBe(
      0,
    );
  });

  it('of JSON that could not be read keeps its reason, and takes the fields in the columns', async () => {
    const { emulator, at } = await emulatorServer();
    const cwd = await folderWith({ 'deals.ndjson': '{"externalDealId":"1","name":"A"\n' });
    const push = (file: string, problems: string) => recotap(['push', file, '--problems', problems, ...at], { cwd });
    const { stdout } = await push('deals.ndjson', 'p.csv');
    expect(stdout).toContain('recotap push p.csv');
    const text = await readFile(join(cwd, 'p.csv'), 'utf8');
    expect((await push('p.csv', 'p2.csv')).code).toBe(1);
    expect(await readFile(join(cwd, 'p2.csv'), 'utf8')).toBe(text);
    const [columns, row = ''] = text.split('\r\n');
    await writeFile(join(cwd, 'p.csv'), `${columns}\r\n${row.replace(/"\{.*$/, '1,A')}\r\n`);
    expect((await push('p.csv', 'p2.csv')).code).toBe(0);
    expect(emulator.deals.get('1')).toMatchObject({ name: 'A' });
  });
});
