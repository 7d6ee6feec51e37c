import { defineConfig } from 'vitest/config';

/** The tests of the packed package in projects of other tools, apart from those of `npm test`: they install what they need, and want Chromium. */
export default defineConfig({
  test: {
    include: ['test/projects/*.project.ts'],
    globalSetup: ['test/projects/install.ts'],
    // The check runs them beside other tests.
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
