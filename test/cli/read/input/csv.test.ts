import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../../src/cli/read/input/csv.js';
import { allOf, chunksOf } from './chunks.js';

async function read(text: string | Buffer, size?: number) {
  const { columns, rows } = await openCsv(chunksOf(text, size), 'deals.csv');
  return { columns, rows: await allOf(rows) };
}

const fine = (line: number, ...cells: string[]) => ({ line, value: cells, unreadable: undefined });
const broken = (line: number, value: unknown, reason: RegExp) => ({
  line,
  value,
  unreadable: expect.stringMatching(reason),
});

/** Every way to cut a file is tried by every one of these sizes of chunk. */
describe.each([1, 3, 7, 65_536])('a CSV file that comes %i bytes at a time', (size) => {
  it('may have CRLF, quotes, line ends in cells, blank lines and spaces around the names in its header', async () => {
    const text = ' id , "Deal Name"\r\n1,"Acme, Inc\r\n""East"""\r\n\r\n\r\n2,"x\ny"\r\n3,z\r\n';
    const { columns, rows } = await read(text.replace(', "Deal', ',"Deal'), size);
    expect(columns).toEqual(['id', 'Deal Name']);
    expect(rows).toEqual([fine(2, '1', 'Acme, Inc\r\n"East"'), fine(6, '2', 'x\ny'), fine(8, '3', 'z')]);
  });

  it('may have LF in some rows and CRLF in others, and no line end at its end', async () => {
    const { rows } = await read('a,b\r\n1,2\n3,4\r\n5,6', size);
    expect(rows).toEqual([fine(2, '1', '2'), fine(3, '3', '4'), fine(4, '5', '6')]);
  });

  it('may have CR alone, as an old Mac writes it', async () => {
    const { rows } = await read('a,b\r1,"x\ry"\r3,4\r', size);
    expect(rows).toEqual([fine(2, '1', 'x\ry'), fine(4, '3', '4')]);
  });

  it.each([
    ['semicolons', 'a;"b,c"\n1;2,5\n', ['a', 'b,c'], ['1', '2,5']],
    ['tabs', 'a\tb\n1\t2\n', ['a', 'b'], ['1', '2']],
    ['bars', 'a|b\n1|2\n', ['a', 'b'], ['1', '2']],
    ['what its first line says', 'sep=;\na,x;b\n1;2\n', ['a,x', 'b'], ['1', '2']],
  ])('may be delimited by %s', async (_, text, columns, cells) => {
    const table = await read(text, size);
    expect(table.columns).toEqual(columns);
    expect(table.rows.map(({ value }) => value)).toEqual([cells]);
  });

  it('gives a row with a cell too few or too many as unreadable, and shifts none', async () => {
    const { rows } = await read('a,b\n1\n1,2,3\n4,5\n', size);
    expect(rows).toEqual([
      broken(2, ['1'], /too few cells: 1, where the header has 2/),
      broken(3, ['1', '2', '3'], /too many cells: 3, where the header has 2/),
      fine(4, '4', '5'),
    ]);
  });

  it('gives a row with a value behind the last column with a name as unreadable', async () => {
    const { rows } = await read(',a,b,,\n1,x,y,,\n2,Smith, John,y,\n3,x,y, ,z\n', size);
    expect(rows).toEqual([
      fine(2, '1', 'x', 'y', '', ''),
      broken(3, ['2', 'Smith', ' John', 'y', ''], /^the row has a value in cell 4, whose column has no name/),
      broken(4, ['3', 'x', 'y', ' ', 'z'], /^the row has a value in cell 5/),
    ]);
  });

  it('loses no other row to a quote that is left open', async () => {
    const text = 'a,b\n1,"open\n2,x\n3,"fine, ""too"""\n4,y\n';
    const { rows } = await read(text, size);
    expect(rows).toEqual([
      broken(2, '1,"open', /quote/),
      fine(3, '2', 'x'),
      fine(4, '3', 'fine, "too"'),
      fine(5, '4', 'y'),
    ]);
  });

  it('goes on behind a quote in the wrong place', async () => {
    const { rows } = await read('a,b\n\n1,5" pipe\r\n\n2,"x"y\n3,z', size);
    expect(rows).toEqual([broken(3, '1,5" pipe', /quote/), broken(5, '2,"x"y', /quote/), fine(6, '3', 'z')]);
  });

  it('has no row where there are delimiters only', async () => {
    const { rows } = await read('a,b\n,\n1,2\n , \n,,,\n', size);
    expect(rows).toEqual([fine(3, '1', '2')]);
  });
});

