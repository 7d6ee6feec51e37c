import { defineConfig } from 'vitest/config';

/** What other people's generators and rule sets make of the contract, apart from the tests of `npm test`: they install what they need. */
export default defineConfig({
  test: {
    include: ['test/generators/*.project.ts'],
    globalSetup: ['test/generators/install.ts'],
    // The check runs them beside other tests.
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
