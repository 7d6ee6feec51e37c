import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const rooms = readdirSync(at('src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The tests of the folders that mirror a folder of src/, and of a few more. */
const inside = [
  ...[...rooms.map(({ name }) => name), 'contract', 'support'].map((room) => `test/${room}/**/!(*.slow).test.ts`),
  'test/falls.test.ts',
];

/** What all test files have in common. */
export const common = {
  resolve: {
    alias: [
      { find: /^recotap-api$/, replacement: at('src/index.ts') },
      { find: /^recotap-api\/undici$/, replacement: at('src/undici.ts') },
      { find: /^recotap-api\/ledger$/, replacement: at('src/ledger/index.ts') },
      { find: /^recotap-api\/emulator$/, replacement: at('src/emulator/index.ts') },
      { find: /^recotap-api\/msw$/, replacement: at('src/msw.ts') },
    ],
  },
  test: {
    root: at('.'),
    setupFiles: at('test/support/seed/each-file.ts'),
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A busy machine may take its time; what never comes fails the test by then.
    expect: { poll: { timeout: 90_000 } },
  },
};

/**
 * Tests that neither start another program nor take seconds; those that do have a name that ends with `.slow.test.ts`. Their files share what
 * they import, which saves most of the time.
 */
export function together(exclude: string[] = []): TestProjectInlineConfiguration {
  return {
    ...common,
    test: {
      ...common.test,
      name: 'together',
      include: inside,
      exclude: [...configDefaults.exclude, ...exclude],
      isolate: false,
    },
  };
}

/** Tests of the package, the command or many random cases as a whole. Each file runs on its own. */
export function alone(exclude: string[] = []): TestProjectInlineConfiguration {
  return {
    ...common,
    test: {
      ...common.test,
      name: 'alone',
      include: ['test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...inside, ...exclude],
    },
  };
}

/** A run of these tests, with one seed for all of its random cases. */
export function run(...projects: TestProjectInlineConfiguration[]) {
  return defineConfig({ test: { projects, globalSetup: at('test/support/seed/global.ts'), maxWorkers: 2 } });
}

export default run(together(), alone());
