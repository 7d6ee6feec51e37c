import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: '#exchange', replacement: at('src/http/undici-exchange.ts') },
      { find: /^recotap-api$/, replacement: at('src/index.ts') },
      { find: /^recotap-api\/emulator$/, replacement: at('src/emulator/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
