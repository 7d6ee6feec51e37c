import { parseArgs } from 'node:util';
import { scenarios } from '../test/http/pace/scenarios.js';
import { type Result, simulate } from '../test/http/pace/simulate.js';

/** How near the client comes to limits that nobody told it of, in virtual time: the median and the worst of some runs. */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const seeds = Array.from({ length: Number(values.runs) }, (_, index) => index + 1);

const middle = Math.floor((seeds.length - 1) / 2);
const sorted = (results: Result[], of: (result: Result) => number) => results.map(of).sort((a, b) => a - b);
const spread = (numbers: number[], write: (value: number) => string) =>
  `${write(numbers[middle] ?? 0)} (${write(numbers.at(-1) ?? 0)})`;

console.log('| limit, latency | requests | ideal | × ideal (worst) | refused (worst) | lost |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const scenario of scenarios) {
  const results = [];
  for (const seed of seeds) results.push(await simulate(scenario, seed));
  const times = spread(
    sorted(results, ({ timesIdeal }) => timesIdeal),
    (value) => value.toFixed(2),
  );
  const refused = spread(
    sorted(results, (result) => result.refused),
    (value) => `${(100 * value).toFixed(1)}%`,
  );
  const lost = results.reduce((sum, result) => sum + result.lost, 0);
  const ideal = `${(scenario.idealMs / 1000).toFixed(1)} s`;
  console.log(`| ${scenario.name} | ${scenario.requests} | ${ideal} | ${times} | ${refused} | ${lost} |`);
}
