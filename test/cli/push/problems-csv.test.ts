import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvProblems } from '../../../src/cli/push/problems-csv.js';
import {
  countProblemColumns,
  defuse,
  problemColumns,
  undefuse,
} from '../../../src/cli/read/input/spreadsheet-cells.js';

type Problem = Parameters<ReturnType<typeof createCsvProblems>['add']>[0];

async function csvOf(...problems: Problem[]): Promise<string> {
  const csv = createCsvProblems(['externalDealId', 'name']);
  for (const problem of problems) csv.add(problem, 'invalid: name is required');
  let text = '';
  for await (const part of csv.text(',')) text += part;
  csv.close();
  return text.replace(/^\ufeff/, '');
}

const columns = ['id', 'Close Date'];

describe('problems as CSV', () => {
  it('have the line and the reason, then the columns and cells of the input as they were', async () => {
    const text = await csvOf({ line: 2, item: {}, rows: [{ columns, cells: ['1', '6/30/2026, "late"'] }] });
    expect(text).toBe('line,reason,id,Close Date\r\n2,invalid: name is required,1,"6/30/2026, ""late"""\r\n');
  });

  it('have every row of a deal, and name the file when there are several', async () => {
    const rows = [
      { columns, cells: ['1', 'a'] },
      { columns, cells: ['1', 'b'] },
    ];
    expect(await csvOf({ file: 'a.csv', line: 2, item: {}, rows })).toBe(
      'line,reason,id,Close Date\r\na.csv:2,invalid: name is required,1,a\r\na.csv:2,invalid: name is required,1,b\r\n',
    );
  });

  it('leave a row that does not fit the columns as it was, so that it stays unreadable until it is corrected', async () => {
    const good = { line: 2, item: {}, rows: [{ columns, cells: ['1', 'a'] }] };
    const text = await csvOf(
      good,
      { line: 3, item: ['2'] },
      { line: 4, item: ['3', 'b', 'c'] },
      { line: 5, item: '"4,d' },
    );
    expect(text.split('\r\n').slice(2, -1)).toEqual([
      '3,invalid: name is required,2',
      '4,invalid: name is required,3,b,c',
      '5,invalid: name is required,"""4,d"',
    ]);
  });

  it('have the columns of the input, or those that every item needs, also where no row could be read', async () => {
    const unread = { line: 2, item: '1,"A', rows: [{ columns, cells: ['1,"A'] }] };
    expect(await csvOf(unread)).toBe('line,reason,id,Close Date\r\n2,invalid: name is required,"1,""A"\r\n');
    expect(await csvOf({ line: 2, item: '{"a":' })).toMatch(/^line,reason,externalDealId,name\r\n/);
  });

  it('keep columns of the same name and columns without one', async () => {
    const rows = [{ columns: ['id', 'Notes', 'Notes', '', ''], cells: ['1', 'a', 'b', 'c', 'd'] }];
    expect(await csvOf({ line: 2, item: {}, rows })).toBe(
      'line,reason,id,Notes,Notes,,\r\n2,invalid: name is required,1,a,b,c,d\r\n',
    );
  });

  it('have the fields of the item where the input has no columns, with those that only a later one has', async () => {
    const first = { externalDealId: '1', amount: 5, associatedAccounts: [{ domain: 'acme.com' }] };
    const text = await csvOf(
      { line: 1, item: first },
      { line: 2, item: { externalDealId: '2', tags: ['a', 'b'], name: null } },
    );
    expect(text).toBe(
      'line,reason,externalDealId,amount,associatedAccounts.0.domain,tags\r\n1,invalid: name is required,1,5,acme.com,\r\n2,invalid: name is required,2,,,"a;b"\r\n',
    );
  });

  it('use other names for the line and the reason when the input has such columns', async () => {
    const rows = [{ columns: ['id', 'line'], cells: ['1', 'x'] }];
    expect(await csvOf({ line: 2, item: {}, rows })).toMatch(/^recotap_line,recotap_reason,id,line\r\n/);
    expect(countProblemColumns(['recotap_line', 'recotap_reason', 'id', 'line'])).toBe(2);
    expect(countProblemColumns(['line', 'reason', 'id'])).toBe(2);
    expect(countProblemColumns(['id', 'line', 'reason'])).toBe(0);
    expect(countProblemColumns(problemColumns(['newer'], false))).toBe(2);
    expect(countProblemColumns(problemColumns(['newer'], true))).toBe(3);
    expect(problemColumns(['reason'], false)).toEqual(['recotap_line', 'recotap_reason']);
  });

  it.each([
    '=1+2',
    '+44 20 7946',
    '-1-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    "'=1",
    '=HYPERLINK("http://x")',
    '-',
    '=',
    '＝1',
  ])('hold %j as text, not as a formula', async (cell) => {
    expect(await csvOf({ line: 2, item: { [cell]: cell } })).toMatch(/^line,reason,"?'/);
    expect(undefuse(defuse(cell))).toBe(cell);
  });

  it.each(['-5', '+5', '-1,234.50', '1e5', '-1.5e-3', 'a=b', '', "O'Neil", "'quoted'"])('leave %j as it is', (cell) =>
    expect(defuse(cell)).toBe(cell),
  );

  it('give back every text as it was', () => {
    const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', '.', 'a') });
    fc.assert(
      fc.property(fc.oneof(risky, fc.string()), (cell) => {
        expect(undefuse(defuse(cell))).toBe(cell);
      }),
    );
  });
});
