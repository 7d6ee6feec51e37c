import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge } from './judge.js';
import { play } from './play.js';
import { scenario } from './scenario.js';

const numRuns = Number(process.env.CHAOS_RUNS ?? 1_000);

it(`keeps every promise on ${numRuns} bad days`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (drawn) => {
      expect(judge(drawn, await play(drawn))).toEqual([]);
    }),
    // Making a counterexample small may take for ever.
    { numRuns, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
  );
});
