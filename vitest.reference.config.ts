import { defineConfig } from 'vitest/config';

/** The tests that want Chromium, curl, Python with `requests`, PHP and Go on the machine, apart from those of `npm test`, which want Node alone. */
export default defineConfig({
  test: { include: ['test/reference/**/*.{browser,samples}.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
