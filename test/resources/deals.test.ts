import { describe, expect, it } from 'vitest';
import { validateDeal } from '../../src/index.js';
import { deal } from '../support/recotap.js';

const issuesOf = (value: unknown) => {
  const validation = validateDeal(value);
  return validation.valid ? [] : validation.issues;
};

describe('validateDeal', () => {
  it('hands back the very value when it keeps to the contract', () => {
    const value = deal('1', {
      amount: 12.5,
      startDate: '2026-01-15',
      closedDate: '2026-06-30T10:00:00+02:00',
      ownerEmail: 'jane@yourcompany.com',
      associatedAccounts: [{ domain: 'acme.com' }, {}],
    });
    const validation = validateDeal(value);
    expect(validation).toEqual({ valid: true, value });
    expect(validation.valid && validation.value).toBe(value);
  });

  it('takes a field that is undefined for one that is left out', () => {
    expect(validateDeal({ externalDealId: '1', name: 'One', amount: undefined })).toMatchObject({ valid: true });
  });

  it.each<[string, unknown, string, string | RegExp]>([
    ['no id', { name: 'One' }, 'externalDealId', 'is required'],
    ['an empty id', deal(''), 'externalDealId', 'must not be empty'],
    ['a number for an id', { externalDealId: 7, name: 'One' }, 'externalDealId', 'must be a string, and is a number'],
    ['no name', { externalDealId: '1' }, 'name', 'is required'],
    ['a misspelt field', { ...deal(1), ownerMail: 'x' }, 'ownerMail', 'is not a field that the contract knows'],
    ['null for unknown', { ...deal(1), amount: null }, 'amount', 'must be a number; leave it out when it is not known'],
    ['text for a number', { ...deal(1), amount: '12' }, 'amount', 'must be a number, and is a string'],
    [
      'a number that JSON lacks',
      deal(1, { amount: Number.NaN }),
      'amount',
      'must be a number that JSON can hold, and is NaN',
    ],
    ['a Date', { ...deal(1), startDate: new Date(0) }, 'startDate', /toISOString/],
    ['a day that does not exist', deal(1, { startDate: '2026-02-29' }), 'startDate', /ISO 8601/],
    ['a date as Americans write it', deal(1, { closedDate: '6/30/2026' }), 'closedDate', /such as 2026-01-15/],
    [
      'an email without a top-level domain',
      deal(1, { ownerEmail: 'jane@localhost' }),
      'ownerEmail',
      /jane@yourcompany\.com/,
    ],
    [
      'a fault in an account',
      { ...deal(1), associatedAccounts: [{}, { domain: 5 }] },
      'associatedAccounts.1.domain',
      'must be a string, and is a number',
    ],
    ['a list', [], '', 'must be an object, and is a list'],
    ['null', null, '', 'must be an object, and is null'],
    ['text', 'deal', '', 'must be an object, and is a string'],
  ])('names the place and what is expected for %s', (_, value, path, message) => {
    expect(issuesOf(value)).toContainEqual({
      path,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('tells all that is wrong at once', () => {
    expect(
      issuesOf({ externalDealId: '', startDate: 'soon', ownerEmail: 'x' })
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['externalDealId', 'name', 'ownerEmail', 'startDate']);
  });
});
