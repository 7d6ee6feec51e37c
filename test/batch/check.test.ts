import { describe, expect, it } from 'vitest';
import { checkItem, InvalidItem, validateDeal } from '../../src/index.js';

const check = (value: unknown) => checkItem(value, { idField: 'externalDealId', validate: validateDeal });

describe('an item held against the contract', () => {
  it('is valid, or has the issues that a push would report', () => {
    const deal = { externalDealId: 'd-1', name: 'One' };
    expect(check(deal)).toEqual({ id: 'd-1', valid: true, item: deal });
    expect(check({ externalDealId: 'd-1' })).toMatchObject({
      id: 'd-1',
      valid: false,
      issues: [{ path: 'name', message: 'is required' }],
    });
  });

  it('is invalid for the reasons of an InvalidItem', () => {
    const issues = [{ path: '', message: 'the row has too few cells' }];
    expect(check(new InvalidItem(['d-1'], issues))).toEqual({ id: undefined, valid: false, item: ['d-1'], issues });
  });

  it('is invalid when it cannot be read', () => {
    const unreadable = {
      get externalDealId(): string {
        throw new Error('gone');
      },
    };
    const { id, valid } = check(unreadable);
    expect({ id, valid }).toEqual({ id: undefined, valid: false });
    expect(check(null)).toMatchObject({ id: undefined, valid: false });
  });
});
