import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
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
    include: ['test/**/*.test.ts'],
    globalSetup: at('test/support/seed/global.ts'),
    setupFiles: at('test/support/seed/each-file.ts'),
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
