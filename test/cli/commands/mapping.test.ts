import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';
import { cells, workbook } from '../read/input/workbook.js';

const cases = fileURLToPath(new URL('../../fixtures/cases/', import.meta.url));
const exports = fileURLToPath(new URL('../../fixtures/crm/', import.meta.url));

/** Suggests a mapping for a file, and validates the file with it. */
async function suggest(files: Record<string, string | Buffer>, ...options: string[]) {
  const cwd = await folderWith(files);
  const [file = ''] = Object.keys(files);
  const { code, stdout, stderr } = await recotap(['mapping', '--suggest', file, ...options], { cwd, env: {} });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const folder = await folderWith({ ...files, 'mapping.yaml': stdout });
  const checked = await recotap(['validate', file, '--map', 'mapping.yaml'], { cwd: folder, env: {} });
  return { mapping: stdout, checked };
}

/** The line of a field, without its indent. */
function lineOf(mapping: string, field: string): string | undefined {
  return mapping
    .split('\n')
    .find((line) => new RegExp(`^[ #-]*${field}:`).test(line))
    ?.trim();
}

describe('recotap mapping --suggest', () => {
  it('prints a mapping to start from, with what tells each guess', async () => {
    const { mapping, checked } = await suggest({
      'deals.csv':
        'Deal ID,Deal Name,Amount,Close Date,Stage,Website,Notes\n1,One,"1.234,50",30.6.2026,Won,https://www.acme.com/,x\n',
    });
    expect(mapping).toBe(
      [
        '# Guessed from the columns of deals.csv and 1 row. Check each line, then:',
        '#   recotap validate deals.csv --map mapping.yaml',
        'fields:',
        '  externalDealId: { column: Deal ID } # by its name',
        '  name: { column: Deal Name } # by its name',
        '  amount: { column: Amount, decimal: "," } # by its name',
        '  stageId: { column: Stage } # the column of the label, as none looks like its id: one that is renamed becomes a new one',
        '  stageLabel: { column: Stage } # by its name',
        '  closedDate: { column: Close Date, format: d.M.yyyy } # by its name',
        '  associatedAccounts:',
        '    - domain: { column: Website } # by its name',
        '',
        '# Columns without a guess:',
        '#   "Notes"',
        '',
      ].join('\n'),
    );
    expect(checked.stdout).toContain('1 deal, all valid');
    expect(checked.code).toBe(0);
  });

  it('asks where month and day could be either', async () => {
    const { mapping, checked } = await suggest({
      'deals.csv': 'id,name,close date\n1,One,05/06/2026\n2,Two,01/12/2026\n',
    });
    expect(lineOf(mapping, 'closedDate')).toMatch(
      /^# closedDate: { column: close date, format: M\/d\/yyyy } # .*M\/d\/yyyy and d\/M\/yyyy both fit, as in "05\/06\/2026"/,
    );
    expect(checked.code).toBe(0);
  });

  it('asks where an amount could be a fraction or thousands', async () => {
    const { mapping } = await suggest({ 'deals.csv': 'id,name,amount\n1,One,1.234\n2,Two,5\n' });
    expect(lineOf(mapping, 'amount')).toMatch(/^# amount: .*"1.234" is a fraction or thousands/);
  });

  it('asks for the codes of currencies that are names', async () => {
    const { mapping } = await suggest({ 'deals.csv': 'id,name,Currency\n1,One,US Dollar\n2,Two,EUR\n' });
    expect(lineOf(mapping, 'dealCurrencyCode')).toMatch(
      /^# dealCurrencyCode: { column: Currency, map: { US Dollar: XXX, "\*": keep } }/,
    );
  });

  it('prints what is required and has no guess as a comment', async () => {
    const { mapping, checked } = await suggest({ 'deals.csv': 'Topic,Est. revenue\nOne,5\nTwo,6\n' });
    expect(lineOf(mapping, 'externalDealId')).toMatch(
      /^# externalDealId: { column: Topic } # no column looks like the id/,
    );
    expect(checked.stderr).toContain('fields.externalDealId is missing');
    const without = await suggest({ 'deals.csv': 'Deal ID,Colour\n1,red\n' });
    expect(lineOf(without.mapping, 'name')).toMatch(/^# name: { column: … } # no column looks like the name/);
  });

  it('finds paths, a list of companies and deleted rows in JSON', async () => {
    const deals = [
      {
        id: '1',
        archived: false,
        properties: { dealname: 'One', amount: '5', closedate: '2026-06-30T00:00:00Z' },
        associations: { companies: { results: [{ id: '11', type: 'deal_to_company' }] } },
      },
      { id: '2', archived: true, properties: { dealname: 'Two', amount: null } },
    ];
    const { mapping, checked } = await suggest({ 'deals.json': JSON.stringify({ results: deals }) });
    expect(mapping).toContain('where: { archived: { not: true } }');
    expect(lineOf(mapping, 'name')).toBe('name: { column: properties.dealname } # by its name');
    expect(mapping).toContain('- each: { column: associations.companies.results, optional: true }');
    expect(checked.stdout).toContain('1 deal, all valid');
  });

  it('reads a workbook', async () => {
    const { text, number } = cells;
    const header = ['Deal ID', 'Titel', 'Betrag'].map((name, index) => text(`${'ABC'.charAt(index)}1`, name));
    const row = [text('A2', 'd1'), text('B2', 'One'), number('C2', '1234.5')];
    const { mapping, checked } = await suggest({ 'deals.xlsx': workbook({ Deals: { 1: header, 2: row } }) });
    expect(lineOf(mapping, 'amount')).toBe('amount: { column: Betrag } # by its name');
    expect(checked.stdout).toContain('1 deal, all valid');
  });

  it('keeps what the user said about the file', async () => {
    const files = { 'deals.csv': 'Deal ID|Deal Name, short\n1|One, two\n' };
    const { mapping, checked } = await suggest(files, '--delimiter', 'pipe');
    expect(mapping).toContain('file: { delimiter: "|" }');
    expect(checked.code).toBe(0);
    const rows = await suggest({ 'deals.json': '{"a":[{"id":1,"name":"One"}],"b":[{"x":1}]}' }, '--rows', 'a');
    expect(rows.mapping).toContain('rows: a\n');
    expect(rows.checked.code).toBe(0);
  });

  it('looks at the first 1,000 rows, also of the standard input', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `${index},Deal,${index < 1000 ? 5 : 'x'}`);
    const input = `id,name,amount\n${lines.join('\n')}\n`;
    const { code, stdout } = await recotap(['mapping', '--suggest', '-'], { cwd: '.', input });
    expect(stdout).toContain('# Guessed from the columns of the standard input and its first 1,000 rows.');
    expect(lineOf(stdout, 'amount')).toBe('amount: { column: amount } # by its name');
    expect(code).toBe(0);
  });

  it('wants either a preset or a file', async () => {
    const error = 'error: Name a preset, or a file: recotap mapping --suggest deals.csv.\n';
    for (const args of [['mapping'], ['mapping', 'hubspot-deals', '--suggest', 'deals.csv']]) {
      const { code, stderr } = await recotap(args, { cwd: '.' });
      expect(stderr).toBe(error);
      expect(code).toBe(2);
    }
    const missing = await recotap(['mapping', '--suggest', 'deals.csv'], { cwd: await folderWith({}) });
    expect(missing.stderr).toBe('error: There is no file deals.csv.\n');
    expect(missing.code).toBe(2);
  });

  it('prints a mapping that the file takes, whatever its columns are called', async () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/["\r\n]/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { maxLength: 6 }),
        fc.array(name, { maxLength: 6 }),
        async (names, cells) => {
          const quote = (texts: string[]) => texts.map((text) => `"${text}"`).join(',');
          const row = ['1', 'One', ...names.map((_, index) => cells[index] ?? '')];
          const { checked } = await suggest({
            'deals.csv': `${quote(['Deal ID', 'Deal Name', ...names])}\n${quote(row)}\n`,
          });
          expect(checked.stderr).not.toContain('error:');
          expect(checked.code).not.toBe(2);
        },
      ),
      { numRuns: 50 },
    );
  });
});

