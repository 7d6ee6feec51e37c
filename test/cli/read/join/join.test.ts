import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Listening } from '../../../../src/emulator/index.js';
import { folderWith, recotap } from '../../io.js';

const emulator = createEmulator();
let server: Listening;

beforeAll(async () => {
  server = await emulator.listen();
});
afterAll(() => server.close());
beforeEach(() => emulator.reset());

/** Pushes files, and returns what the emulator then holds. */
async function push(files: Record<string, string>, args: string[] = [], input = '') {
  const cwd = await folderWith(files);
  const named = Object.keys(files).filter((name) => !name.endsWith('.yaml'));
  const given = input === '' ? named : ['-'];
  const result = await recotap(['push', ...given, ...args, '--base-url', `${server.url}/api/v1`], { cwd, input });
  return { ...result, cwd, deals: [...emulator.deals.values()] };
}

const mapping = `fields:
  externalDealId: { column: Deal ID }
  name: { column: Deal Name }
  amount: { column: Amount, optional: true }
  associatedAccounts:
    - domain: { column: Website }
      name: { column: Company }
`;
const header = 'Deal ID,Deal Name,Amount,Website,Company\n';
const row = (id: number, domain: string, amount = 100) => `${id},Deal ${id},${amount},${domain},${domain}\n`;
const domainsOf = (deal: { associatedAccounts?: { domain?: string | undefined }[] | undefined } | undefined) =>
  deal?.associatedAccounts?.map(({ domain }) => domain);
const map = ['--map', 'map.yaml'];

