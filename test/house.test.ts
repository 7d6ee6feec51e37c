import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { inspect } from '../scripts/house/inspect.js';

/** Files, and what each imports: a file of the tree, a package, or a whole line of code. */
type Tree = Record<string, string[]>;

const trees = mkdtempSync(join(tmpdir(), 'recotap-house-'));
afterAll(() => rmSync(trees, { recursive: true, force: true }));

/** A small house in which everything is where it belongs. */
const sound: Tree = {
  'generated/schema.ts': [],
  'generated/client.ts': ['generated/schema.ts', 'openapi-fetch'],
  'scripts/generate/targets.ts': ['openapi-typescript'],
  'src/base/errors.ts': ['generated/schema.ts'],
  'src/http/send.ts': ['src/base/errors.ts'],
  'src/batch/run.ts': ['src/base/errors.ts'],
  'src/client/client.ts': ['generated/client.ts', 'src/http/send.ts', 'src/batch/run.ts'],
  'src/resources/deals.ts': ['src/client/client.ts', 'src/batch/run.ts'],
  'src/ledger/index.ts': ['src/resources/deals.ts'],
  'src/index.ts': ['src/ledger/index.ts', 'src/resources/deals.ts', 'src/client/client.ts', 'src/base/errors.ts'],
  'src/emulator/index.ts': ['src/emulator/app.ts'],
  'src/emulator/app.ts': ['src/base/errors.ts', 'generated/schema.ts'],
  'src/undici.ts': ['src/base/errors.ts'],
  'src/cli/main.ts': ['src/cli/run.ts', 'src/index.ts', 'src/ledger/index.ts'],
  'src/cli/run.ts': ['src/emulator/index.ts', 'src/undici.ts', 'generated/schema.ts'],
};

