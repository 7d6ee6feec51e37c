import { describe, expect, it } from 'vitest';
import { type Deal, type DealMapping, defineMapping } from '../../../../src/index.js';
import { folderWith, recotap } from '../../io.js';

const csv = 'id,title,company\n1,One,11\n2,Two,12\n';

/** What `recotap validate --json` says of a file mapped by a program. */
async function validate(program: string, files: Record<string, string> = {}, name = 'mapping.mjs') {
  const cwd = await folderWith({ 'deals.csv': csv, [name]: program, ...files });
  const file = Object.keys(files).find((one) => one.startsWith('deals.')) ?? 'deals.csv';
  const { code, stdout, stderr } = await recotap(['validate', file, '--map', name, '--json'], { cwd });
  return { code, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
}

const mapping = (deal: string, more = '') => `export default { ${more} deal(row, { lookup }) { ${deal} } };\n`;
const reasonsOf = ({ problems }: { problems: { line: number; issues: { message: string }[] }[] }) =>
  problems.map(({ line, issues }) => `${line}: ${issues.map(({ message }) => message).join(', ')}`);

describe('a mapping that is a program', () => {
  it('makes deals of rows, with tables, conditions and what it skips', async () => {
    const program = mapping(
      `if (row.title === 'Two') return undefined;
       return { externalDealId: row.id, name: row.title, associatedAccounts: [{ domain: lookup('companies', row.company)?.domain }] };`,
      `where: { id: { not: '3' } }, lookups: { companies: { file: 'companies.csv', key: 'id' } },`,
    );
    const files = { 'companies.csv': 'id,domain\n11,acme.com\n', 'deals.csv': `${csv}3,Three,11\n` };
    const { code, stderr, report } = await validate(program, files);
    expect(report).toMatchObject({ total: 1, valid: 1 });
    expect(stderr).toContain('note: 1 row was skipped by mapping.mjs.\n');
    expect(stderr).toContain('note: 1 row was skipped: id is 3 (1).\n');
    expect(code).toBe(0);
  });

  it('gets rows of JSON as they are, and may make several deals of one', async () => {
    const program = mapping(
      'return row.parts.map((part) => ({ externalDealId: part.id, name: row.title }));',
      'rows: "data",',
    );
    const rows = [
      { title: 'A', parts: [{ id: '1' }, { id: '2' }] },
      { title: 'B', parts: [] },
    ];
    const { report, stderr } = await validate(program, { 'deals.json': JSON.stringify({ data: rows }) });
    expect(report).toMatchObject({ total: 2, valid: 2 });
    expect(stderr).toContain('1 row was skipped by mapping.mjs');
  });

  it('that fails for a row makes one deal invalid, with its line and the first line of the message', async () => {
    const program = mapping(
      `if (row.id === '2') throw new Error('no such plan\\n  at secret'); return { externalDealId: row.id, name: row.title };`,
    );
    const { code, report } = await validate(program);
    expect(reasonsOf(report)).toEqual(['3: mapping.mjs failed: no such plan']);
    expect(report).toMatchObject({ total: 2, valid: 1 });
    expect(code).toBe(1);
  });

  it.each([
    ['return 5;', 'mapping.mjs returned a number in place of a deal'],
    ['return Promise.reject(new Error("late"));', 'mapping.mjs returned a promise: deal() must not be async'],
    ['throw undefined;', 'mapping.mjs failed: undefined'],
    ['return lookup("companies", 1);', 'mapping.mjs failed: mapping.mjs has no lookups with the name companies'],
    ['return {};', 'is required'],
  ])('that returns no deal makes it invalid: %s', async (body, message) => {
    const { report } = await validate(mapping(body));
    expect(report.problems[0].issues[0].message).toEqual(message);
  });

  it.each([
    ['amount: Number("x")', 'amount is NaN'],
    ['amount: 1 / 0', 'amount is Infinity'],
    ['closedDate: new Date("bad")', 'closedDate is Invalid Date'],
    ['associatedAccounts: [{ score: -Infinity }]', 'score is -Infinity'],
  ])('that makes no number or no date is told so, and the field is not left out: %s', async (field, message) => {
    const { report } = await validate(mapping(`return { externalDealId: row.id, name: row.title, ${field} };`));
    expect(report).toMatchObject({ total: 2, valid: 0 });
    expect(reasonsOf(report)[0]).toContain(message);
  });

  it('leaves out accounts of which nothing is known', async () => {
    const accounts = 'associatedAccounts: [{ domain: undefined }, { domain: "acme.com" }, {}]';
    const { report } = await validate(mapping(`return { externalDealId: row.id, name: row.title, ${accounts} };`));
    expect(report.preview[0].associatedAccounts).toEqual([{ domain: 'acme.com' }]);
  });

  it.each([
    ['export default { deal(row) { return }', /^error: mapping\.mjs(:\d+)? cannot be loaded: /],
    [
      'export default 5;',
      /^error: mapping\.mjs has no mapping as its default export\. Expected: export default \{ deal/,
    ],
    ['export const deal = 1;', /^error: mapping\.mjs has no mapping as its default export/],
    ['export default { fields: {} };', /^error: mapping\.mjs has no function deal/],
    ['export default { deal() {}, wher: {} };', /mapping\.mjs: wher: unknown key\. Did you mean "where"\?/],
    ['export default { deal() {}, lookups: { a: {} } };', /mapping\.mjs: lookups\.a\.key is missing/],
    ['throw new Error("on purpose");', /^error: mapping\.mjs(:1)? cannot be loaded: on purpose\n$/],
    [
      'import "not-there"; export default {};',
      /^error: mapping\.mjs cannot be loaded: Cannot find package 'not-there'/,
    ],
  ])('is refused when it is no mapping: %s', async (program, message) => {
    const { code, stderr } = await validate(program);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('may be CommonJS', async () => {
    const program = 'module.exports = { deal: (row) => ({ externalDealId: row.id, name: row.title }) };\n';
    expect((await validate(program, {}, 'mapping.cjs')).report).toMatchObject({ valid: 2 });
  });

  it('that does not exist is told', async () => {
    const cwd = await folderWith({ 'deals.csv': csv });
    const { stderr } = await recotap(['validate', 'deals.csv', '--map', 'mapping.mjs'], { cwd });
    expect(stderr).toBe('error: There is no file mapping.mjs.\n');
  });

  it('has types, which defineMapping gives it', () => {
    const typed: DealMapping = defineMapping({
      where: { is_deleted: { not: [true, 1] }, stage: ['won', null] },
      lookups: { companies: { file: 'companies.csv', key: 'id' } },
      deal: (row, { lookup }): Deal | undefined =>
        row.id === undefined ? undefined : { externalDealId: row.id, name: lookup('companies', row.id)?.name ?? '' },
    });
    expect(typed.deal({ id: '1' }, { lookup: () => undefined })).toEqual({ externalDealId: '1', name: '' });
    defineMapping<{ id: number }>({ deal: ({ id }) => ({ externalDealId: id.toFixed(), name: '' }) });
    // @ts-expect-error a deal needs a name
    defineMapping({ deal: () => ({ externalDealId: '1' }) });
    // @ts-expect-error a lookup needs a key
    defineMapping({ lookups: { a: { file: 'a.csv' } }, deal: () => undefined });
  });
});
