import { describe, expect, it } from 'vitest';
import { validateDeal, valueAt } from '../../src/index.js';

describe('the value at a path', () => {
  const deal = { externalDealId: 'd-1', name: 'One', associatedAccounts: [{ domain: 5 }] };

  it('is what an issue is about', () => {
    const validation = validateDeal(deal);
    const paths = validation.valid ? [] : validation.issues.map(({ path }) => path);
    expect(paths.map((path) => valueAt(deal, path))).toEqual([5]);
  });

  it('is the item itself for an empty path, and undefined where there is nothing', () => {
    expect(valueAt(deal, '')).toBe(deal);
    for (const path of ['amount', 'associatedAccounts.1.domain', 'name.first.letter'])
      expect(valueAt(deal, path)).toBeUndefined();
    expect(valueAt(null, 'name')).toBeUndefined();
  });
});