/** Writes the sound house with these files in addition or instead, and the packages that it may import. */
function build(changes: Tree): string {
  const root = mkdtempSync(join(trees, 'tree-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const [file, imports] of Object.entries({ ...sound, ...changes })) {
    write(file, ['export {};', ...imports.map((what) => statement(file, what))].join('\n'));
  }
  const devDependencies = { 'fast-check': '1.0.0' };
  write('package.json', JSON.stringify({ dependencies: { 'openapi-fetch': '1.0.0' }, devDependencies }));
  for (const name of ['openapi-fetch', 'openapi-typescript', 'fast-check']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  return root;
}

function statement(file: string, what: string): string {
  if (what.includes(' ')) return what;
  if (!what.includes('/')) return `import '${what}';`;
  const path = relative(dirname(file), what).replace(/\.ts$/, '.js');
  return `import '${path.startsWith('.') ? path : `./${path}`}';`;
}

async function problemsOf(changes: Tree): Promise<string[]> {
  const { problems } = await inspect(build(changes));
  return problems.flatMap(({ advice, imports }) => imports.map((line) => `${line}: ${advice}`));
}

/** `count` files, each of which imports the next. */
function chain(count: number, file: (place: number) => string): Tree {
  const files = Array.from({ length: count }, (_, place) => file(place + 1));
  return Object.fromEntries(files.map((name, place) => [name, files.slice(place + 1, place + 2)]));
}

describe('the house', () => {
  it('is sound where all imports point down', async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  it.each<[what: string, Tree, problem: string]>([
    [
      'a circle of two files',
      { 'src/base/a.ts': ['src/base/b.ts'], 'src/base/b.ts': ['src/base/a.ts'] },
      'src/base/a.ts → src/base/b.ts → src/base/a.ts: These files import each other.',
    ],
    [
      'a circle of three files, closed by a type',
      {
        'src/cli/a.ts': ['src/cli/b.ts'],
        'src/cli/b.ts': ['src/cli/c.ts'],
        'src/cli/c.ts': ["import type { A } from './a.js';"],
      },
      'src/cli/a.ts → src/cli/b.ts → src/cli/c.ts → src/cli/a.ts: These files import each other.',
    ],
    [
      'a circle of rooms without a circle of files',
      { 'src/base/a.ts': ['src/http/b.ts'], 'src/http/b.ts': [] },
      'src/base/a.ts → src/http/b.ts: These rooms import each other in a circle.',
    ],
    [
      'an arrow up',
      { 'src/http/a.ts': ['src/client/b.ts'], 'src/client/b.ts': [] },
      'src/http/a.ts → src/client/b.ts: src/http/ may import only generated/ and src/base/.',
    ],
    [
      'an arrow up of a type',
      { 'src/http/a.ts': ["export type B = import('../client/b.js').B;"], 'src/client/b.ts': [] },
      'src/http/a.ts → src/client/b.ts: src/http/ may import only generated/ and src/base/.',
    ],
    [
      'an arrow up at run time only',
      { 'src/ledger/a.ts': ["export const index = () => import('../index.js');"] },
      'src/ledger/a.ts → src/index.ts: src/ledger/ may import only',
    ],
    [
      'a command that calls the generated client',
      { 'src/cli/a.ts': ['generated/client.ts'] },
      'src/cli/a.ts → generated/client.ts: src/cli/ may import only generated/fields.ts,',
    ],
    [
      'a library that needs what only its developers have',
      { 'src/base/a.ts': ['fast-check'] },
      'src/base/a.ts → node_modules/fast-check/index.js: src/base/ may import only openapi-fetch and tldts.',
    ],
    [
      'http that knows batch',
      { 'src/http/a.ts': ['src/batch/run.ts'] },
      'src/http/a.ts → src/batch/run.ts: src/http/ may import only generated/ and src/base/.',
    ],
    [
      'batch that knows http',
      { 'src/batch/a.ts': ['src/http/send.ts'] },
      'src/batch/a.ts → src/http/send.ts: src/batch/ may import only generated/ and src/base/.',
    ],
    [
      'resources that know the ledger',
      { 'src/resources/a.ts': ['src/ledger/b.ts'], 'src/ledger/b.ts': [] },
      'src/resources/a.ts → src/ledger/b.ts: src/resources/ may import only',
    ],
    [
      'an index that knows the command',
      { 'src/index.ts': ['src/cli/a.ts'], 'src/cli/a.ts': [] },
      'src/index.ts → src/cli/a.ts: src/index.ts may import only',
    ],
    [
      'an emulator that knows more than base',
      { 'src/emulator/a.ts': ['src/http/send.ts'] },
      'src/emulator/a.ts → src/http/send.ts: src/emulator/ may import only generated/ and src/base/.',
    ],
    [
      'a library that knows the emulator',
      { 'src/client/a.ts': ['src/emulator/index.ts'] },
      'src/client/a.ts → src/emulator/index.ts: src/client/ may import only',
    ],
    [
      'an undici.ts that knows more than base',
      { 'src/undici.ts': ['src/http/send.ts'] },
      'src/undici.ts → src/http/send.ts: src/undici.ts may import only src/base/.',
    ],
    [
      'an undici.ts that knows the contract',
      { 'src/undici.ts': ['generated/schema.ts'] },
      'src/undici.ts → generated/schema.ts: src/undici.ts may import only src/base/.',
    ],
    [
      'a command that reaches through the wall',
      { 'src/cli/a.ts': ['src/base/errors.ts'] },
      'src/cli/a.ts → src/base/errors.ts: src/cli/ may import only generated/fields.ts, generated/operations.ts, generated/provenance.ts, generated/report-page.ts, generated/schema.ts, generated/servers.ts, generated/shapes.ts, src/index.ts, src/ledger/index.ts, src/emulator/index.ts, and src/undici.ts.',
    ],
    [
      'a command that reaches behind a public entry',
      { 'src/cli/push/a.ts': ["import type { App } from '../../emulator/app.js';"] },
      'src/cli/push/a.ts → src/emulator/app.ts: src/cli/ may import only',
    ],
    [
      'a script that is imported',
      { 'src/base/a.ts': ['scripts/generate/targets.ts'] },
      'src/base/a.ts → scripts/generate/targets.ts: scripts/ and test/ are not part of the package.',
    ],
    [
      'a generated file that knows src/',
      { 'generated/client.ts': ['src/base/errors.ts'] },
      'generated/client.ts → src/base/errors.ts: generated/ lies below everything.',
    ],
    [
      'a room that nobody listed',
      { 'src/extras/a.ts': [] },
      'src/extras/a.ts: These files are in no room of the house.',
    ],
    [
      'an import of the build',
      { 'src/http/a.ts': ['dist/src/index.js'], 'dist/src/index.js': [] },
      'src/http/a.ts → dist/src/index.js: No rule can see where an import of the build goes.',
    ],
    [
      'an import that leads nowhere',
      { 'src/http/a.ts': ["import '../gone.js';"] },
      'src/http/a.ts → ../gone.js: No such file',
    ],
    [
      'a second importer of openapi-fetch',
      { 'src/client/a.ts': ["import createClient, { type Client } from 'openapi-fetch';"] },
      'src/client/a.ts → openapi-fetch: Only one file may import openapi-fetch at run time',
    ],
    [
      'a second importer of openapi-typescript',
      { 'scripts/generate/a.ts': ['openapi-typescript'] },
      'scripts/generate/a.ts → openapi-typescript: Only one file may import openapi-typescript at run time',
    ],
    [
      'an eighth floor in the whole',
      { 'src/client/client.ts': ['src/extra/a.ts'], 'src/extra/a.ts': ['src/http/send.ts'] },
      'src/extra/a.ts → src/http/send.ts: src/ has 8 floors, and 7 are the most.',
    ],
    [
      'an eighth floor in the command',
      chain(8, (place) => `src/cli/${place}.ts`),
      'src/cli/7.ts → src/cli/8.ts: src/cli/ has 8 floors, and 7 are the most.',
    ],
  ])('does not stand with %s', async (_, changes, problem) => {
    expect(await problemsOf(changes)).toContainEqual(expect.stringContaining(problem));
  });

  it.each<[what: string, Tree]>([
    ['files of one room in a row', chain(9, (place) => `src/base/${place}.ts`)],
    ['the command on seven floors', chain(7, (place) => `src/cli/${place}.ts`)],
    ['the types of openapi-fetch anywhere', { 'src/client/a.ts': ["import type { Client } from 'openapi-fetch';"] }],
    ['openapi-fetch in the benchmark', { 'scripts/bench/a.ts': ['openapi-fetch'] }],
    ['a script that imports src/', { 'scripts/a.ts': ['src/index.ts', 'src/http/send.ts'] }],
    ['what Node brings along', { 'src/http/a.ts': ["import { readFile } from 'node:fs';"] }],
  ])('stands with %s', async (_, changes) => {
    expect(await problemsOf(changes)).toEqual([]);
  });

  it('names every import on the way down from an eighth floor', async () => {
    const { problems } = await inspect(build(chain(8, (place) => `src/cli/${place}.ts`)));
    const steps = [1, 2, 3, 4, 5, 6, 7].map((place) => `src/cli/${place}.ts → src/cli/${place + 1}.ts`);
    expect(problems).toEqual([{ advice: expect.stringContaining('8 floors'), imports: steps }]);
  });
});

describe('npm run house', () => {
  const run = (root: string) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/house.ts', root]).then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
    );

  it('draws each room with its floor and what it imports from', async () => {
    expect(await run(build({}))).toEqual({
      code: 0,
      stderr: '',
      stdout: `src/ has 7 floors:
  7  cli → emulator 2, index.ts 6, ledger 5, undici.ts 2
  6  index.ts → base 1, client 3, ledger 5, resources 4
  5  ledger → resources 4
  4  resources → batch 2, client 3
  3  client → batch 2, http 2
  2  batch → base 1
  2  emulator → base 1
  2  http → base 1
  2  undici.ts → base 1
  1  base

src/cli/ has 2 floors:
  2  main.ts → run.ts 1
  1  run.ts
`,
    });
  });

  it('fails with each import that breaks a rule, and what to do', async () => {
    const changes = { 'src/cli/a.ts': ['src/cli/b.ts', 'src/http/send.ts'], 'src/cli/b.ts': ['src/cli/a.ts'] };
    const { code, stdout, stderr } = await run(build(changes));
    expect(code).toBe(1);
    expect(stdout).toContain('src/cli/ has ? floors:\n  ?  a.ts → b.ts ?\n');
    expect(stderr).toContain('both import.\n  src/cli/a.ts → src/cli/b.ts → src/cli/a.ts\n');
    expect(stderr).toContain('as an argument.\n  src/cli/a.ts → src/http/send.ts\n');
  });
});
