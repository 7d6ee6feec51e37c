import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inFolder, recotap } from '../e2e/command.js';
import { emulatorProcess } from '../e2e/emulator-process.js';
import { plantingGround } from './support/plant.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What a build needs. */
const parts = ['generated', 'openapi.yaml', 'package.json', 'scripts', 'src', 'tsconfig.json'];
const ground = plantingGround();
/** A copy of the project, whose contract alone is edited before it is built. */
const copy = mkdtempSync(join(realpathSync(tmpdir()), 'recotap-copy-'));
const program = join(copy, 'dist/cli/main.js');

beforeAll(() => {
  for (const part of parts) {
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => basename(path) !== 'node_modules',
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const edited = ground.plant((contract) => {
    contract.setIn(['components', 'schemas', 'Deal', 'properties', 'dealType'], {
      type: 'string',
      description: 'Whether the deal is new business or a renewal.',
    });
  });
  cpSync(edited, join(copy, 'openapi.yaml'));
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['--import', 'tsx', ...args], { cwd: copy, stdio: 'inherit' });
  run('scripts/generate.ts');
  // Of the build, the command alone.
  const build = "import { buildCommand } from './scripts/build/bundle.ts'; await buildCommand('dist/cli');";
  run('--input-type=module', '-e', build);
});

afterAll(() => {
  ground.remove();
  rmSync(copy, { recursive: true, force: true });
});

const generated = (file: string) => readFile(join(copy, 'generated', file), 'utf8');

describe('A field that is added to the Deal in openapi.yaml, and nowhere else', () => {
  it('is in every generated file that knows the fields of a deal', async () => {
    expect(await generated('fields.ts')).toContain('name: "dealType", type: "string", required: false');
    expect(await generated('schema.ts')).toContain('dealType?: string');
    expect(JSON.parse(await generated('deal.schema.json')).properties).toHaveProperty('dealType');
    expect(await generated('validate/Deal.js')).toContain('/dealType');
  });

  it('is held by the emulator, which refuses a number in it as class-validator does', async () => {
    const { url, inspect } = await emulatorProcess(['--port', '0'], { program });
    const push = async (dealType: unknown) => {
      const answer = await fetch(`${url}/deals`, {
        method: 'POST',
        headers: { 'X-Api-Key': 'any', 'Content-Type': 'application/json' },
        body: JSON.stringify({ deals: [{ externalDealId: 'a', name: 'A', dealType }] }),
      });
      return (await answer.json()).data;
    };
    expect(await push('renewal')).toMatchObject({ summary: { upserted: 1 } });
    expect(await push(5)).toEqual([
      {
        property: 'deals',
        children: [
          {
            property: '0',
            children: [{ property: 'dealType', constraints: { isString: 'dealType must be a string' } }],
          },
        ],
      },
    ]);
    const { deals } = await inspect('deals');
    expect(deals.map(({ deal }) => deal)).toEqual([{ externalDealId: 'a', name: 'A', dealType: 'renewal' }]);
  });

  it('is pushed from a CSV that has a column of its name', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), 'externalDealId,name,dealType\na,A,renewal\n');
      const { baseUrl, inspect } = await emulatorProcess(['--port', '0'], { program });
      const { code, stderr } = await recotap(['push', 'deals.csv', '--base-url', baseUrl], { cwd, program });
      expect({ code, stderr }).toMatchObject({ code: 0 });
      const { deals } = await inspect('deals');
      expect(deals.map(({ deal }) => deal)).toEqual([{ externalDealId: 'a', name: 'A', dealType: 'renewal' }]);
    });
  });

  it('may be named in a mapping', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), 'Id,Title,Type\na,A,renewal\n');
      await writeFile(
        join(cwd, 'map.yaml'),
        'fields: { externalDealId: { column: Id }, name: { column: Title }, dealType: { column: Type } }\n',
      );
      const { baseUrl, inspect } = await emulatorProcess(['--port', '0'], { program });
      const args = ['push', 'deals.csv', '--map', 'map.yaml', '--base-url', baseUrl];
      expect(await recotap(args, { cwd, program })).toMatchObject({ code: 0 });
      const { deals } = await inspect('deals');
      expect(deals.map(({ deal }) => deal)).toEqual([{ externalDealId: 'a', name: 'A', dealType: 'renewal' }]);
    });
  });

  it('is listed by `recotap push --help`', async () => {
    const { stdout } = await recotap(['push', '--help'], { program });
    expect(stdout).toContain('dealType');
  });
});
