import { defineConfig } from 'vitest/config';
import { common } from './vitest.config.js';

/** The examples of docs/many-machines.md on real brokers, apart from the tests of `npm test`: they want NATS, RabbitMQ, Redis and PgBouncer on the machine. */
export default defineConfig({
  ...common,
  test: {
    ...common.test,
    include: ['test/brokers/*.broker.ts'],
    globalSetup: ['test/support/seed/global.ts', 'test/brokers/install.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