async function inputsIn(folder: string): Promise<[name: string, folder: string][]> {
  const names = await readdir(folder);
  return names.filter((name) => /\.(?:csv|ndjson|json)$/.test(name)).map((name) => [name, folder]);
}

const inputs = (await Promise.all([cases, `${cases}crm/`, exports].map(inputsIn))).flat();

/** No column of these is the id of a deal, or its name. */
const others = ['accounts_junk_domains.csv', 'activities_junk_domains.csv', 'dynamics-view.csv'];

describe('the suggested mapping reads the exports of CRMs:', () => {
  it.each(inputs)('%s', async (name, folder) => {
    const { checked } = await suggest({ [name]: await readFile(`${folder}${name}`) });
    expect(checked.code === 2).toBe(others.includes(name));
  });

  it('sales_pipeline.csv, packed by gzip, with a name made of the account and the product', async () => {
    const file = await readFile(fileURLToPath(new URL('../../fixtures/sales_pipeline.csv.gz', import.meta.url)));
    const { mapping, checked } = await suggest({ 'sales_pipeline.csv.gz': file });
    expect(lineOf(mapping, 'name')).toMatch(
      /^name: { template: "{account} {product}" } # no column looks like the name/,
    );
    expect(checked.stdout).toContain('8,800 deals, all valid');
  });
});
