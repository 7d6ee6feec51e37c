import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../../src/cli/read/input/csv.js';
import { allOf, chunksOf } from './chunks.js';

async function read(text: string, size?: number) {
  const { rows } = await openCsv(chunksOf(text, size), 'deals.csv');
  return allOf(rows);
}

/** The lines that could not be read, and the cells of the others. */
async function summary(text: string, size?: number) {
  const rows = await read(text, size);
  return rows.map(({ line, value, unreadable }) => (unreadable === undefined ? value : line));
}

describe.each([1, 7, 65_536])('two stray quotes that make a pair, %i bytes at a time', (size) => {
  it.each([
    [
      'with whole rows between them',
      'id,name,amount\nd1,"Acme 20,1\nd2,Globex,2\nd3,Initech,3\nd4,Monitor 19",4\nd5,Hooli,5\n',
      [2, ['d2', 'Globex', '2'], ['d3', 'Initech', '3'], 5, ['d5', 'Hooli', '5']],
    ],
    [
      'on two lines that follow each other',
      'id,name,amount\nd1,"Acme 20,1\nd2,Monitor 19",2\nd3,x,3',
      [2, 3, ['d3', 'x', '3']],
    ],
    ['in the last of two columns', 'id,name\nd1,"Acme 20\nd2,Monitor 19"\nd3,x', [2, 3, ['d3', 'x']]],
    ['in the first of two columns', 'name,id\n"Acme 20,d1\nGlobex,d2\nMonitor 19",d3\n', [2, ['Globex', 'd2'], 4]],
    ['with CRLF', 'id;name\r\nd1;"Acme 20\r\nd2;Monitor 19"\r\nd3;x\r\n', [2, 3, ['d3', 'x']]],
    ['with a blank line between', 'id,name,n\nd1,"Acme 20,1\n\nd2,Mon 19",2\nd3,x,3', [2, 4, ['d3', 'x', '3']]],
    [
      'with one row between that has a cell too many',
      'id,name,n\nd1,"A,1\nd2,B,2\nd3,C,c,3\nd4,D,4\nd5,E,5\nd6,F",6\n',
      [2, ['d2', 'B', '2'], 4, ['d4', 'D', '4'], ['d5', 'E', '5'], 7],
    ],
    ['beside a cell with quotes of its own', 'id,name,n\n"d,1","A,1\n"d,2",B",2\nd3,C,3', [2, 3, ['d3', 'C', '3']]],
    ['in a file with spaces after its delimiters', 'id, name\nd1,"Acme 20\nd2, Monitor 19"\nd3,x', [2, 3, ['d3', 'x']]],
    ['with short rows between', 'id,name,n\nd1,"A\nd2,B\nd3,C",3\nd4,D,4', [2, 3, 4, ['d4', 'D', '4']]],
    [
      'with short rows of small numbers',
      'id,name,n,x\n9,"A\n10,B\n11,C",3,4\n12,D,5,6',
      [2, 3, 4, ['12', 'D', '5', '6']],
    ],
    ['with short rows of long numbers', 'id;name;n;x\n1041;"A\n1077;B\n1078;C;x";3;4', [2, 3, 4]],
    ['with short rows of ids by an API', 'id,name,n,x\n006Qw00000ABCdeIAC,"A\n006Qw00000ABCdfIAX,B",3,4', [2, 3]],
    ['with an empty cell in quotes between', 'id,name,n\nd1,"A,1\nd2,"",2\nd3,C",3', [2, ['d2', '', '2'], 4]],
  ])('are refused by line: %s', async (_, text, expected) => {
    expect(await summary(text, size)).toEqual(expected);
  });

  it.each([
    ['id,name', 'n1,"Hello,\nworld"', ['n1', 'Hello,\nworld']],
    ['id,name', 'n1,"Hello\nworld, again"', ['n1', 'Hello\nworld, again']],
    ['id,name', '"n1","one\ntwo,three"', ['n1', 'one\ntwo,three']],
    ['id,name', 'n1,"one\ntwo\nthree"', ['n1', 'one\ntwo\nthree']],
    ['id,name,n', 'n1,"Main St 5, Springfield\nIL, USA",5', ['n1', 'Main St 5, Springfield\nIL, USA', '5']],
    ['id,name,n', 'n1,"Main St 5\nSpringfield,IL,62701",5', ['n1', 'Main St 5\nSpringfield,IL,62701', '5']],
    ['id,name,n', 'n1,"a,b,c\nd,e\nf,g",5', ['n1', 'a,b,c\nd,e\nf,g', '5']],
    ['id', '"a\nb"', ['a\nb']],
    ['id,name,n,x', '7,"Menge:\n5,3 kg\n8,1 kg",5,6', ['7', 'Menge:\n5,3 kg\n8,1 kg', '5', '6']],
    ['id,name,n,x', '1041,"Main St 5\n62701,Springfield",5,6', ['1041', 'Main St 5\n62701,Springfield', '5', '6']],
    ['id,name,n,x', 'd1,"d2\nd3",5,6', ['d1', 'd2\nd3', '5', '6']],
    ['id,name,n,x', 'acme,"see\nglobex,initech",5,6', ['acme', 'see\nglobex,initech', '5', '6']],
  ])('are not seen in a text of several lines: under %j, %j', async (header, row, cells) => {
    expect(await summary(`${header}\n${row}\n`, size)).toEqual([cells]);
  });
});

describe('the quotes of a CSV file', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab, é'.split(''), '""', '\n'), maxLength: 6 });
  const written = fc.oneof(
    cell.map((text) => `"${text}"`),
    cell.map((text) => text.replace(/[",\n]/g, '')),
  );

  it('mean what they mean to csv-parse', async () => {
    const rows = fc.array(fc.tuple(written, written, written, fc.constant('"last"')), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 30 }),
        async (cells, end, size) => {
          const text = ['"a","b","c","d"', ...cells.map((row) => row.join(','))].join(end) + end;
          const expected = parse(text, { record_delimiter: ['\r\n', '\n'] }).slice(1);
          // Nothing in here looks like a swallowed row, whose lines would have three commas.
          fc.pre(cells.every((row) => !row.some((text) => text.includes('\n') && text.includes(','))));
          expect((await read(text, size)).map(({ value }) => value)).toEqual(expected);
        },
      ),
    );
  });

  it('cost linear time, wherever they stand', async () => {
    // Each of these would take minutes if the rest of a mebibyte were read again for each line.
    const fault = ['d,"open', 'd,mid"dle', 'd,""",', 'd,"x" y', 'd,"",x', '"', '""', 'd,"a""b'];
    for (const first of fault) {
      for (const second of fault) {
        const rows = await read(`id,name\n${`${first}\n${second}\nd,x\n`.repeat(10_000)}`);
        expect(rows.at(-1)?.line).toBeGreaterThan(29_998);
      }
    }
  });
});
