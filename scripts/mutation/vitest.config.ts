import { defineConfig } from 'vitest/config';
import { common } from '../../vitest.config.js';

/** The tests that concern what is mutated, without those that need a build or another process. */
const include = ['test/batch', 'test/http', 'test/client', 'test/resources/deals.test.ts', 'test/falls.test.ts'].map(
  (path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`),
);

/** The seed here is always the same. */
export default defineConfig({
  ...common,
  test: { ...common.test, root: process.cwd(), include, setupFiles: ['scripts/mutation/setup.ts'], testTimeout: 5_000 },
});
