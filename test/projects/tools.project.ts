import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { run } from './run.js';

/** What a project that has run its tests prints of them. */
const passed: [project: string, printed: RegExp][] = [
  ['jest-ts', /Tests: +4 passed, 4 total/],
  ['jest-babel', /Tests: +3 passed, 3 total/],
  ['vitest', /Tests +2 passed \(2\)/],
  ['node-test', /tests 6\n(?:.*\n)*.*pass 6\n/],
  ['bun', / 2 pass\n 0 fail/],
  ['deno', /ok \| 2 passed \| 0 failed/],
  ['msw2', /tests 12\n(?:.*\n)*.*pass 12\n/],
  ['msw3', /tests 12\n(?:.*\n)*.*pass 12\n/],
  ['nock14', /tests 4\n(?:.*\n)*.*pass 4\n/],
  ['nock15', /tests 4\n(?:.*\n)*.*pass 4\n/],
];

describe('the package, in a project of its own', () => {
  it.each(passed)('passes the tests of %s', async (project, printed) => {
    expect(await run('npm', ['test'], join(inject('projects'), project))).toMatch(printed);
  });
});
