import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** A made-up run: its name, what its reporter wrote, and its exit code. */
type Run = [name: string, report: unknown, code: number];

const folder = mkdtempSync(join(tmpdir(), 'recotap-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function count(...runs: Run[]) {
  const args = runs.flatMap(([name, report, code], index) => {
    const file = join(folder, `${index}.json`);
    rmSync(file, { force: true });
    if (report !== undefined) writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
    return [name, file, String(code)];
  });
  const { status, stdout } = spawnSync(process.execPath, ['scripts/ci/count.mjs', ...args], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

/** A report in which each test has one of these statuses. */
function report(tests: Record<string, string>, file = 'a.test.ts') {
  const assertionResults = Object.entries(tests).map(([fullName, status]) => ({
    fullName,
    status,
    failureMessages: status === 'failed' ? [`${fullName} is broken`] : [],
  }));
  const status = Object.values(tests).includes('failed') ? 'failed' : 'passed';
  return { testResults: [{ name: file, status, message: '', assertionResults }] };
}

const two = report({ adds: 'passed', subtracts: 'passed' });
const page = report({ scrolls: 'passed' }, 'page.browser.ts');

describe('the count of the check', () => {
  it('counts a test once, however often it runs', () => {
    expect(count(['Node 24', two, 0], ['Node 20', two, 0], ['Chromium', page, 0])).toEqual({
      status: 0,
      lines: ['Node 24: 2 tests; Node 20: 2 of the same; Chromium: 1 test', '3 passed, 0 failed'],
    });
  });

  it('tells the tests that only the second run has, and those that are skipped', () => {
    const more = report({ adds: 'passed', divides: 'passed', multiplies: 'skipped', squares: 'todo' });
    expect(count(['Node 24', two, 0], ['Node 20', more, 0]).lines).toEqual([
      'Node 24: 2 tests; Node 20: 1 of the same, 1 more, 2 skipped',
      '3 passed, 0 failed',
    ]);
  });

  it.each<[name: string, codes: [number, number]]>([
    ['Node 24', [1, 0]],
    ['Node 20', [0, 1]],
  ])('counts a test as failed that fails on %s only, and shows why', (name, [first, second]) => {
    const broken = report({ adds: 'passed', subtracts: 'failed' });
    const { status, lines } = count(
      ['Node 24', first === 0 ? two : broken, first],
      ['Node 20', second === 0 ? two : broken, second],
    );
    expect(status).toBe(1);
    expect(lines.slice(0, 2)).toEqual([`FAILED (${name}) a.test.ts: subtracts`, 'subtracts is broken']);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('tells tests with the same name apart, in a file and in two', () => {
    const [once] = report({ adds: 'passed' }).testResults;
    const assertionResults = [...(once?.assertionResults ?? []), ...(once?.assertionResults ?? [])];
    const twice = {
      testResults: [
        { ...once, assertionResults },
        { ...once, name: 'b.test.ts' },
      ],
    };
    expect(count(['Node 24', twice, 0], ['Node 20', twice, 0]).lines.at(-1)).toBe('3 passed, 0 failed');
  });

  it('fails with a file that could not be loaded, once for both Nodes', () => {
    const unloaded = { testResults: [{ name: 'b.test.ts', status: 'failed', message: 'No x', assertionResults: [] }] };
    const both = { testResults: [...two.testResults, ...unloaded.testResults] };
    const { status, lines } = count(['Node 24', both, 1], ['Node 20', both, 1]);
    expect(status).toBe(1);
    expect(lines[0]).toBe('FAILED (Node 24) b.test.ts: No x');
    expect(lines.at(-1)).toBe('2 passed, 1 failed');
  });

  it.each<[what: string, run: Run, told: string]>([
    ['a step before the tests fails', ['Node 20', undefined, 1], 'has no report'],
    ['the tests end well without a report', ['Node 20', undefined, 0], 'has no report'],
    ['a report is cut off', ['Node 20', '{"testResults":[', 0], 'has no report'],
    ['a run fails without a failed test', ['Node 20', two, 1], 'ended with exit code 1'],
    ['a run is killed', ['Node 20', two, 137], 'ended with exit code 137'],
  ])('fails when %s', (_, run, told) => {
    const { status, lines } = count(['Node 24', two, 0], run);
    expect(status).toBe(1);
    expect(lines[0]).toContain(`FAILED (Node 20) ${told}`);
    expect(lines.at(-1)).toBe('2 passed, 1 failed');
  });

  it('fails when no test ran at all', () => {
    expect(count(['Node 24', { testResults: [] }, 0])).toEqual({
      status: 1,
      lines: ['Node 24: 0 tests', '0 passed, 0 failed'],
    });
  });
});