describe('a CSV file', () => {
  it('without any row has a header all the same', async () => {
    expect(await read('a,b')).toEqual({ columns: ['a', 'b'], rows: [] });
    expect(await read('a,b\r\n\r\n')).toEqual({ columns: ['a', 'b'], rows: [] });
  });

  it('that is empty is refused', async () => {
    await expect(read('')).rejects.toThrow('deals.csv is empty');
    await expect(read('\n\n')).rejects.toThrow('deals.csv is empty');
  });

  it('with a header that cannot be read is refused, with the line', async () => {
    await expect(read('\na,"b"c\n1,2\n')).rejects.toThrow(
      'deals.csv, line 2: the header cannot be read: its quotes are broken',
    );
  });

  it('gives up one line, and no more, to a quote that would run on for megabytes', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `${index},some text without quotes`).join('\n');
    const { rows } = await read(`a,b\n0,"open\n${many}\n`);
    expect(rows).toHaveLength(100_001);
    expect(rows[0]).toEqual(broken(2, '0,"open', /longer than 1 MiB: is a quote left open/));
    expect(rows.at(-1)).toEqual(fine(100_002, '99999', 'some text without quotes'));
  });

  it('with a line of many megabytes is read in little memory', async () => {
    async function* chunks() {
      yield Buffer.from('a,b\n1,2\n');
      for (let index = 0; index < 200; index++) yield Buffer.alloc(65_536, 'x');
      yield Buffer.from('\n3,4\n');
    }
    const { rows } = await openCsv(chunks(), 'deals.csv');
    const all = await allOf(rows);
    expect(all.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(String(all[1]?.value).length).toBeLessThanOrEqual(1024 * 1024);
  });

  const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\n\t |é'.split(''), '\r\n', '€', '😀'), maxLength: 8 });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('comes back cell by cell, with the line of each row, whatever is in it and however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 50 }),
        async (cells, delimiter, end, size) => {
          const width = cells[0]?.length ?? 0;
          const header = Array.from({ length: width }, (_, index) => `c${index}`).join(delimiter);
          const text = [header, ...cells.map((row) => row.map(quoted).join(delimiter))].join(end) + end;
          const { rows } = await read(text, size);
          let line = 2;
          const expected = cells.flatMap((row) => {
            const start = line;
            line += 1 + row.join('').split('\n').length - 1;
            return row.every((value) => value.trim() === '') ? [] : [fine(start, ...row)];
          });
          expect(rows).toEqual(expected);
        },
      ),
    );
  });

  it('loses no row to a broken one beside it', async () => {
    const line = fc.constantFrom('"x,y', 'x"y,z', '"x"y,z', 'x', 'x,y,z');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(line)), fc.integer({ min: 1, max: 50 }), async (lines, size) => {
        const text = ['a,b', ...lines.map((bad, index) => bad ?? `"good",${index}`)].join('\n');
        const { rows } = await read(text, size);
        const good = lines.flatMap((bad, index) => (bad === null ? [fine(index + 2, 'good', String(index))] : []));
        expect(rows.filter(({ unreadable }) => unreadable === undefined)).toEqual(good);
        expect(rows.map((row) => row.line)).toEqual(lines.map((_, index) => index + 2));
      }),
    );
  });
});

describe('the delimiter of a CSV file', () => {
  const columnsOf = async (text: string, options = {}, size?: number) =>
    (await openCsv(chunksOf(text, size), 'deals.csv', options)).columns;

  it.each([
    ['Deal ID; Deal Name, in full\n1; Blunderbuss\n2; Cyberwagon\n', ['Deal ID', 'Deal Name, in full']],
    ['a,b;c\n1,2;x\n2,3;y\n', undefined],
    ['a|b\tc\n1\t2\n2\t3\n', ['a|b', 'c']],
    ['"a,b";"c,d"\n1;2\n', ['a,b', 'c,d']],
    ['"Deal\nID";"Deal Name";"Amount"\n1;A;5\n', ['Deal\nID', 'Deal Name', 'Amount']],
    ['"Deal, the\nID";"Name, or\r\nso"\n1;A\n', ['Deal, the\nID', 'Name, or\r\nso']],
    ['\n\n"x;y\n",b\n1,2', ['x;y', 'b']],
  ])('is found by the header, and by the rows when it tells nothing: %j', async (text, columns) => {
    for (const size of [1, 5, 65_536]) {
      if (columns === undefined)
        await expect(columnsOf(text, {}, size)).rejects.toThrow('--delimiter comma or --delimiter semicolon');
      else expect(await columnsOf(text, {}, size)).toEqual(columns);
    }
  });

  it('may be said, and then nothing else counts', async () => {
    expect(await columnsOf('a,b;c\n1,2\n', { delimiter: ';' })).toEqual(['a,b', 'c']);
    expect(await columnsOf('a¦b\n1¦2\n', { delimiter: '¦' })).toEqual(['a', 'b']);
  });

  it('is refused when neither the header nor the rows tell it', async () => {
    await expect(columnsOf('a,b;c\n1\n2\n')).rejects.toThrow(
      'deals.csv: the header has the delimiters comma and semicolon equally often, and the rows do not tell which one counts. Name it: --delimiter comma or --delimiter semicolon.',
    );
  });
});

describe('the header of a CSV file', () => {
  it('may have invisible characters around its names', async () => {
    const { columns } = await read('​Deal ID­, ‎ x,﻿Name\u0000\n1,2,3\n');
    expect(columns).toEqual(['Deal ID', 'x', 'Name']);
  });

  it('is skipped where it is repeated', async () => {
    const table = await openCsv(chunksOf('id, name\n1,A\nid,name\n2,B\n id ,​name\nid,other\n'), 'deals.csv');
    const rows = await allOf(table.rows);
    expect(rows).toEqual([fine(2, '1', 'A'), fine(4, '2', 'B'), fine(6, 'id', 'other')]);
    expect(table.notes()).toEqual(['deals.csv repeats its header in 2 rows: they were skipped.']);
  });

  it.each([1, 5, 65_536])('may stand below other lines, or be said, %i bytes at a time', async (size) => {
    const titled = await openCsv(chunksOf('All "deals", 2026\r\n\r\nid;name\r\n1;A\r\n', size), 'deals.csv', {
      skip: 2,
    });
    expect([titled.columns, await allOf(titled.rows)]).toEqual([['id', 'name'], [fine(4, '1', 'A')]]);
    const bare = await openCsv(chunksOf('1,"A\nB"\n2,C\n', size), 'deals.csv', { header: ['id', 'name'] });
    expect([bare.columns, await allOf(bare.rows)]).toEqual([
      ['id', 'name'],
      [fine(1, '1', 'A\nB'), fine(3, '2', 'C')],
    ]);
    await expect(openCsv(chunksOf('a\nb\n', size), 'deals.csv', { skip: 5 })).rejects.toThrow('deals.csv is empty');
  });
});
