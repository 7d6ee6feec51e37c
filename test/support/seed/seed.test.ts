import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import announce from './global.js';
import { readSeed } from './read.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('the seed of a run', () => {
  it('is the one of SEED', () => {
    vi.stubEnv('SEED', '2147483647');
    expect(readSeed()).toBe(2 ** 31 - 1);
  });

  it.each([undefined, ''])('is a new one where SEED is %j', (text) => {
    vi.stubEnv('SEED', text);
    const seeds = Array.from({ length: 10 }, () => readSeed());
    expect(new Set(seeds).size).toBeGreaterThan(1);
    for (const seed of seeds) expect(readSeed(String(seed))).toBe(seed);
  });

  it.each(['abc', '-1', '1.5', '1e3', ' 7', '2147483648'])('is never %j', (text) => {
    expect(() => readSeed(text)).toThrow(`SEED must be a whole number from 0 to 2147483647, and is ${text}.`);
  });

  it('is printed, and is the same for every file', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const provide = vi.fn();
    vi.stubEnv('SEED', '42');
    announce({ provide });
    expect(stderr.mock.calls).toEqual([['SEED=42 repeats the random cases of this run.\n']]);
    expect(provide.mock.calls).toEqual([['seed', 42]]);
  });

  it('is what fast-check draws from, unless a property says otherwise', () => {
    expect(fc.readConfigureGlobal().seed).toBe(inject('seed'));
    expect(fc.sample(fc.nat(), 20)).toEqual(fc.sample(fc.nat(), { seed: inject('seed'), numRuns: 20 }));
  });

  it('is the only source of chance in the tests', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const drawing = /Math\.random\(|randomInt\(|[A-Z]_SEED\b|seed: .*Date/;
    const others = files
      .filter((file) => file !== 'support/seed/seed.test.ts')
      .filter((file) => drawing.test(readFileSync(`test/${file}`, 'utf8')));
    expect(files.length).toBeGreaterThan(100);
    // The number of a free port is no part of any case, and must be another one in each process.
    expect(others.sort()).toEqual(['support/port.ts', 'support/seed/read.ts']);
  });
});
