import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateDeal } from '../../generated/validate.js';
import { readContract } from '../../scripts/generate/contract.js';

const patterns = Object.entries(readContract().schemas).flatMap(([name, { pattern, 'x-common-pattern': common }]) =>
  typeof pattern === 'string' && typeof common === 'string' ? [{ name, pattern, common }] : [],
);

describe.each(patterns)('the common pattern of $name', ({ pattern, common }) => {
  it('matches nothing that the pattern refuses', () => {
    const full = new RegExp(pattern, 'u');
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(common)), (text) => {
        expect(text).toMatch(full);
      }),
      { numRuns: 50_000 },
    );
  });
});

describe('a validator that tries a common pattern first', () => {
  const { pattern = '', common = '' } = patterns.find(({ name }) => name === 'DateOrTimestamp') ?? {};

  it('still takes whatever the pattern takes, and nothing else', () => {
    const near = fc
      .tuple(fc.stringMatching(new RegExp(common)), fc.nat(), fc.constantFrom(...'0123456789TZ:.-+ '))
      .map(([text, at, other]) => text.slice(0, at % text.length) + other + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(fc.oneof(near, fc.stringMatching(new RegExp(pattern))), (startDate) => {
        const isValid = validateDeal({ externalDealId: 'deal-001', name: 'Acme Corp', startDate });
        expect(isValid).toBe(new RegExp(pattern, 'u').test(startDate));
      }),
      { numRuns: 20_000 },
    );
  });
});
