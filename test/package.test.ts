import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Runs a program. What it said of its failure is in the error. */
const run = (file: string, args: string[], options: { cwd?: string } = {}) =>
  promisify(execFile)(file, args, options).catch(({ stdout, stderr, message }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/bin/tsc');
const bin = (name: string) => join('node_modules', '.bin', name);

/** What an app would write. It uses each public value and type that the README shows. */
const consumer = `
import { createRecotapClient, type Deal, type DealOutcome, PushAbortedError, type PushReport, pushDeals, RecotapError, streamDeals, validateDeal } from 'recotap-api';
import { createEmulator } from 'recotap-api/emulator';

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
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package, installed from its tarball into an empty project', () => {
  it.each([
    { module: 'NodeNext', moduleResolution: 'NodeNext' },
    { module: 'ESNext', moduleResolution: 'Bundler' },
  ])('has types under $moduleResolution resolution, and runs', async (resolution) => {
    const name = `tsconfig.${resolution.moduleResolution}.json`;
    const compilerOptions = {
      ...resolution,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      strict: true,
      types: [],
      outDir: resolution.moduleResolution,
    };
    await writeFile(join(folder, name), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    await run(process.execPath, [tsc, '-p', name], { cwd: folder });
    const { stdout } = await run(process.execPath, [join(resolution.moduleResolution, 'app.js')], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual([2, 2, 2, 200, false, 0]);
  });

  it('has the command', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const { stdout } = await run(join(folder, bin('recotap')), ['--version']);
    expect(stdout.trim()).toBe(version);
  });

  it('has the contract and the JSON Schema of a deal', async () => {
    const resolve = createRequire(join(folder, 'app.js')).resolve;
    expect(await readFile(resolve('recotap-api/openapi.yaml'), 'utf8')).toBe(await readFile('openapi.yaml', 'utf8'));
    expect(JSON.parse(await readFile(resolve('recotap-api/deal.schema.json'), 'utf8'))).toMatchObject({
      title: 'Deal',
    });
  });

  it('leaves publint and arethetypeswrong with nothing to say', async () => {
    const lint = await run(bin('publint'), ['--strict', tarball]);
    expect(lint.stdout).toMatch(/All good!/);
    // It exits with 1 for any problem of an ES module's users.
    const files = ['./openapi.yaml', './deal.schema.json'];
    await run(bin('attw'), [tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...files]);
  });
});
