import { alone, run, together } from './vitest.config.js';

/** What runs where the package is developed, and never at its users. */
const development = [
  'audit.test.ts',
  'dependencies.test.ts',
  'e2e/demo.test.ts',
  'house.test.ts',
  'package.test.ts',
  'setup.test.ts',
];
const rooms = ['bundle', 'chaos', 'ci', 'cli/verify', 'contract', 'docs', 'fuzz', 'release'];
/** Long runs in which the version of Node plays no part. */
const long = [
  '{base,e2e,emulator}/**/*.slow.test.ts',
  'cli/commands/{accounts-pull,relink}.test.ts',
  'cli/commands/*.slow.test.ts',
  'cli/read/**/*.slow.test.ts',
  // Those of signals, of interrupts and of the emulator run the built command on it.
  'e2e/{commands,credentials,faults,first-day,output,push,server-killed,source}.test.ts',
  'emulator/bounds.test.ts',
  'http/pace/*.slow.test.ts',
  'http/faults.slow.test.ts',
  'interop/{types,workerd}.test.ts',
  'ledger/model.test.ts',
  'ledger/postgres/{machines,rules,sql-put,stores}.slow.test.ts',
];

const left = [...[...development, ...long].map((file) => `test/${file}`), ...rooms.map((room) => `test/${room}/**`)];

/** The tests on the oldest Node that the package supports. */
export default run(together(left), alone(left));
