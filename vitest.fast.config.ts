import { run, together } from './vitest.config.js';

/** The tests to run on each save, without a build. */
export default run(together());
