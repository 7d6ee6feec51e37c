import { configDefaults, mergeConfig } from 'vitest/config';
import config from './vitest.config.js';

/** What runs where the package is developed, and never at its users. */
const development = ['audit.test.ts', 'dependencies.test.ts', 'house.test.ts', 'setup.test.ts'];
const rooms = ['bundle', 'chaos', 'ci', 'cli/verify', 'contract', 'docs', 'fuzz', 'release'];
/** Long runs in which the version of Node plays no part. */
const long = ['{base,e2e,emulator}/**/*.slow.test.ts', 'interop/workerd.test.ts'];

/** The tests on the oldest Node that the package supports. */
export default mergeConfig(config, {
  test: {
    exclude: [
      ...configDefaults.exclude,
      ...[...development, ...long].map((file) => `test/${file}`),
      ...rooms.map((room) => `test/${room}/**`),
    ],
  },
});
