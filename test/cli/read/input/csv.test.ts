import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../../src/cli/read/input/csv.js';
import { createCsvRecords } from '../../../../src/cli/read/input/csv-records.js';
import { allOf, chunksOf } from './chunks.js';

async function read(text: string | Buffer, size?: number) {
  const { columns, rows } = await openCsv(chunksOf(text, size), 'deals.csv', createCsvRecords);
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
    const { rows } = await openCsv(chunks(), 'deals.csv', createCsvRecords);
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
