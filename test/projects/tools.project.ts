import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { run } from './run.js';

/** What `node --test` prints when so many tests have run and passed, to a terminal or elsewhere. */
const passedByNode = (count: number) => new RegExp(`[#ℹ] tests ${count}\n(?:.*\n)*[#ℹ] pass ${count}\n`);

const projects = [
  { project: 'jest-ts', printed: /Tests: +4 passed, 4 total/, onNode20: true },
  { project: 'jest-babel', printed: /Tests: +3 passed, 3 total/ },
  { project: 'vitest', printed: /Tests +2 passed \(2\)/ },
  { project: 'node-test', printed: passedByNode(6), onNode20: true },
  { project: 'bun', printed: / 2 pass\n 0 fail/ },
  { project: 'deno', printed: /ok \| 2 passed \| 0 failed/ },
  { project: 'msw2', printed: passedByNode(12), onNode20: true },
  { project: 'msw3', printed: passedByNode(12) },
  { project: 'nock14', printed: passedByNode(4), onNode20: true },
  { project: 'nock15', printed: passedByNode(4) },
  { project: 'undici6', printed: passedByNode(3), onNode20: true },
  { project: 'undici8', printed: passedByNode(3) },
];

/** What MSW prints when a handler throws. */
const complaint = /unhandled exception/i;

describe('the package, in a project of its own', () => {
  it.each(projects)('passes the tests of $project', async ({ project, printed }) => {
    const all = await run('npm', ['test'], join(inject('projects'), project));
    expect(all).toMatch(printed);
    expect(all).not.toMatch(complaint);
  });
});

describe('the package on Node 20.19, in a project of its own', () => {
  const onNode20 = ['--yes', '--package=node@20.19', '--'];

  it('is run by that', async () => {
    expect(await run('npx', [...onNode20, 'node', '--version'], inject('projects'))).toMatch(/^v20\.19\./m);
  });

  it.each(projects.filter((tool) => tool.onNode20))('passes the tests of $project', async ({ project, printed }) => {
    const all = await run('npx', [...onNode20, 'npm', 'test'], join(inject('projects'), project));
    expect(all).toMatch(printed);
    expect(all).not.toMatch(complaint);
  });
});
