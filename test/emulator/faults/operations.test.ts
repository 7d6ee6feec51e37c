import { describe, expect, it } from 'vitest';
import { operations } from '../../../generated/operations.js';
import { createEmulator, type Emulator, type FaultRule, type When } from '../../../src/emulator/index.js';
import { operationIds } from '../../../src/emulator/operations.js';
import { account, activity, call, deal, pipeline } from '../support.js';

/** A good request for each operation that takes many items, with the items a, b and c, and what holds them. */
const bulk = [
  {
    operation: 'pushDeals',
    body: { deals: ['a', 'b', 'c'].map((id) => deal(id)) },
    held: ({ deals }: Emulator) => [...deals.keys()],
  },
  {
    operation: 'pushAccounts',
    body: { accounts: ['a', 'https://www.B/', 'c'].map((id) => account(id)) },
    held: ({ accounts }: Emulator) => [...accounts.keys()],
  },
  {
    operation: 'pushSalesActivities',
    body: { activities: ['a', 'b', 'c'].map((id) => activity(id)) },
    held: ({ salesActivities }: Emulator) => [...salesActivities.keys()],
  },
  {
    operation: 'createDealStages',
    body: { pipelines: ['a', 'b', 'c'].map((id) => pipeline(id)) },
    held: ({ dealStages }: Emulator) => [...dealStages.keys()],
  },
] as const;
const withResults = bulk;
const withFailures = bulk.filter(({ operation }) => operation !== 'createDealStages');

async function send(
  operation: (typeof bulk)[number]['operation'] | 'mapExternalIds',
  body: unknown,
  rules: FaultRule[],
) {
  const emulator = createEmulator({ faults: { rules } });
  const { method, path, idField } = operations[operation];
  const response = await call(emulator, method, path, body);
  const results: Record<string, string>[] = response.body.data?.results ?? [];
  const ids = results.map((result) => result[idField]);
  return { emulator, ids, results, ...response };
}

describe('A rule is for', () => {
  /** The operations whose first call is struck. */
  async function struck(when: When) {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'status', status: 503, when }] } });
    for (const { method, path } of Object.values(operations)) await call(emulator, method, path);
    return operationIds.filter((_, index) => emulator.requests[index]?.faults);
  }

  it.each<[string, When, string[]]>([
    ['an operation', { operation: 'pushAccounts' }, ['pushAccounts']],
    ['some operations', { operation: ['listAccounts', 'updateAccount'] }, ['listAccounts', 'updateAccount']],
    ['a path, however it is called', { path: '/accounts' }, ['pushAccounts', 'listAccounts']],
    ['some paths', { path: ['/segments', '/deals'] }, ['pushDeals', 'listSegments']],
    ['an operation that has this path', { operation: 'listAccounts', path: '/accounts' }, ['listAccounts']],
    ['nothing, where nothing fits', { operation: 'listAccounts', path: '/deals' }, []],
    ['nothing, where no item is sent', { itemIds: 'a' }, []],
  ])('%s', async (_, when, expected) => {
    expect(await struck(when)).toEqual(expected);
  });

  it('a path without its base path and its query', async () => {
    const rules: FaultRule[] = [{ fault: 'status', status: 503, when: { path: '/accounts/x' } }];
    const emulator = createEmulator({ faults: { rules } });
    expect((await call(emulator, 'PUT', '/accounts/x?y=z')).status).toBe(503);
    expect((await call(emulator, 'PUT', '/accounts/x', undefined, { origin: 'http://localhost' })).status).toBe(503);
    expect((await call(emulator, 'PUT', '/accounts/x/y')).status).toBe(404);
  });

  it('a path that does not exist', async () => {
    const rules: FaultRule[] = [{ fault: 'status', status: 503, when: { path: '/nowhere' } }];
    expect((await call(createEmulator({ faults: { rules } }), 'GET', '/nowhere')).status).toBe(503);
  });

  it.each(bulk)('an item of $operation, by its id', async ({ operation, body }) => {
    const strike = async (when: When) =>
      (await send(operation, body, [{ fault: 'status', status: 503, when }])).status === 503;
    expect(await strike({ itemIds: 'b' })).toBe(true);
    expect(await strike({ itemIds: ['x', 'c'] })).toBe(true);
    expect(await strike({ itemIds: 'x' })).toBe(false);
    expect(await strike({ dealIds: 'b' })).toBe(operation === 'pushDeals');
    expect(await strike({ dealIds: ['a', 'b'], itemIds: ['b', 'c'] })).toBe(operation === 'pushDeals');
    expect(await strike({ dealIds: 'a', itemIds: 'b' })).toBe(false);
  });

  it('a mapping, by its cleaned domain', async () => {
    const body = { mappings: [{ domain: 'https://Acme.com', externalId: '1' }] };
    const rule: FaultRule = { fault: 'status', status: 503, when: { itemIds: 'acme.com' } };
    expect((await send('mapExternalIds', body, [rule])).status).toBe(503);
  });
});

