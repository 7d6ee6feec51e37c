import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { judge } from '../test/chaos/judge.js';
import { play } from '../test/chaos/play.js';
import { scenario } from '../test/chaos/scenario.js';
import { parseSeed, readSeed } from '../test/support/seed/read.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string' },
  },
});
const numRuns = Number(values.runs);
const seed = values.seed === undefined ? readSeed() : parseSeed('--seed', values.seed);

/** What the runs met, to see that they met everything. */
const tally = new Map<string, number>();
const count = (what: string, by = 1) => tally.set(what, (tally.get(what) ?? 0) + by);

console.log(`Playing ${numRuns} bad days. To play the same again: npm run chaos -- --runs ${numRuns} --seed ${seed}`);
const startedAt = performance.now();
await fc.assert(
  fc.asyncProperty(scenario, async (drawn) => {
    const played = await play(drawn);
    const broken = judge(drawn, played);
    if (broken.length > 0) throw new Error(broken.join('\n'));
    count(`caller: ${drawn.caller.does}`);
    if (played.report !== undefined) count('run: ended with a report');
    for (const { status } of played.outcomes) count(`outcome: ${status}`);
    for (const fault of played.struck) count(`fault: ${fault}`);
  }),
  { numRuns, seed, endOnFailure: true },
);
const seconds = (performance.now() - startedAt) / 1000;
console.log(
  [...tally]
    .sort()
    .map(([what, times]) => `${String(times).padStart(12)}  ${what}`)
    .join('\n'),
);
console.log(`Every promise was kept ${numRuns} times, in ${seconds.toFixed(0)} s.`);
