import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import config from './vitest.config.js';

const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());

/**
 * The tests to run on each save, without a build. They are in the folders of test/ that mirror a folder of src/, and in
 * a few more. The other folders test the package, the command or many random cases as a whole. In any folder, a file
 * that starts another program or takes seconds has a name that ends with `.slow.test.ts`.
 */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: [
      ...rooms.map(({ name }) => `test/${name}/**/*.test.ts`),
      'test/contract/**/*.test.ts',
      'test/support/**/*.test.ts',
      'test/falls.test.ts',
    ],
    exclude: ['**/*.slow.test.ts'],
    // The files share what they import, which saves most of the time. `npm test` runs each of them on its own.
    isolate: false,
  },
});
