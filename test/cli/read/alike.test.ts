import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

/** A text, and what the deal has of it: a value, nothing, or a part of the reason why the deal is refused. */
type Value = [text: string, is: unknown] | [text: string, is: 'refused', reason: string];

const none = undefined;

const kinds: Record<string, Value[]> = {
  externalDealId: [
    ['D-1', 'D-1'],
    ['4E12', '4E12'],
    ['000123', '000123'],
    ['="00042"', '00042'],
    ['Übergröße 7', 'Übergröße 7'],
    ['1.80123E+11', 'refused', 'all its digits'],
    ['2,5E+9', 'refused', 'all its digits'],
    ['12345.0', 'refused', 'without a decimal part'],
    ['#N/A', 'refused', 'error of a spreadsheet'],
    ['#REF!', 'refused', 'error of a spreadsheet'],
    ['nan', 'refused', 'must have a value'],
    ['NULL', 'refused', 'must have a value'],
    ['d\u200b9', 'refused', 'invisible'],
    ['d\u00009', 'refused', 'invisible'],
    ['Grand Total', 'refused', 'totals row'],
    ['12 records', 'refused', 'totals row'],
  ],
  name: [
    ['Acme', 'Acme'],
    ['  Acme  ', 'Acme'],
    ['Ac\u200bme', 'Acme'],
    ['Acme\ufeff', 'Acme'],
    ['\u202dAcme\u202c', 'Acme'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['None of the Above', 'None of the Above'],
    ['n/a', 'refused', 'must have a value'],
    ['-', 'refused', 'must have a value'],
    ['Ac\u0000me', 'refused', 'remove U+0000'],
    ['Ac\u0007me', 'refused', 'remove U+0007'],
  ],
  amount: [
    ['1234.5', 1234.5],
    ['$1,234.50', 1234.5],
    ['(1,200.25)', -1200.25],
    ['-0.5', -0.5],
    ['1.2E+3', 1200],
    ['USD 7', 7],
    ['12,34,567.00', 1_234_567],
    ['#DIV/0!', none],
    ['undefined', none],
    ['1.234', 'refused', 'decimal: "."'],
    ['-1.000', 'refused', 'decimal: "."'],
    ['1 234,50', 'refused', 'decimal: ","'],
    ['9007199254740993', 'refused', 'fewer digits'],
    ['5 apples', 'refused', 'must be a number'],
    ['12%', 'refused', 'must be a number'],
  ],
  closedDate: [
    ['2026-01-15', '2026-01-15'],
    ['2026-01-15T10:00:00Z', '2026-01-15T10:00:00Z'],
    ['2026-01-15T10:00:00+02:00', '2026-01-15T10:00:00+02:00'],
    ['2026-01-15 10:00', '2026-01-15T10:00:00Z'],
    ['2026-01-15T24:00:00Z', '2026-01-16T00:00:00Z'],
    ['\\N', none],
    ['2026-W01-1', 'refused', 'ISO 8601'],
    ['2026-01', 'refused', 'ISO 8601'],
    ['20260101', 'refused', 'ISO 8601'],
    ['2026-02-30', 'refused', 'ISO 8601'],
    ['1926-01-15', 'refused', 'from 1970 to 2100'],
    ['0026-01-15', 'refused', 'from 1970 to 2100'],
    ['2026-01-15T10:00:00+19:00', 'refused', 'offset'],
  ],
  'associatedAccounts.0.domain': [
    ['https://www.Acme.com/about?x=1', 'acme.com'],
    ['shop.acme.co.uk', 'shop.acme.co.uk'],
    ['kim@sales.globex.com', 'globex.com'],
    ['acme.github.io', 'acme.github.io'],
    ['acme.com\u200b', 'acme.com'],
    ['kim@gmail.com', none],
    ['gmail.com', none],
    ['github.io', none],
    ['linkedin.com/company/acme', none],
    ['N/A', none],
    ['co.uk', 'refused', 'not a public suffix'],
    ['10.0.0.1', 'refused', 'not an IP address'],
    ['Acme Inc', 'refused', 'must be a web domain'],
    ['acme.local', 'refused', 'must be a web domain'],
  ],
  dealCurrencyCode: [
    ['USD', 'USD'],
    [' eur ', 'EUR'],
    ['gbp\u200b', 'GBP'],
    ['CLF', 'CLF'],
    ['N/A', none],
    ['None', none],
    ['US Dollar', 'refused', 'map:'],
    ['$', 'refused', 'map:'],
    ['€', 'refused', 'map:'],
    ['XYZ', 'refused', 'map:'],
    ['DEM', 'refused', 'map:'],
  ],
  stageId: [
    ['open', 'open'],
    ['0012', '0012'],
    ['NULL', none],
    ['#VALUE!', none],
    ['nan', none],
    ['-', none],
    ['7.0', 'refused', 'without a decimal part'],
    ['1.1E+12', 'refused', 'all its digits'],
    ['a\u200db', 'refused', 'invisible'],
    ['a\nb', 'refused', 'invisible'],
  ],
};

/** The rows of deals, in which one field has the values. */
function rowsOf(field: string, values: readonly Value[]): Record<string, string>[] {
  return values.map(([text], index) => ({ externalDealId: `row-${index}`, name: 'A deal', [field]: text }));
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

function csvOf(rows: readonly Record<string, string>[], name = (column: string) => column): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${columns.map(name).join(',')}\n${lines.join('\n')}\n`;
}

function mappingOf(field: string): string {
  const isAccount = field.startsWith('associatedAccounts');
  const fields = [...new Set(['externalDealId', 'name', ...(isAccount ? [] : [field])])];
  const lines = fields.map((name) => `  ${name}: { column: "x ${name}" }`);
  return `fields:\n${lines.join('\n')}\n${isAccount ? `  associatedAccounts: [{ domain: { column: "x ${field}" } }]\n` : ''}`;
}

/** `{ a: [{ b: 1 }] }` for `a.0.b`. */
function nested(row: Record<string, string>): object {
  const { 'associatedAccounts.0.domain': domain, ...deal } = row;
  return domain === undefined ? deal : { ...deal, associatedAccounts: [{ domain }] };
}

const ndjson = (rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
const prefixed = (row: Record<string, string>) =>
  Object.fromEntries(Object.entries(row).map(([name, text]) => [`x ${name}`, text]));

const ways: Record<
  string,
  (field: string, rows: Record<string, string>[]) => { file: string; text: string; map?: string }
> = {
  'CSV without a mapping': (_, rows) => ({ file: 'deals.csv', text: csvOf(rows) }),
  'CSV with a mapping': (field, rows) => ({
    file: 'deals.csv',
    text: csvOf(rows, (column) => `x ${column}`),
    map: mappingOf(field),
  }),
  'NDJSON without a mapping': (_, rows) => ({ file: 'deals.ndjson', text: ndjson(rows.map(nested)) }),
  'JSON without a mapping': (_, rows) => ({ file: 'deals.json', text: JSON.stringify({ deals: rows.map(nested) }) }),
  'NDJSON with a mapping': (field, rows) => ({
    file: 'deals.ndjson',
    text: ndjson(rows.map(prefixed)),
    map: mappingOf(field),
  }),
};

describe.each(Object.entries(kinds))('the values of %s', (field, values) => {
  it.each(Object.entries(ways))('are what they mean in %s', async (_, wayOf) => {
    const { emulator, at } = await emulatorServer();
    const { file, text, map } = wayOf(field, rowsOf(field, values));
    const cwd = await folderWith({ [file]: text, ...(map === undefined ? {} : { 'm.yaml': map }) });
    const mapping = map === undefined ? [] : ['--map', 'm.yaml'];
    await recotap(['push', file, ...mapping, '--problems', 'p.ndjson', ...at], { cwd });
    const problems = (await readFile(join(cwd, 'p.ndjson'), 'utf8')).split('\n').filter((line) => line !== '');
    const reasons = new Map(
      problems.map((line) => {
        const { index, issues } = JSON.parse(line) as { index: number; issues: { path: string; message: string }[] };
        return [index, issues.map(({ path, message }) => `${path} ${message}`).join('; ')];
      }),
    );
    const [top = '', , inner] = field.split('.');
    const found = values.map(([raw, is], index): unknown[] => {
      const reason = reasons.get(index);
      if (reason !== undefined) return [raw, 'refused', reason];
      const deal = emulator.deals.get(field === 'externalDealId' ? String(is) : `row-${index}`);
      const value = (deal as Record<string, unknown> | undefined)?.[top];
      return [raw, inner === undefined ? value : (value as Record<string, unknown>[] | undefined)?.[0]?.[inner]];
    });
    expect(found.map(meant)).toEqual(
      values.map(([raw, is, reason]) =>
        reason === undefined
          ? meant([raw, is])
          : [raw, is, expect.stringMatching(new RegExp(`^${field}.*${escaped(reason)}`))],
      ),
    );
  });
});

/** A mapping makes a timestamp of a date, which means the same moment. */
function meant(found: unknown[]): unknown[] {
  const [raw, is, reason] = found;
  const isDate = reason === undefined && /^\d{4}-\d\d-\d\d/.test(`${is}`);
  return isDate ? [raw, new Date(`${is}`).toISOString()] : found;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
