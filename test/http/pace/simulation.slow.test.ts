import { describe, expect, it } from 'vitest';
import { scenarios } from './scenarios.js';
import { type Scenario, simulate } from './simulate.js';

const named = (name: string): Scenario => {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario '${name}'`);
  return found;
};

/** The middle of three runs. */
async function typical(scenario: Scenario) {
  const results = [];
  for (const seed of [1, 2, 3]) results.push(await simulate(scenario, seed));
  const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[1];
  return {
    timesIdeal: middle(results.map(({ timesIdeal }) => timesIdeal)),
    refused: middle(results.map(({ refused }) => refused)),
  };
}

describe('a limit that nobody told the client of', () => {
  it.each([
    { name: '20/s, bursts of 20, 100 ms', times: 1.1, share: 0.05 },
    { name: '5 in each 1 s, Retry-After, 100 ms', times: 1.15, share: 0.05 },
    { name: '50/s from 0 ms, 5/s from 10 s, 50/s from 30 s, 100 ms', times: 1.25, share: 0.05 },
    { name: 'no limit, 200 ms', times: 1.1, share: 0 },
  ])(
    'is found: $name, in at most $times times the least time, with at most $share refused',
    async ({ name, times, share }) => {
      const { timesIdeal, refused } = await typical(named(name));
      expect(timesIdeal).toBeLessThanOrEqual(times);
      expect(refused).toBeLessThanOrEqual(share);
    },
  );

  it.each(scenarios)('costs no call, and at most a third more time: $name', async (scenario) => {
    const { lost, timesIdeal, refused } = await simulate(scenario, 4);
    expect(lost).toBe(0);
    expect(timesIdeal).toBeLessThan(1.34);
    expect(refused).toBeLessThan(0.2);
  });

  it('is met in the same way with the same seed', async () => {
    const scenario = named('20/s, bursts of 20, 20 ms');
    expect(await simulate(scenario, 5)).toEqual(await simulate(scenario, 5));
  });

  it('is not met at all by a client that is told of it', async () => {
    const scenario = named('5 in each 1 s, 100 ms');
    const { refused, timesIdeal } = await simulate(scenario, 6, { requestsPerSecond: 4.5 });
    expect(refused).toBe(0);
    expect(timesIdeal).toBeLessThan(1.15);
  });
});
