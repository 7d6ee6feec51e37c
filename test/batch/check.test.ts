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

  it.each<[string, () => unknown]>([
    ['a proxy that throws whatever it is asked', () => hostile(new Error('no'))],
    ['a proxy that throws what has no text', () => hostile(Object.create(null))],
    ['a revoked proxy', revoked],
    [
      'a getter that throws a symbol',
      () => ({
        get name(): string {
          throw Symbol('no');
        },
      }),
    ],
  ])('is invalid when it is %s', (_, make) => {
    const { valid, issues } = check(make()) as { valid: boolean; issues?: { message: string }[] };
    expect(valid).toBe(false);
    expect(issues?.[0]?.message).toMatch(/^cannot be read: /);
  });

  it('is a plain object with a toJSON of its own as that says', () => {
    const deal = { externalDealId: 'd-1', name: 'One' };
    expect(check({ secret: true, toJSON: () => deal })).toEqual({ id: 'd-1', valid: true, item: deal });
  });
});

function hostile(thrown: unknown): object {
  const refuse = () => {
    throw thrown;
  };
  return new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse },
  );
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