describe.each(withResults)('The results of $operation', ({ operation, body, held }) => {
  const changed = (change: string, more: object = {}) =>
    send(operation, body, [{ fault: 'results', change, ...more } as FaultRule]);
  const when: When = { itemIds: ['b'] };
  const unknown = expect.stringMatching(/^nobody-sent-/);

  it.each([
    ['missing', ['a', 'c']],
    ['doubled', ['a', 'b', 'b', 'c']],
    ['unknown-id', ['a', unknown, 'c']],
    ['extra', ['a', 'b', unknown, 'c']],
  ])('are %s for the chosen item, and all are stored', async (change, expected) => {
    const { emulator, ids } = await changed(change, { when });
    expect(ids).toEqual(expected);
    expect(held(emulator)).toEqual(['a', 'b', 'c']);
  });

  it('have a status that nobody knows', async () => {
    const { results } = await changed('unknown-status', { when });
    expect(results.map(({ status }) => status === 'queued')).toEqual([false, true, false]);
  });

  it('are in another order', async () => {
    const { ids } = await changed('shuffled');
    expect(ids).not.toEqual(['a', 'b', 'c']);
    expect([...ids].sort()).toEqual(['a', 'b', 'c']);
  });

  it('are counted wrong', async () => {
    const { body: response } = await send(operation, body, [{ fault: 'summary' }]);
    const stored = operation === 'pushDeals' ? 'upserted' : 'created';
    expect(response.data.summary).toMatchObject({ total: 4, [stored]: 4 });
  });
});

describe.each(withFailures)('Items of $operation that fail', ({ operation, body, held }) => {
  it('come back with the reason, are not stored, and the others are', async () => {
    const {
      emulator,
      results,
      body: response,
    } = await send(operation, body, [{ fault: 'failed-items', error: 'Not today', when: { itemIds: 'b' } }]);
    expect(results[1]).toMatchObject({ status: 'failed', error: 'Not today' });
    expect(response.data.summary).toMatchObject({ total: 3, failed: 1 });
    expect(held(emulator)).toEqual(['a', 'c']);
  });

  it('are all of the request when none is chosen', async () => {
    const { emulator, body: response } = await send(operation, body, [{ fault: 'failed-items' }]);
    expect(response.data.summary).toMatchObject({ total: 3, failed: 3 });
    expect(held(emulator)).toEqual([]);
  });
});

describe('A fault of deals', () => {
  it('spares all that is no deal, and does not count it', async () => {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'failed-deals', times: 1 }] } });
    const pushed = await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com')] });
    expect(pushed.body.data.summary).toMatchObject({ created: 1, failed: 0 });
    const deals = await call(emulator, 'POST', '/deals', { deals: [deal('a')] });
    expect(deals.body.data.summary).toMatchObject({ upserted: 0, failed: 1 });
  });
});

describe.each(bulk)('A 400 of the validator for $operation', ({ operation, body, held }) => {
  it('names the chosen item by its index, and nothing is stored', async () => {
    const {
      emulator,
      status,
      body: response,
    } = await send(operation, body, [{ fault: 'bad-request', when: { itemIds: 'c' } }]);
    expect(status).toBe(400);
    const property = operations[operation].itemsKey;
    expect(response.data).toEqual([{ property, children: [{ property: '2', children: [expect.any(Object)] }] }]);
    expect(held(emulator)).toEqual([]);
  });
});

describe('Whatever the operation, a fault', () => {
  const ids = operationIds.map((operation) => ({ operation }));
  const statusOf = async (operation: keyof typeof operations, rule: FaultRule) => {
    const { method, path } = operations[operation];
    const response = await createEmulator({ faults: { rules: [rule] } }).fetch(`http://localhost${path}`, {
      method,
      headers: { 'X-Api-Key': 'k' },
    });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };

  it.each(ids)('breaks the connection: $operation', async ({ operation }) => {
    await expect(statusOf(operation, { fault: 'reset' })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    await expect(statusOf(operation, { fault: 'cut-off' })).rejects.toThrow('terminated');
  });

  it.each(ids)('answers in its place: $operation', async ({ operation }) => {
    expect((await statusOf(operation, { fault: 'status', status: 503 })).status).toBe(503);
    expect((await statusOf(operation, { fault: 'bad-request' })).status).toBe(400);
    const { path } = operations[operation];
    const { location } = await statusOf(operation, { fault: 'redirect' });
    expect(decodeURI(String(location))).toBe(`https://elsewhere.invalid${path}`);
  });

  it.each(ids)('spoils its response: $operation', async ({ operation }) => {
    expect((await statusOf(operation, { fault: 'body', change: 'empty' })).text).toBe('');
    expect((await statusOf(operation, { fault: 'body', change: 'html' })).text).toMatch(/^<html>/);
  });

  it.each(ids)('leaves a response without results as it is: $operation', async ({ operation }) => {
    const before = await statusOf(operation, { fault: 'trickle', msPerByte: 0 });
    const after = await statusOf(operation, { fault: 'results', change: 'missing' });
    const withoutTime = (text: string) => text.replace(/"(timestamp|syncTimestamp)":"[^"]*"/g, '');
    expect([after.status, withoutTime(after.text)]).toEqual([before.status, withoutTime(before.text)]);
  });
});

describe('A response that counts and has no results', () => {
  it('is left as it is', async () => {
    const body = { mappings: [{ domain: 'acme.com', externalId: '1' }] };
    const rules: FaultRule[] = [
      { fault: 'failed-items' },
      { fault: 'results', change: 'missing' },
      { fault: 'summary' },
    ];
    const { body: response } = await send('mapExternalIds', body, rules);
    expect(response.data).toEqual({ matched: 0, updated: 0, notFound: ['acme.com'] });
  });
});
