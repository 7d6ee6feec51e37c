import { defineConfig } from 'vitest/config';
import { pageFile } from './test/page/build.js';

/**
 * The tests that want Chromium, curl, Python with `requests`, PHP and Go on the machine, apart from those of `npm test`, which want Node alone: the
 * reference with its samples, and the page of the emulator.
 */
export default defineConfig({
  resolve: { alias: [{ find: './page-file.js', replacement: pageFile }] },
  test: {
    include: ['test/reference/**/*.{browser,samples}.ts', 'test/page/**/*.browser.ts'],
    globalSetup: ['test/page/build.ts'],
    server: { deps: { external: [/\.tmp\/page\.cjs$/] } },
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
