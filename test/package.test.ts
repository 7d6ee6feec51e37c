import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Runs a program. What it said of its failure is in the error. */
const run = (file: string, args: string[], options: { cwd?: string } = {}) =>
  promisify(execFile)(file, args, options).catch(({ stdout, stderr, message }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/bin/tsc');
const bin = (name: string) => join('node_modules', '.bin', name);

const moduleOf = (name: string) => `esm/src/${['emulator', 'ledger'].includes(name) ? `${name}/index` : name}.js`;

/** What the files and all that they import of the same folder import of other packages. */
async function importsOf(folder: string, ...paths: string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: paths.map((path) => ({ in: join(folder, path), out: path })),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    packages: 'external',
    outdir: folder,
    format: 'esm',
    // An import of types is none at run time.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const names = imports.flatMap(({ path, external }) => (external === true && !isBuiltin(path) ? path : []));
  return [...new Set(names)].sort();
}

async function bytesIn(folder: string): Promise<number> {
  const paths = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The packages that another bundler takes into the command and the library. */
async function packagesByEsbuild(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts', 'src/index.ts', 'src/emulator/index.ts', 'src/emulator/page/main.tsx'],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['@photostructure/sqlite', 'pg'],
    format: 'esm',
    outdir: folder,
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const names = inputs.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput === 0 ? [] : (/.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  );
  return [...new Set(names)].sort();
}

const schemaTitles = {
  'deal.schema.json': 'Deal',
  'account.schema.json': 'Account',
  'sales-activity.schema.json': 'SalesActivity',
  'external-id-mapping.schema.json': 'ExternalIdMapping',
  'pipeline.schema.json': 'Pipeline',
};

/** What an app would write. It uses each public value and type that the README shows. */
const consumer = `
import { createRecotapClient, type Deal, type DealOutcome, PushAbortedError, type PushReport, pushDeals, RecotapError, streamDeals, validateDeal } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

async function main() {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch });
  const deals: Deal[] = [{ externalDealId: '1', name: 'One' }, { externalDealId: '2', name: 'Two', amount: 2 }];
  const report: PushReport = await pushDeals(client, deals);
  const outcomes: DealOutcome[] = [];
  for await (const outcome of streamDeals(client, deals)) outcomes.push(outcome);
  const { data } = await client.POST('/deals', { body: { deals } });
  const again = await client.requests.pushDeals({ deals });
  // @ts-expect-error a misspelt field
  await client.requests.pushDeals({ deals: [{ externalDealId: '1', nam: 'One' }] });
  const error: unknown = await pushDeals(client, deals, { signal: AbortSignal.abort() }).catch((thrown) => thrown);
  if (!(error instanceof PushAbortedError) || !(error instanceof RecotapError)) throw new Error('no PushAbortedError');
  console.log(JSON.stringify([report.upserted, outcomes.length, data?.data.summary.total, again.response.status, validateDeal({}).valid, error.report.total]));
}
void main();
`;

let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recotap-package-'));
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  tarball = join(folder, (JSON.parse(stdout) as [{ filename: string }])[0].filename);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'an-app', private: true, type: 'module' }));
  await writeFile(join(folder, 'app.ts'), consumer);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd: folder });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package, installed from its tarball into an empty project', () => {
  it.each([
    { module: 'NodeNext', moduleResolution: 'NodeNext' },
    { module: 'ESNext', moduleResolution: 'Bundler' },
    { module: 'CommonJS', moduleResolution: 'Node10' },
  ])('has types under $moduleResolution resolution, and runs', async (resolution) => {
    const name = `tsconfig.${resolution.moduleResolution}.json`;
    const compilerOptions = {
      ...resolution,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      strict: true,
      // The package's own types are checked, those of TypeScript are not.
      skipDefaultLibCheck: true,
      types: [],
      outDir: resolution.moduleResolution,
    };
    await writeFile(join(folder, name), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    await run(process.execPath, [tsc, '-p', name], { cwd: folder });
    const type = resolution.module === 'CommonJS' ? 'commonjs' : 'module';
    await writeFile(join(folder, resolution.moduleResolution, 'package.json'), JSON.stringify({ type }));
    const { stdout } = await run(process.execPath, [join(resolution.moduleResolution, 'app.js')], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual([2, 2, 2, 200, false, 0]);
  });

  it('has the same types for ES modules and for CommonJS, which can be named in declarations', async () => {
    await writeFile(
      join(folder, 'mixed.mts'),
      `import type { InvalidItem as CjsItem, RecotapError as CjsError, Requests as CjsRequests } from 'recotap-api' with { 'resolution-mode': 'require' };
      import type { Emulator as CjsEmulator } from 'recotap-api/emulator' with { 'resolution-mode': 'require' };
      import { createRecotapClient, InvalidItem, pushDeals, RecotapError } from 'recotap-api';
      import { createEmulator, type Emulator } from 'recotap-api/emulator';
      export const client = createRecotapClient({ apiKey: 'key' });
      export const same: CjsRequests = client.requests;
      export const error: CjsError = new RecotapError('configuration', 'No key');
      export const item: CjsItem = new InvalidItem({}, []);
      export const emulator: CjsEmulator = createEmulator();
      export const other: Emulator = emulator;
      export const requests = () => client.requests;
      export const push = (...deals: { externalDealId: string; name: string }[]) => pushDeals(client, deals);`,
    );
    const compilerOptions = {
      module: 'NodeNext',
      target: 'ES2020',
      lib: ['ES2020', 'DOM'],
      types: [],
      strict: true,
      skipDefaultLibCheck: true,
      declaration: true,
      outDir: 'mixed',
    };
    await writeFile(join(folder, 'tsconfig.mixed.json'), JSON.stringify({ compilerOptions, files: ['mixed.mts'] }));
    await run(process.execPath, [tsc, '-p', 'tsconfig.mixed.json'], { cwd: folder });
  });

  it('has the command', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const { stdout } = await run(join(folder, bin('recotap')), ['--version']);
    expect(stdout.trim()).toBe(version);
  });

  it('has the contract and the JSON Schemas of what can be pushed', async () => {
    const resolve = createRequire(join(folder, 'app.js')).resolve;
    expect(await readFile(resolve('recotap-api/openapi.yaml'), 'utf8')).toBe(await readFile('openapi.yaml', 'utf8'));
    for (const [file, title] of Object.entries(schemaTitles)) {
      expect(JSON.parse(await readFile(resolve(`recotap-api/${file}`), 'utf8'))).toMatchObject({ title });
    }
  });

  it('leaves publint and arethetypeswrong with nothing to say', async () => {
    const lint = await run(bin('publint'), ['--strict', tarball]);
    expect(lint.stdout).toMatch(/All good!/);
    // It exits with 1 for any problem, of node10 and CommonJS too.
    await run(bin('attw'), [
      tarball,
      '--exclude-entrypoints',
      './openapi.yaml',
      ...Object.keys(schemaTitles).map((file) => `./${file}`),
    ]);
  });

  it('brings two packages along, and takes at most 6 MB with them', async () => {
    const modules = join(folder, 'node_modules');
    const names = (await readdir(modules)).filter((name) => !name.startsWith('.'));
    expect(names.sort()).toEqual(['openapi-fetch', 'openapi-typescript-helpers', 'recotap-api']);
    expect(await bytesIn(modules)).toBeLessThan(6_000_000);
  });

  it('imports nothing but those, Node and the peers that it names', async () => {
    const { dependencies, peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['openapi-fetch']);
    expect(Object.keys(peerDependencies)).toEqual([
      '@photostructure/sqlite',
      '@stoplight/prism-cli',
      'msw',
      'pg',
      'undici',
    ]);
    const installed = join(folder, 'node_modules', 'recotap-api', 'dist');
    const entries = (of: (name: string) => string) =>
      ['index', 'undici', 'ledger', 'emulator', 'msw', 'examples'].map(of);
    expect(await importsOf(installed, ...entries(moduleOf))).toEqual([
      '@photostructure/sqlite',
      'msw',
      'openapi-fetch',
      'pg',
      'undici',
    ]);
    expect(await importsOf(installed, ...entries((name) => `cjs/${name}.cjs`))).toEqual([
      '@photostructure/sqlite',
      'msw',
      'pg',
      'undici',
    ]);
    expect(await importsOf(installed, 'cli/main.js')).toEqual(['@photostructure/sqlite', 'pg']);
  });

  it.each([
    [
      'import',
      'mjs',
      `import { createRecotapClient, pushDeals } from 'recotap-api'; import { undiciFetch } from 'recotap-api/undici';`,
    ],
    [
      'require',
      'cjs',
      `const { createRecotapClient, pushDeals } = require('recotap-api'); const { undiciFetch } = require('recotap-api/undici');`,
    ],
  ])('names the line to type where undici is missing, by %s', async (_, extension, imports) => {
    const app = join(folder, `without-undici.${extension}`);
    const push = `pushDeals(createRecotapClient({ apiKey: 'key', fetch: undiciFetch() }), [{ externalDealId: '1', name: 'One' }])`;
    await writeFile(
      app,
      `${imports}\n${push}.catch(({ report }) => console.log(JSON.stringify(report.problems[0].cause)));`,
    );
    const { stdout } = await run(process.execPath, [app], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({
      name: 'RecotapConfigurationError',
      code: 'configuration',
      message: 'undiciFetch() needs the package undici, which is not installed. Run: npm install undici@7',
    });
  });

  it.each([
    ['import', 'mjs', `import { openLedger } from 'recotap-api/ledger';`],
    ['require', 'cjs', `const { openLedger } = require('recotap-api/ledger');`],
  ])('opens a ledger, or names the line to type where there is no SQLite, by %s', async (_, extension, imports) => {
    const app = join(folder, `ledger.${extension}`);
    await writeFile(
      app,
      `${imports}\nopenLedger('ledger-${extension}.db').then((ledger) => ledger.close().then(() => 'closed'), ({ message }) => message).then(console.log);`,
    );
    const { stdout } = await run(process.execPath, [app], { cwd: folder });
    const hasSqlite = process.getBuiltinModule('node:sqlite') !== undefined;
    expect(stdout.trim()).toBe(
      hasSqlite
        ? 'closed'
        : 'A ledger in a file needs SQLite, which Node has from version 22.13 on. Use such a Node, or install it beside recotap-api: npm install @photostructure/sqlite@1.2.1',
    );
  });

  it.each([
    ['import', 'mjs', `import { createEmulator } from 'recotap-api/emulator';`],
    ['require', 'cjs', `const { createEmulator } = require('recotap-api/emulator');`],
  ])('serves the page of the emulator, by %s and from a bundle of it', async (_, extension, imports) => {
    const app = join(folder, `emulator-page.${extension}`);
    await writeFile(
      app,
      `${imports}
      (async () => {
        const { url, close } = await createEmulator().listen();
        const answer = await fetch(url + '/');
        console.log(answer.status, (await answer.text()).includes('<title>Recotap emulator</title>'));
        await close();
      })();`,
    );
    const bundled = join(folder, `emulator-page-bundle.${extension}`);
    const format = extension === 'mjs' ? 'esm' : 'cjs';
    await build({ entryPoints: [app], bundle: true, platform: 'node', format, outfile: bundled, logLevel: 'silent' });
    for (const file of [app, bundled]) {
      expect((await run(process.execPath, [file])).stdout).toBe('200 true\n');
    }
  });

  it('names the line to type where Prism is missing, and takes it from the project where it is not', async () => {
    const mock = (cwd: string) => promisify(execFile)(join(folder, bin('recotap')), ['mock', '--port', '0'], { cwd });
    await expect(mock(folder)).rejects.toMatchObject({
      code: 2,
      stderr:
        'error: The mock needs Prism, which is not installed. Run: npm install --save-dev @stoplight/prism-cli@5\n',
    });
    const project = join(folder, 'with-prism');
    await mkdir(join(project, 'node_modules'), { recursive: true });
    await symlink(resolve('node_modules/@stoplight'), join(project, 'node_modules', '@stoplight'));
    const started = mock(project);
    const [greeting] = await once(started.child.stdout as Readable, 'data');
    started.child.kill('SIGINT');
    expect((await started).stdout).toBe(String(greeting));
    expect(String(greeting)).toMatch(/^The mock listens at http:/);
  });

  it('names every package whose code is in it, with its licence', async () => {
    const text = await readFile(join(folder, 'node_modules', 'recotap-api', 'dist', 'THIRD-PARTY.txt'), 'utf8');
    const parts = text.split(/^-{80}$/m).slice(1);
    const named = parts.map((part) => /^(\S+) \S+ \(\S+\)\n\n(?=.*copyright)/is.exec(part.trim())?.[1]);
    expect(named).toEqual(await packagesByEsbuild());
  });
});
