import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDice, shuffledIndexes } from '../../../src/emulator/faults/random.js';

const throws = (count: number, ...seeds: number[]) => {
  const dice = createDice(...seeds);
  return Array.from({ length: count }, dice);
};

describe('Dice', () => {
  it('fall the same way for the same seeds, on every machine', () => {
    expect(throws(2, 1, 0, 1).map((thrown) => thrown * 2 ** 32)).toEqual([713364393, 418066251]);
  });

  it('fall another way for any other seed, at any place', () => {
    const seed = fc.maxSafeNat();
    const seeds = fc.tuple(seed, seed, seed);
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        fc.pre(one.join() !== other.join());
        expect(throws(4, ...one)).not.toEqual(throws(4, ...other));
      }),
    );
  });

  it('stay from 0 up to 1, without 1', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (seeds) => {
        for (const thrown of throws(20, ...seeds)) expect(thrown >= 0 && thrown < 1).toBe(true);
      }),
    );
  });

  it('favour no number, though the seeds lie side by side', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let seed = 0; seed < 10_000; seed++) {
      const [thrown = 0] = throws(1, 1, 0, seed);
      const tenth = Math.floor(thrown * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('An order of chance', () => {
  it('has every number once', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(), (count, seed) => {
        const order = shuffledIndexes(count, createDice(seed));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it('is any order, one as often as another', () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 6_000; seed++) {
      const order = shuffledIndexes(3, createDice(seed)).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
