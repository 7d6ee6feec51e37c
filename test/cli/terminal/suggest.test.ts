import { describe, expect, it } from 'vitest';
import { closest } from '../../../src/cli/terminal/suggest.js';

const fields = ['externalDealId', 'name', 'amount', 'ownerName', 'ownerEmail'];

describe('did you mean', () => {
  it.each([
    ['amout', 'amount'],
    ['Owner Email', 'ownerEmail'],
    ['owner_name', 'ownerName'],
    ['external_deal_id', 'externalDealId'],
    ['nam', 'name'],
  ])('for %s: %s', (word, meant) => {
    expect(closest(word, fields)).toBe(meant);
  });

  it.each(['website', 'x', '', 'close_value', 'id'])('nothing for %j', (word) => {
    expect(closest(word, fields)).toBeUndefined();
  });
});
