import { defineConfig, mergeConfig } from 'vitest/config';
import config from '../../vitest.config.js';

/** The tests that concern what is mutated, without those that need a build or another process. */
const include = ['test/batch', 'test/http', 'test/client', 'test/resources/deals.test.ts', 'test/falls.test.ts'].map(
  (path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`),
);

const merged = mergeConfig(config, defineConfig({ root: process.cwd(), test: { testTimeout: 5_000 } }));
// These take the place of the lists that they would be added to: the seed here is always the same.
Object.assign(merged.test, { include, globalSetup: [], setupFiles: ['scripts/mutation/setup.ts'] });
export default merged;
