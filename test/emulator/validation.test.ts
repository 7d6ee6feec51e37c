import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { deal, push } from './support.js';

/** What the validator says of one field of a deal: its constraints or, further down, its children. */
async function complaint(more: object): Promise<unknown> {
  const { body } = await push(createEmulator(), [{ ...deal('a'), ...more }]);
  return body.data[0]?.children[0].children;
}

describe('One malformed deal', () => {
  const good = Array.from({ length: 99 }, (_, index) => deal(`good-${index}`));

  it('turns the whole request into a 400, and nothing is stored', async () => {
    const emulator = createEmulator();
    const { status, body } = await push(emulator, [...good, deal('bad', { ownerEmail: 'jane@localhost' })]);
    expect(status).toBe(400);
    expect(body).not.toHaveProperty('customMessage');
    expect(body).toMatchObject({ statusCode: 400, path: '/api/v1/deals', message: 'Bad Request' });
    expect(emulator.deals.size).toBe(0);
  });

  it('leaves what was held before as it was', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    await push(emulator, [deal('a', { amount: 2 }), deal('b', { amount: '2' })]);
    expect([...emulator.deals.values()]).toEqual([deal('a')]);
  });

  it('is named by its index in the nested form', async () => {
    const { body } = await push(createEmulator(), [...good.slice(0, 2), deal('bad', { ownerEmail: 'x', amount: 'y' })]);
    expect(body.data).toEqual([
      {
        property: 'deals',
        children: [
          {
            property: '2',
            children: [
              {
                property: 'amount',
                constraints: { isNumber: 'amount must be a number conforming to the specified constraints' },
              },
              { property: 'ownerEmail', constraints: { isEmail: 'ownerEmail must be an email' } },
            ],
          },
        ],
      },
    ]);
  });

  it('is named by nothing in the flat form', async () => {
    const bad = [deal('a', { startDate: 'soon' }), 5, deal('b', { associatedAccounts: [{}, { domain: 1 }] })];
    const { body } = await push(createEmulator({ validationErrors: 'flat' }), bad);
    expect(body.data).toEqual([
      { property: 'startDate', constraints: { isIso8601: 'startDate must be a valid ISO 8601 date string' } },
      {
        property: 'deals',
        constraints: { nestedValidation: 'each value in nested property deals must be either object or array' },
      },
      { property: 'domain', constraints: { isString: 'domain must be a string' } },
    ]);
  });
});

describe('The rules for a deal', () => {
  it.each([
    ['an id that is missing', { externalDealId: undefined }, ['isNotEmpty', 'isString']],
    ['an empty id', { externalDealId: '' }, ['isNotEmpty']],
    ['an id that is a number', { externalDealId: 5 }, ['isString']],
    ['a name that is missing', { name: undefined }, ['isString']],
    ['a name that is null', { name: null }, ['isString']],
    ['an amount in words', { amount: '75000' }, ['isNumber']],
    ['a stage that is a number', { stageId: 3 }, ['isString']],
    ['a pipeline label that is an object', { pipelineLabel: {} }, ['isString']],
    ['an owner without a top-level domain', { ownerEmail: 'jane@localhost' }, ['isEmail']],
    ['an owner with an address too long before the @', { ownerEmail: `${'j'.repeat(65)}@acme.com` }, ['isEmail']],
    ['an empty owner', { ownerEmail: '' }, ['isEmail']],
    ['a date in another order', { closedDate: '30/06/2026' }, ['isIso8601']],
    ['a date that is a number', { startDate: 1_767_225_600_000 }, ['isIso8601']],
    ['an empty date', { startDate: '' }, ['isIso8601']],
    ['accounts that are one object', { associatedAccounts: { domain: 'acme.com' } }, ['isArray']],
  ])('refuse %s', async (_, more, rules) => {
    expect(await complaint(more)).toEqual([
      {
        property: Object.keys(more)[0],
        constraints: Object.fromEntries(rules.map((rule) => [rule, expect.any(String)])),
      },
    ]);
  });

  it.each([
    ['null for what may be left out', { amount: null, ownerEmail: null, startDate: null, associatedAccounts: null }],
    ['a bare date', { startDate: '2026-01-15' }],
    ['a day that does not exist, as the rule is not strict', { startDate: '2026-02-30' }],
    ['an amount below zero', { amount: -0.5 }],
    ['an empty name', { name: '' }],
    ['no accounts at all', { associatedAccounts: [] }],
    ['an account without any field', { associatedAccounts: [{}] }],
    ['fields that nobody knows', { probability: 0.4, associatedAccounts: [{ website: 'acme.com' }] }],
  ])('take %s', async (_, more) => {
    const { status } = await push(createEmulator(), [deal('a', more)]);
    expect(status).toBe(200);
  });

  it('refuse an amount that JSON can write and a number cannot hold', async () => {
    const { status } = await push(createEmulator(), '{"deals":[{"externalDealId":"a","name":"A","amount":1e999}]}');
    expect(status).toBe(400);
  });

  it('refuse an account by its index', async () => {
    expect(await complaint({ associatedAccounts: [{}, null, { domain: 5 }] })).toEqual([
      {
        property: 'associatedAccounts',
        children: [
          {
            property: '1',
            constraints: {
              nestedValidation: 'each value in nested property associatedAccounts must be either object or array',
            },
          },
          {
            property: '2',
            children: [{ property: 'domain', constraints: { isString: 'domain must be a string' } }],
          },
        ],
      },
    ]);
  });

  it('say the same of an owner seen before', async () => {
    const emulator = createEmulator();
    const statuses = [];
    for (const ownerEmail of ['x@y', 'jane@acme.com', 'x@y', 'jane@acme.com']) {
      statuses.push((await push(emulator, [deal('a', { ownerEmail })])).status);
    }
    expect(statuses).toEqual([400, 200, 400, 200]);
  });
});

describe('The rules for the request', () => {
  const all = {
    isArray: 'deals must be an array',
    arrayMinSize: 'deals must contain at least 1 elements',
    arrayMaxSize: 'deals must contain no more than 100 elements',
  };
  const { arrayMinSize, arrayMaxSize } = all;

  it.each([
    ['no body at all', '', all],
    ['no deals', '{}', all],
    ['deals that are null', '{"deals":null}', all],
    ['deals that are one object', '{"deals":{}}', all],
    ['a bare array of deals', '[]', all],
    ['a number', '5', all],
    ['null', 'null', all],
    ['an empty array', '{"deals":[]}', { arrayMinSize }],
    ['101 deals', JSON.stringify({ deals: Array.from({ length: 101 }, (_, i) => deal(`${i}`)) }), { arrayMaxSize }],
  ])('refuse %s', async (_, text, constraints) => {
    const { status, body } = await push(createEmulator(), text);
    expect(status).toBe(400);
    expect(body.data).toEqual([{ property: 'deals', constraints }]);
  });

  it('take 100 deals', async () => {
    const { status } = await push(
      createEmulator(),
      Array.from({ length: 100 }, (_, index) => deal(`${index}`)),
    );
    expect(status).toBe(200);
  });

  it.each(['{"deals":[', 'deals', ' ', '\0'])('refuse what is no JSON: %j', async (text) => {
    const { status, body } = await push(createEmulator(), text);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: 'Bad Request', customMessage: 'The body is not valid JSON', data: null });
  });
});
