import type { TestProject } from 'vitest/node';
import { readSeed } from './read.js';

declare module 'vitest' {
  interface ProvidedContext {
    seed: number;
  }
}

/** Runs once, before all test files: gives them their seed, and says how to run them with it again. */
export default function setup({ provide }: Pick<TestProject, 'provide'>): void {
  const seed = readSeed();
  // A report in JSON may go to standard output.
  process.stderr.write(`SEED=${seed} repeats the random cases of this run.\n`);
  provide('seed', seed);
}