describe('rows of one id', () => {
  it('become one deal with all its accounts when they differ in nothing else', async () => {
    const rows = row(1, 'acme.com') + row(1, 'globex.com') + row(1, 'initech.com') + row(2, 'acme.com', 5);
    const { code, stdout, stderr, deals } = await push({ 'deals.csv': header + rows, 'map.yaml': mapping }, map);
    expect(deals.map(domainsOf)).toEqual([['acme.com', 'globex.com', 'initech.com'], ['acme.com']]);
    expect(stdout).toContain('deals.csv: 2 deals\n  2 upserted');
    expect(stderr).toContain('note: 3 rows made one deal: they share an id and differ only in their accounts.');
    expect(code).toBe(0);
  });

  it('become one deal wherever in the file they stand', async () => {
    const between = Array.from({ length: 5000 }, (_, index) => row(index + 10, 'hooli.com')).join('');
    const rows = row(1, 'acme.com') + between + row(1, 'globex.com');
    const { stdout, deals } = await push({ 'deals.csv': header + rows, 'map.yaml': mapping }, map);
    expect(domainsOf(deals.find(({ externalDealId }) => externalDealId === '1'))).toEqual(['acme.com', 'globex.com']);
    expect(stdout).toContain('deals.csv: 5,001 deals\n  5,001 upserted');
  });

  it('become one deal in JSON and in CSV without a mapping alike', async () => {
    const deal = (domain: string) =>
      JSON.stringify({ externalDealId: '1', name: 'One', associatedAccounts: [{ domain }] });
    const lines = `${deal('acme.com')}\n${deal('globex.com')}\n`;
    const csv = 'externalDealId,name,associatedAccounts.0.domain\n2,Two,acme.com\n2,Two,\n2,Two,globex.com\n';
    const { deals, stderr } = await push({ 'deals.ndjson': lines, 'deals.csv': csv });
    expect(deals.map(domainsOf)).toEqual([
      ['acme.com', 'globex.com'],
      ['acme.com', 'globex.com'],
    ]);
    expect(stderr).toContain('note: 5 rows made 2 deals');
  });

  it('name the same account only once', async () => {
    const rows = row(1, 'acme.com') + row(1, 'globex.com') + row(1, 'acme.com');
    const { deals } = await push({ 'deals.csv': header + rows, 'map.yaml': mapping }, map);
    expect(deals.map(domainsOf)).toEqual([['acme.com', 'globex.com']]);
  });

  it('are one invalid deal when one account is refused, with all accounts in the problems file', async () => {
    const rows = row(1, 'acme.com') + row(1, 'Acme Inc') + row(1, 'globex.com');
    const files = { 'deals.csv': header + rows, 'map.yaml': mapping };
    const { code, stdout, deals, cwd } = await push(files, [...map, '--problems', 'problems.ndjson']);
    expect(deals).toEqual([]);
    expect(stdout).toContain('1 invalid');
    expect(code).toBe(1);
    const problem = JSON.parse(await readFile(join(cwd, 'problems.ndjson'), 'utf8'));
    expect(problem).toMatchObject({ line: 3, lines: [2, 3, 4], issues: [{ path: 'associatedAccounts.1.domain' }] });
    expect(domainsOf(problem.deal)).toEqual(['acme.com', 'Acme Inc', 'globex.com']);
  });

  it('stay apart when they differ in more, the last one wins, and the summary says in which fields', async () => {
    const rows = row(1, 'acme.com', 1) + row(1, 'globex.com', 2) + row(2, 'acme.com', 1) + row(2, 'acme.com', 2);
    const { stdout, stderr, deals } = await push({ 'deals.csv': header + rows, 'map.yaml': mapping }, map);
    expect(deals.map(({ amount }) => amount)).toEqual([2, 2]);
    expect(stdout).toContain('2 superseded');
    expect(stderr).toContain(
      'note: 2 ids are in more than one row. Their rows differ in amount, associatedAccounts. The last row of each deal counts.',
    );
  });

  it('are superseded without a note when they are the same', async () => {
    const rows = row(1, 'acme.com') + row(1, 'acme.com');
    const { stdout, stderr } = await push({ 'deals.csv': header + rows, 'map.yaml': mapping }, map);
    expect(stdout).toContain('1 upserted\n  1 superseded');
    expect(stderr).not.toContain('note');
  });

  it('are not taken for one deal when the id cannot be used', async () => {
    const rows = ',Deal,1,acme.com,\n,Deal,1,globex.com,\n';
    const { stdout } = await push({ 'deals.csv': header + rows, 'map.yaml': mapping }, map);
    expect(stdout).toContain('deals.csv: 2 deals');
    expect(stdout).toContain('2 invalid');
  });

  it('of several files become one deal, and a problem names its file', async () => {
    const files = {
      'a.csv': header + row(1, 'acme.com') + row(3, 'acme.com'),
      'b.csv': header + row(1, 'globex.com') + row(2, 'Acme Inc'),
      'map.yaml': mapping,
    };
    const { stdout, deals } = await push(files, map);
    expect(deals.map((deal) => [deal.externalDealId, domainsOf(deal)])).toEqual([
      ['3', ['acme.com']],
      ['1', ['acme.com', 'globex.com']],
    ]);
    expect(stdout).toContain('a.csv, b.csv: 3 deals');
    expect(stdout).toContain('deal 2, b.csv:3');
  });

  it('are told alike by validate, by a dry run and in JSON', async () => {
    const cwd = await folderWith({
      'deals.csv': header + row(1, 'acme.com') + row(1, 'globex.com'),
      'map.yaml': mapping,
    });
    const note = '2 rows made one deal: they share an id and differ only in their accounts.';
    const validated = await recotap(['validate', 'deals.csv', ...map], { cwd });
    expect(validated.stdout).toContain('deals.csv: 1 deal, all valid');
    expect(validated.stderr).toContain(note);
    const tried = await recotap(['push', 'deals.csv', ...map, '--dry-run', '--json'], { cwd });
    expect(JSON.parse(tried.stdout)).toMatchObject({ total: 1, notes: [note] });
    const checked = await recotap(['validate', 'deals.csv', ...map, '--json'], { cwd });
    expect(JSON.parse(checked.stdout)).toMatchObject({ total: 1, notes: [note] });
  });

  it('from the standard input stay apart, which the summary and the exit code say', async () => {
    const input = header + row(1, 'acme.com') + row(1, 'globex.com');
    const { code, stderr, deals } = await push({ 'map.yaml': mapping }, [...map, '--format', 'csv'], input);
    expect(deals.map(domainsOf)).toEqual([['globex.com']]);
    expect(stderr).toContain('1 row differs from an earlier row of the same id in their accounts only');
    expect(stderr).toContain('name a file instead of -');
    expect(code).toBe(1);
  });
});

/** What Recotap should hold: the last row wins, with the accounts of all rows that differ from it in nothing else. */
function expected(rows: readonly { id: number; amount: number; domain: string }[]) {
  const ids = [...new Set(rows.map(({ id }) => id))];
  return ids.map((id) => {
    const own = rows.filter((row) => row.id === id);
    const last = own.at(-1);
    const domains = own.filter(({ amount }) => amount === last?.amount).map(({ domain }) => domain);
    return { id: `${id}`, amount: last?.amount, domains: [...new Set(domains)] };
  });
}

it('rows of one id end as one deal, in whatever order and file they stand', async () => {
  const anyRow = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    amount: fc.constantFrom(1, 1, 1, 2),
    domain: fc.constantFrom('acme.com', 'globex.com', 'initech.com'),
  });
  const anyFiles = fc.array(fc.array(anyRow, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(anyFiles, async (files) => {
      emulator.reset();
      const named = files.map((rows, index) => [
        `${index}.csv`,
        header + rows.map(({ id, amount, domain }) => row(id, domain, amount)).join(''),
      ]);
      const { deals } = await push({ ...Object.fromEntries(named), 'map.yaml': mapping }, map);
      const held = deals.map((deal) => ({ id: deal.externalDealId, amount: deal.amount, domains: domainsOf(deal) }));
      const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
      expect(held.sort(byId)).toEqual(expected(files.flat()).sort(byId));
    }),
    { numRuns: 60 },
  );
});
