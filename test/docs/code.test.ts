import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withScenarios } from '../../scripts/pages/scenarios.js';
import { createEmulator } from '../../src/emulator/index.js';
import { blocksOf, pages } from './pages.js';
import { openSandbox } from './sandbox.js';

const blocks = pages.flatMap(blocksOf);
const inLanguage = (language: string) => blocks.filter((block) => block.language === language);

/** Each command of the shell blocks, without its comment. */
const commands = inLanguage('sh').flatMap(({ page, code }) =>
  code
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*/, '').split('&&'))
    .map((command) => ({ page, command: command.trim() }))
    .filter(({ command }) => command !== ''),
);
/** Other tests run the files of examples/. */
const isShown = ({ file }: { file: string | undefined }) => file?.startsWith('examples/') === true;
const isOfRecotap = ({ command }: { command: string }) => command.startsWith('recotap ');
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  sandbox = await openSandbox();
  for (const { page, file, code } of blocks) {
    if (file !== undefined && !isShown({ file })) writeFileSync(join(sandbox.folderOf(page), file), code);
  }
});
afterAll(() => sandbox.close());

describe('the code of the README and the guides', () => {
  it.each(inLanguage('ts'))('runs, and prints what it says: $page:$line', async ({ page, line, code, prints }) => {
    const folder = sandbox.folderOf(page);
    writeFileSync(join(folder, `line-${line}.ts`), code);
    const { stdout } = await sandbox.run(folder, ['--experimental-transform-types', `line-${line}.ts`]);
    for (const text of prints) expect(stdout).toContain(text);
  });

  it('keeps to the types', async () => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      skipLibCheck: true,
      types: ['node'],
    };
    const files = inLanguage('ts').map(({ page, line, code }) => {
      const file = join(sandbox.folderOf(page), `types-${line}.ts`);
      writeFileSync(file, code);
      return file;
    });
    writeFileSync(join(sandbox.root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    await sandbox.run(sandbox.root, [resolve('node_modules/typescript/bin/tsc'), '-p', '.']);
  });

  it.each(commands.filter(isOfRecotap))('has a command that succeeds: $command', async ({ page, command }) => {
    await sandbox.recotap(sandbox.folderOf(page), command.split(/\s+/).slice(1));
  });

  it('has no other command than npm scripts, which have tests of their own, and what install.test.ts runs', () => {
    const others = commands.filter((command) => !isOfRecotap(command));
    const known = (command: string) =>
      command === 'export RECOTAP_API_KEY=...' ||
      /^(npm (ci|test|pack|run [\w:]+( -- [\w .-]+)?)|npm install \.\.\/\S+\.tgz|npx --no-install recotap --version)$/.test(
        command,
      );
    expect(others.filter(({ command }) => !known(command))).toEqual([]);
  });

  it('names only npm scripts that there are', () => {
    const named = pages
      .filter(({ path }) => path !== 'CHANGELOG.md')
      .flatMap(({ path, text }) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => ({ path, name })));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ name }) => !scripts.includes(name))).toEqual([]);
  });

  it.each(blocks.filter(isShown))('shows $file as it is: $page', ({ file, code }) => {
    expect(readFileSync(file as string, 'utf8')).toBe(code);
  });

  it.each(blocks.filter((block) => block.file !== undefined && !isShown(block)))(
    'uses its file $file: $page',
    ({ page, file, code }) => {
      const isNamed = commands.some((one) => one.page === page && one.command.split(' ').includes(file as string));
      if (!isNamed) createEmulator({ faults: parse(code) });
    },
  );

  it('is in languages that are run, each with its name', () => {
    const kinds = blocks.map(({ page, line, language, file }) => ({ at: `${page}:${line}`, language, file }));
    const isRun = (language: string, file?: string) =>
      file === undefined ? ['ts', 'sh'].includes(language) : ['csv', 'yaml'].includes(language);
    const others = kinds.filter(({ language, file }) => !isRun(language, file) && !isShown({ file }));
    // many-machines.slow.test.ts runs those.
    expect(others.filter(({ at }) => !at.startsWith('docs/many-machines.md:'))).toEqual([]);
    expect(new Set(others.map(({ language }) => language))).toEqual(new Set(['js', 'sql', 'console']));
    const fences = pages.flatMap(({ text }) => [...text.matchAll(/^\s*```/gm)]);
    expect(fences).toHaveLength(2 * blocks.length);
  });
});

it('docs/mock-and-emulator.md has the scenarios of the contract (else: npm run scenarios)', () => {
  const page = readFileSync('docs/mock-and-emulator.md', 'utf8');
  expect(withScenarios(page)).toBe(page);
});
