import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillIn } from '../scripts/contract/readme.js';

interface Block {
  language: string;
  /** The word after the language: a file's name, or `skip`. */
  label: string;
  code: string;
  /** What the paragraph after the block says that it prints. */
  prints: string[];
}

const readme = readFileSync('README.md', 'utf8');
const blocks: Block[] = [...readme.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```\n+(That prints [^\n]*)?/gms)].map(
  ([, language = '', label = '', code = '', after = '']) => ({
    language,
    label,
    code,
    prints: [...after.matchAll(/`([^`]+)`/g)].map(([, text]) => text as string).filter((text) => text !== 'pushDeals'),
  }),
);
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

let folder: string;
let environment: NodeJS.ProcessEnv;

/** Runs a command where the only server in reach is an emulator, in the process itself. */
const run = (file: string, args: string[]) =>
  promisify(execFile)(file, args, { cwd: folder, env: environment }).catch(({ message, stdout, stderr }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });

beforeAll(() => {
  mkdirSync('dist', { recursive: true });
  folder = resolve(mkdtempSync(join('dist', 'readme-')));
  const emulator = resolve('dist/src/emulator/index.js');
  writeFileSync(
    join(folder, 'preload.mjs'),
    `import dns from 'node:dns';
    import { register } from 'node:module';
    import { createEmulator } from ${JSON.stringify(emulator)};
    dns.lookup = (host) => { throw new Error('The README would go to ' + host); };
    globalThis.fetch = createEmulator().fetch;
    register('./hooks.mjs', import.meta.url);`,
  );
  // The command's requests go by undici, which is not to reach further than the global fetch.
  writeFileSync(
    join(folder, 'hooks.mjs'),
    `const undici = new URL('./undici.mjs', import.meta.url).href;
    export const resolve = (name, context, next) =>
      name === 'undici' ? { url: undici, shortCircuit: true } : next(name, context);`,
  );
  writeFileSync(
    join(folder, 'undici.mjs'),
    `export class Agent {
      async request({ origin, path, ...init }) {
        const { status, statusText, headers, ...response } = await fetch(origin + path, init).then(read);
        return { statusCode: status, statusText, headers: Object.fromEntries(headers), body: response };
      }
      async close() {}
    }
    export class EnvHttpProxyAgent extends Agent {}
    async function read(response) {
      const text = await response.text();
      return { status: response.status, statusText: response.statusText, headers: response.headers, text: async () => text };
    }`,
  );
  for (const { label, code } of blocks) if (label.includes('.')) writeFileSync(join(folder, label), code);
  const NODE_OPTIONS = `--import ${join(folder, 'preload.mjs')}`;
  environment = { ...process.env, RECOTAP_API_KEY: 'readme', NODE_OPTIONS };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README', () => {
  it.each(blocks.filter(({ language }) => language === 'ts').map((block, index) => ({ ...block, index })))(
    'has code that runs and prints what it says: block $index',
    async ({ code, prints, index }) => {
      const file = `block-${index}.ts`;
      writeFileSync(join(folder, file), code);
      const { stdout } = await run(process.execPath, ['--import', 'tsx', file]);
      for (const text of prints) expect(stdout).toContain(text);
    },
  );

  it('has code that keeps to the types', async () => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      skipLibCheck: true,
    };
    const files = blocks
      .filter(({ language }) => language === 'ts')
      .map(({ code }, index) => {
        writeFileSync(join(folder, `types-${index}.ts`), code);
        return `types-${index}.ts`;
      });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, types: ['node'] }, files }),
    );
    await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.']);
  });

  const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.split('\n'));

  it.each(commands.filter((line) => line.startsWith('recotap ')))('has a command that succeeds: %s', async (line) => {
    const args = line.replace(/#.*/, '').trim().split(/\s+/).slice(1);
    await run(process.execPath, [resolve('dist/src/cli/main.js'), ...args]);
  });

  it('has the scenarios of the contract (else: npm run readme)', () => {
    expect(fillIn(readme)).toBe(readme);
  });

  it('names only npm scripts that there are', () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(scripts).toEqual(expect.arrayContaining(named));
  });
});
