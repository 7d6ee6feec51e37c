import { describe, expect, it } from 'vitest';
import { createEmulator, deviationKinds, type EmulatorOptions } from '../../../src/emulator/index.js';
import { account, activity, ask, call, deal, pipeline, push } from '../support.js';
import { inspect } from './events.js';

async function deviationsAfter(
  send: (emulator: ReturnType<typeof createEmulator>) => Promise<unknown>,
  options: EmulatorOptions = {},
) {
  const emulator = createEmulator(options);
  await send(emulator);
  const { body } = await ask(emulator.fetch, `${inspect}/requests?fields=summary`);
  return body.requests.at(-1).deviations;
}

describe('The contract check of the emulator', () => {
  it('finds nothing where request and response keep to the contract', async () => {
    const emulator = createEmulator({ apiKey: 'right', accounts: [{ domain: 'acme.com' }] });
    await push(emulator, [deal('a', { startDate: '2026-01-15', associatedAccounts: [{ domain: 'acme.com' }] })], {
      key: 'right',
    });
    await push(emulator, [deal('a')], { key: 'wrong' });
    const key = { key: 'right' };
    await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com'), account('b.com')] }, key);
    await call(emulator, 'GET', '/accounts?limit=1&domains=%5B%22acme.com%22%5D', undefined, key);
    await call(emulator, 'PATCH', '/accounts/external-ids', { mappings: [{ domain: 'a.com', externalId: '1' }] }, key);
    await call(emulator, 'GET', '/accounts/missing-external-ids?limit=2', undefined, key);
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('p')] }, key);
    await call(emulator, 'GET', '/deal-stages', undefined, key);
    await call(emulator, 'POST', '/sales-activities', { activities: [activity('1')] }, key);
    await call(emulator, 'POST', '/accounts/custom-field', { label: 'Since', labelType: 'date' }, key);
    await call(emulator, 'GET', '/accounts/custom-fields', undefined, key);
    await call(emulator, 'GET', '/segments', undefined, key);
    await call(emulator, 'GET', '/journey-stages', undefined, key);
    expect(emulator.requests.flatMap(({ deviations }) => deviations)).toEqual([]);
  });

  it('finds what the emulator takes and the contract does not have', async () => {
    const deals = [deal('a'), deal('b', { colour: 'red' })];
    expect(await deviationsAfter((emulator) => push(emulator, deals))).toEqual([
      {
        side: 'request',
        path: 'deals.1.colour',
        message: 'is not a field that the contract knows',
        operation: 'pushDeals',
      },
    ]);
  });

  it('finds a wrong value and a query that nobody knows', async () => {
    expect(await deviationsAfter((emulator) => push(emulator, [deal('a', { ownerEmail: 'x' })]))).toMatchObject([
      { side: 'request', path: 'deals.0.ownerEmail', operation: 'pushDeals' },
    ]);
    expect(await deviationsAfter((emulator) => call(emulator, 'GET', '/segments?page=2'))).toEqual([
      {
        side: 'request',
        path: 'query.page',
        message: 'is not a parameter that the contract knows',
        operation: 'listSegments',
      },
    ]);
  });

  it('finds a body that is not JSON, or missing, and a route that is not there', async () => {
    expect(await deviationsAfter((emulator) => push(emulator, 'a=b'))).toMatchObject([
      { side: 'request', path: '', message: 'is not JSON' },
    ]);
    expect(await deviationsAfter((emulator) => call(emulator, 'POST', '/deals'))).toMatchObject([
      { side: 'request', path: '', message: 'is required' },
    ]);
    expect(await deviationsAfter((emulator) => call(emulator, 'GET', '/accounts/unmapped?x=1'))).toEqual([
      { side: 'request', path: '', message: 'The contract has no GET /api/v1/accounts/unmapped', operation: null },
    ]);
  });

  it.each(deviationKinds)('finds the deviation of a response: %s', async (kind) => {
    const found = await deviationsAfter((emulator) => push(emulator, [deal('a')]).catch(() => {}), { deviate: [kind] });
    expect(found).not.toEqual([]);
    expect(new Set(found.map(({ side }: { side: string }) => side))).toEqual(new Set(['response']));
  });

  it.each(['empty', 'truncated', 'html'] as const)('finds that a response is not JSON: %s', async (change) => {
    const send = (emulator: ReturnType<typeof createEmulator>) => push(emulator, [deal('a')]).catch(() => {});
    const found = await deviationsAfter(send, { faults: { rules: [{ fault: 'body', change }] } });
    expect(found).toContainEqual({ side: 'response', path: '', message: 'is not JSON', operation: 'pushDeals' });
  });

  it('still knows it of requests whose body is no longer kept', async () => {
    for (const keepBodies of [0, 1]) {
      const emulator = createEmulator({ keepBodies });
      await push(emulator, [deal('a', { colour: 'red' })]);
      await push(emulator, [deal('b')]);
      expect(emulator.requests).toMatchObject([
        { body: undefined, deviations: [{ path: 'deals.0.colour' }] },
        { deviations: [] },
      ]);
    }
  });

  it('tells no more than anybody reads, and how many more there are', async () => {
    const many = Array.from({ length: 1_000 }, () => ({ ['x'.repeat(10_000)]: 1 }));
    const found = await deviationsAfter((emulator) => push(emulator, JSON.stringify({ deals: many.slice(0, 90) })));
    expect(found.length).toBeLessThanOrEqual(22);
    expect(found.at(-1).message).toMatch(/^has \d+ more mistakes$/);
    expect(JSON.stringify(found).length).toBeLessThan(10_000);
  });
});
