import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions, type FaultRule } from '../../../src/emulator/index.js';
import { account, activity, ask, call, deal, pipeline, push } from '../support.js';
import { inspect } from './events.js';

async function itemsOf(emulator: Emulator, number = 1) {
  const { body } = await ask(emulator.fetch, `${inspect}/requests/${number}`);
  return body.items;
}

const withFault = (rule: FaultRule, options: EmulatorOptions = {}) =>
  createEmulator({ ...options, faults: { rules: [rule] } });

describe('What became of the items of a request', () => {
  it('is told of each deal, with the reason', async () => {
    const emulator = createEmulator({ refuse: ({ amount }) => (amount === 13 ? 'unlucky' : undefined) });
    await push(emulator, [deal('a'), deal('b', { amount: 13 })]);
    expect(await itemsOf(emulator)).toEqual([
      { index: 0, id: 'a', outcome: 'upserted' },
      { index: 1, id: 'b', outcome: 'failed', reason: 'unlucky' },
    ]);
    expect(emulator.requests[0]?.counts).toEqual({ items: 2, upserted: 1, failed: 1, refused: 0 });
  });

  it.each(['nested', 'flat'] as const)(
    'names the rule of the validator that refused them, in whatever form it answers: %s',
    async (form) => {
      const emulator = createEmulator({ validationErrors: form });
      await push(emulator, [deal('a'), deal('b', { ownerEmail: 'x' }), deal('c')]);
      const others = { outcome: 'refused', reason: 'The request was refused because of other items' };
      expect(await itemsOf(emulator)).toEqual([
        { index: 0, id: 'a', ...others },
        { index: 1, id: 'b', outcome: 'refused', reason: 'ownerEmail must be an email', rule: 'isEmail' },
        { index: 2, id: 'c', ...others },
      ]);
    },
  );

  it('names the rule for the whole request', async () => {
    const emulator = createEmulator();
    await push(
      emulator,
      Array.from({ length: 101 }, (_, index) => deal(`${index}`)),
    );
    const items = await itemsOf(emulator);
    expect(items).toHaveLength(101);
    expect(items[0]).toEqual({
      index: 0,
      id: '0',
      outcome: 'refused',
      reason: 'deals must contain no more than 100 elements',
      rule: 'arrayMaxSize',
    });
  });

  it.each<[FaultRule, string]>([
    [{ fault: 'status', status: 429 }, 'Too Many Requests'],
    [{ fault: 'status', status: 502 }, 'The fault status kept the request from being processed'],
    [{ fault: 'token-bucket', perSecond: 1e-6, burst: 1, times: 1 }, 'Too Many Requests'],
  ])('names the fault that kept the request from being processed: %j', async (rule, reason) => {
    const emulator = withFault(rule);
    await push(emulator, [deal('first')]).catch(() => {});
    await emulator.fetch('http://localhost/deals', {
      method: 'POST',
      headers: { 'X-Api-Key': 'k' },
      body: JSON.stringify({ deals: [deal('a')] }),
    });
    const refused = emulator.requests.find(({ faults }) => faults !== undefined);
    expect(refused?.items).toMatchObject([{ outcome: 'refused', reason, rule: rule.fault }]);
  });

  it('names the fault that let a deal fail', async () => {
    const emulator = withFault({ fault: 'failed-deals', error: 'not today', when: { dealIds: 'b' } });
    await push(emulator, [deal('a'), deal('b')]);
    expect(await itemsOf(emulator)).toEqual([
      { index: 0, id: 'a', outcome: 'upserted' },
      { index: 1, id: 'b', outcome: 'failed', reason: 'not today', rule: 'failed-deals' },
    ]);
  });

  it('names the items that a bad-request blames', async () => {
    const emulator = withFault({ fault: 'bad-request', when: { dealIds: 'b' } });
    await push(emulator, [deal('a'), deal('b')]);
    expect(await itemsOf(emulator)).toEqual([
      {
        index: 0,
        id: 'a',
        outcome: 'refused',
        reason: 'The request was refused because of other items',
        rule: 'bad-request',
      },
      { index: 1, id: 'b', outcome: 'refused', reason: 'ownerEmail must be an email', rule: 'bad-request' },
    ]);
  });

  it.each<FaultRule>([
    { fault: 'reset', stored: true },
    { fault: 'results', change: 'missing' },
    { fault: 'body', change: 'empty' },
  ])('is the truth, whatever the response says: %j', async (rule) => {
    const emulator = withFault(rule);
    await push(emulator, [deal('a')]).catch(() => {});
    expect(await itemsOf(emulator)).toEqual([{ index: 0, id: 'a', outcome: 'upserted' }]);
  });

  it('tells of a wrong key', async () => {
    const emulator = createEmulator({ apiKey: 'right' });
    await push(emulator, [deal('a')]);
    expect(await itemsOf(emulator)).toEqual([{ index: 0, id: 'a', outcome: 'refused', reason: 'Invalid API key' }]);
  });

  it('is told of every bulk operation', async () => {
    const emulator = createEmulator();
    await call(emulator, 'POST', '/accounts', { accounts: [account('www.Acme.com'), account('acme.com')] });
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('p')] });
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('p')] });
    await call(emulator, 'POST', '/sales-activities', {
      activities: [activity('1'), activity('2', { activityType: 'meeting' })],
    });
    await call(emulator, 'PATCH', '/accounts/external-ids', {
      mappings: [
        { domain: 'acme.com', externalId: '1' },
        { domain: 'no.com', externalId: '2' },
        { domain: 'no.com', externalId: '3' },
      ],
    });
    await call(emulator, 'GET', '/accounts');
    expect(
      emulator.requests.map(({ items }) => items?.map(({ id, outcome, reason }) => [id, outcome, reason])),
    ).toEqual([
      [
        ['acme.com', 'upserted', undefined],
        ['acme.com', 'failed', 'Account with domain acme.com already exists'],
      ],
      [['p', 'upserted', undefined]],
      [['p', 'refused', expect.stringContaining('already exist: p')]],
      [
        ['1', 'upserted', undefined],
        ['2', 'failed', 'Activity type meeting is not processed'],
      ],
      [
        ['acme.com', 'upserted', undefined],
        ['no.com', 'failed', 'No account has the domain no.com'],
        ['no.com', 'failed', 'No account has the domain no.com'],
      ],
      undefined,
    ]);
    expect(
      emulator.requests.map(({ counts }) => counts && [counts.items, counts.upserted, counts.failed, counts.refused]),
    ).toEqual([[2, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 1], [2, 1, 1, 0], [3, 1, 2, 0], undefined]);
  });

  it('is kept of the first 1,000 items, and counted of all', async () => {
    const emulator = createEmulator();
    await push(
      emulator,
      Array.from({ length: 5_000 }, () => 1),
    );
    expect(emulator.requests[0]?.items).toHaveLength(1_000);
    expect(emulator.requests[0]?.counts).toMatchObject({ items: 5_000, refused: 5_000 });
  });

  it('is dropped with the body, and stays counted', async () => {
    const emulator = createEmulator({ keepBodies: 1 });
    await push(emulator, [deal('a')]);
    await push(emulator, [deal('b')]);
    expect(emulator.requests).toMatchObject([
      { body: undefined, response: undefined, items: undefined, counts: { upserted: 1 } },
      { items: [{ id: 'b' }], counts: { upserted: 1 } },
    ]);
  });
});
