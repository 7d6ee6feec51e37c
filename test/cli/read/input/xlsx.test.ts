import { describe, expect, it } from 'vitest';
import { readFileOf, readStdinOf } from './open-all.js';
import { cells, workbook, zip } from './workbook.js';

const { text, number, date, boolean, error, formula } = cells;

const deals = {
  1: [text('A1', 'Deal ID'), text('B1', ' Name​'), text('C1', 'Value')],
  2: [number('A2', '180123456789'), text('B2', 'Acme'), number('C2', '1234.5')],
};

async function valuesOf(row: string[]) {
  const header = row.map((_, index) => text(`${String.fromCharCode(65 + index)}1`, `c${index}`));
  const { rows } = await readFileOf(workbook({ S: { 1: header, 2: row } }));
  return rows[0]?.value;
}

describe('a workbook', () => {
  it.each([
    ['<c r="B2"><f>1+1</f></c>'],
    ['<c r="B2" s="1"><f>TODAY()</f></c>'],
    ['<c r="B2" t="str"><f>A1</f><v/></c>'.replace('<v/>', '')],
    ['<c r="B2"><f ca="1">A1&amp;"x"</f><v/></c>'],
    ['<c r="B2"><f t="shared" si="0"/></c>'],
  ])('whose formulas nobody calculated is refused, as they would be empty cells: %s', async (cell) => {
    const sheet = { 1: [text('A1', 'a'), text('B1', 'b')], 2: [text('A2', '1'), cell] };
    await expect(readFileOf(workbook({ S: sheet }))).rejects.toThrow(
      'deals.txt, row 2: the formula in cell 2 has no value',
    );
  });

  it('gives the rows of its first sheet, with the numbers that Excel shows for them', async () => {
    const sheet = { ...deals, 4: [text('B4', ' '), text('C4', '')], 7: [text('A7', '2'), text('C7', 'x')] };
    const { columns, rows, notes } = await readFileOf(workbook({ Deals: sheet }));
    expect(columns).toEqual(['Deal ID', 'Name', 'Value']);
    expect(rows).toEqual([
      { line: 2, value: ['180123456789', 'Acme', '1234.5'], unreadable: undefined },
      { line: 7, value: ['2', '', 'x'], unreadable: undefined },
    ]);
    expect(notes).toEqual([]);
  });

  it('is read from the standard input too, and packed by gzip', async () => {
    const { gzipSync } = await import('node:zlib');
    expect((await readStdinOf(workbook({ Deals: deals }), {}, 7)).rows).toHaveLength(1);
    expect((await readStdinOf(gzipSync(workbook({ Deals: deals })), {}, 7)).rows).toHaveLength(1);
  });

  it.each([
    [
      'digits without an exponent',
      [number('A2', '1.80123456789E11'), number('B2', '12345.0')],
      ['180123456789', '12345'],
    ],
    ['numbers as they show', [number('A2', '0.30000000000000004'), number('B2', '-1.5')], ['0.3', '-1.5']],
    ['numbers beyond 2^53 as the sheet has them', [number('A2', '1.80123456789012E+19')], ['1.80123456789012E+19']],
    ['days', [date('A2', '46037'), date('B2', '1')], ['2026-01-15', expect.stringMatching(/^1900-01-0|^1899-12-31/)]],
    [
      'times',
      [date('A2', '46037.4375'), date('B2', '46037.999988425923')],
      ['2026-01-15T10:30:00', '2026-01-15T23:59:59'],
    ],
    ['truth values', [boolean('A2', true), boolean('B2', false)], ['true', 'false']],
    ['errors', [error('A2', '#N/A'), error('B2', '#REF!')], ['#N/A', '#REF!']],
    ['results of formulas', [formula('A2', 'Acme'), number('B2', '5')], ['Acme', '5']],
    ['texts with the spaces in them', [text('A2', ' 007 '), text('B2', 'a&amp;b')], [' 007 ', 'a&b']],
  ])('has texts in its cells: %s', async (_, row, expected) => {
    expect(await valuesOf(row)).toEqual(expected);
  });

  it('may have several sheets, of which one is read by name or number', async () => {
    const other = { 1: [text('A1', 'x')], 2: [text('A2', 'y')] };
    const bytes = workbook({ Deals: deals, Notes: other, '02': { 1: [text('A1', 'called 02')] } });
    const first = await readFileOf(bytes);
    expect(first.columns).toEqual(['Deal ID', 'Name', 'Value']);
    expect(first.notes).toEqual(['deals.txt has 3 sheets: the first one was read. --sheet names another.']);
    expect((await readFileOf(bytes, { sheet: 'Notes' })).rows[0]?.value).toEqual(['y']);
    expect((await readFileOf(bytes, { sheet: '2' })).notes).toEqual([]);
    expect((await readFileOf(bytes, { sheet: '02' })).columns).toEqual(['called 02']);
    for (const sheet of ['Nodes', '4']) {
      await expect(readFileOf(bytes, { sheet })).rejects.toThrow(
        `deals.txt has no sheet "${sheet}". It has "Deals", "Notes", "02".`,
      );
    }
  });

  it('may have lines above its header, no header, or its header again', async () => {
    const titled = workbook({
      S: {
        1: [text('A1', 'All deals')],
        3: [text('A3', 'id'), text('B3', 'n')],
        4: [text('A4', '1'), text('B4', 'x')],
      },
    });
    const { columns, rows } = await readFileOf(titled, { skip: 2 });
    expect([columns, rows.map(({ line }) => line)]).toEqual([['id', 'n'], [4]]);
    const bare = await readFileOf(titled, { header: ['id', 'n'], skip: 3 });
    expect(bare.rows).toEqual([{ line: 4, value: ['1', 'x'], unreadable: undefined }]);
    const again = await readFileOf(
      workbook({ S: { 1: [text('A1', 'id')], 2: [text('A2', 'id')], 3: [text('A3', '1')] } }),
    );
    expect(again.rows.map(({ line }) => line)).toEqual([3]);
    expect(again.notes).toEqual(['deals.txt repeats its header in 1 row: it was skipped.']);
  });

  it('that is no readable workbook is named for what it is', async () => {
    const bytes = workbook({ Deals: deals });
    await expect(readFileOf(bytes.subarray(0, 300))).rejects.toThrow('deals.txt is a damaged or cut-off workbook');
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, 60, 120);
    await expect(readFileOf(damaged)).rejects.toThrow('deals.txt is a damaged or cut-off workbook');
    const broken = zip({ 'xl/workbook.xml': '<workbook><sheets' });
    await expect(readFileOf(broken)).rejects.toThrow('deals.txt is a damaged workbook');
    await expect(readFileOf(zip({ 'deals.csv': 'a,b' }))).rejects.toThrow('deals.txt is a zip archive. Unpack it');
    await expect(readFileOf(zip({ 'content.xml': '' }))).rejects.toThrow('deals.txt is an OpenDocument file');
    await expect(readFileOf(zip({ 'xl/workbook.bin': '' }))).rejects.toThrow('a binary workbook (.xlsb)');
    await expect(readFileOf(workbook({ S: {} }))).rejects.toThrow('deals.txt is empty');
    await expect(readFileOf('a,b\n1,2', { format: 'xlsx' })).rejects.toThrow('deals.txt is not a workbook');
    await expect(readFileOf('a,b\n1,2', {}, 'deals.xlsx')).rejects.toThrow('deals.xlsx is not a workbook');
    const locked = Buffer.from('d0cf11e0a1b11ae10000', 'hex');
    await expect(readFileOf(locked, {}, 'deals.xlsx')).rejects.toThrow('remove the password');
    await expect(readFileOf(locked, {}, 'deals.xls')).rejects.toThrow('deals.xls is an old Excel workbook');
  });

  it('that would fill the memory is refused', async () => {
    const bomb = zip({ 'xl/workbook.xml': 'x' });
    bomb.writeUInt32LE(400 * 1024 * 1024, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    await expect(readFileOf(bomb)).rejects.toThrow('deals.txt is too large to be read as a workbook');
  });
});
