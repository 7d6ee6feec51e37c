import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createEmulator, type Listening } from '../../src/emulator/index.js';
import { root, run } from '../projects/run.js';
import { clients } from './clients.js';

const folder = inject('generators');
const tool = (name: string) => join(folder, 'node_modules/.bin', name);
const emulator = createEmulator();
let server: Listening;

beforeAll(async () => {
  server = await emulator.listen();
});

afterAll(() => server.close());

describe.each(clients)('the client that $name generates', ({ folder: own, command: [program, ...args] }) => {
  const home = join(folder, own);
  const atEmulator = () => ({ RECOTAP_URL: `${server.url}/api/v1` });

  it('is generated', async () => {
    await mkdir(join(home, 'generated'), { recursive: true });
    await run(tool(program), args, home, atEmulator());
    expect(await readdir(join(home, 'generated'))).not.toEqual([]);
  });

  it('compiles with tsc --strict, with a call whose answers are narrowed by their types', async () => {
    expect(await run(tool('tsc'), ['--strict', '-p', home], folder)).toBe('');
  });

  it('stores a deal of an owner whose address is not ASCII, and reads a 400', async () => {
    emulator.reset();
    const printed = await run(process.execPath, ['--import', 'tsx', 'call.ts'], home, atEmulator());
    expect(JSON.parse(printed)).toEqual({ stored: 'deal-001', refused: 'deals' });
    expect([...emulator.deals.keys()]).toEqual(['deal-001']);
  });

  it('names no type after another, with a number', async () => {
    const files = await readdir(join(home, 'generated'), { recursive: true });
    const code = await Promise.all(
      files.filter((file) => file.endsWith('.ts')).map((file) => readFile(join(home, 'generated', file), 'utf8')),
    );
    const names = code.flatMap((text) => text.match(/(?<=^export (?:type|interface|const|enum) )\w+/gm) ?? []);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => /[a-z]\d$/.test(name) && names.includes(name.slice(0, -1)))).toEqual([]);
  });
});

describe('the page about the contract', () => {
  it('names each generator with the version that is tested', async () => {
    const page = await readFile(join(root, 'docs/the-contract.md'), 'utf8');
    const { devDependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const tested = clients.map(({ name }) => `| \`${name}\` | ${devDependencies[name]} |`);
    expect(page.match(/^\| `[^`]+` \| \d+\.\d+\.\d+ \|/gm)).toEqual(tested);
    expect(page).toContain(`\`quicktype-core\` ${devDependencies['quicktype-core']} `);
  });
});
