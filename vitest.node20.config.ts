import { configDefaults, mergeConfig } from 'vitest/config';
import config from './vitest.config.js';

/** What runs where the package is developed, and never at its users. */
const development = ['audit.test.ts', 'dependencies.test.ts', 'house.test.ts', 'setup.test.ts'];
const rooms = ['bundle', 'ci', 'contract', 'docs', 'release', 'scripts'];

/** The tests on the oldest Node that the package supports. */
export default mergeConfig(config, {
  test: {
    exclude: [
      ...configDefaults.exclude,
      ...development.map((file) => `test/${file}`),
      ...rooms.map((room) => `test/${room}/**`),
    ],
  },
});
