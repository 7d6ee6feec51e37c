import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  mapExternalIds,
  PushAbortedError,
  pushAccounts,
  pushDeals,
  pushSalesActivities,
  type RecotapClient,
  streamAccounts,
  streamExternalIds,
  streamSalesActivities,
} from '../../src/index.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const count = 230;
const numbers = Array.from({ length: count }, (_, index) => index);

const account = (n: number) => ({ domain: `company-${n}.com`, name: `Company ${n}` });
const mapping = (n: number) => ({ domain: `company-${n}.com`, externalId: `crm-${n}` });
const deal = (n: number) => ({ externalDealId: `deal-${n}`, name: `Deal ${n}` });
const activity = (n: number) => ({
  externalActivityId: `call-${n}`,
  activityType: 'call',
  occurredAt: '2026-06-04T09:00:00Z',
  domain: `company-${n}.com`,
  ownerEmail: 'jane@example.com',
  contacts: [{ email: 'buyer@example.com' }],
});

function setUp(options: EmulatorOptions = {}) {
  const clock = createVirtualClock();
  const emulator = createEmulator({ clock, ...options });
  return { emulator, client: createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, clock }) };
}

const operations: {
  name: string;
  perRequest: number;
  word: string;
  options: EmulatorOptions;
  push(client: RecotapClient): Promise<{ total: number; problems: object[]; requests: number }>;
  stored(emulator: Emulator): number;
}[] = [
  {
    name: 'pushDeals',
    perRequest: 100,
    word: 'upserted',
    options: {},
    push: (client) => pushDeals(client, numbers.map(deal)),
    stored: ({ deals }) => deals.size,
  },
  {
    name: 'pushAccounts',
    perRequest: 100,
    word: 'created',
    options: {},
    push: (client) => pushAccounts(client, numbers.map(account)),
    stored: ({ accounts }) => accounts.size,
  },
  {
    name: 'pushSalesActivities',
    perRequest: 50,
    word: 'created',
    options: {},
    push: (client) => pushSalesActivities(client, numbers.map(activity)),
    stored: ({ salesActivities }) => salesActivities.size,
  },
  {
    name: 'mapExternalIds',
    perRequest: 100,
    word: 'mapped',
    options: { accounts: numbers.map(account) },
    push: (client) => mapExternalIds(client, numbers.map(mapping)),
    stored: ({ accounts }) => [...accounts.values()].filter(({ externalId }) => externalId !== undefined).length,
  },
];

const fates = ['failed', 'invalid', 'superseded', 'unsent'];
const sumOf = (report: object, word: string) =>
  Object.entries(report).reduce(
    (sum, [key, n]) => ([...fates, word, 'updated', 'skipped', 'notFound'].includes(key) ? sum + n : sum),
    0,
  );

describe.each(operations)('$name', ({ push, perRequest, word, options, stored, name }) => {
  it('stores any number, as many a request as the contract allows, and says so', async () => {
    const { emulator, client } = setUp(options);
    const report = await push(client);
    expect(report).toMatchObject({
      total: count,
      [word]: count,
      problems: [],
      requests: Math.ceil(count / perRequest),
    });
    expect(stored(emulator)).toBe(count);
  });

  it('has an outcome for each under lost answers, errors, limits and mixed up results, and the counts add up', async () => {
    const { emulator, client } = setUp({
      ...options,
      faults: {
        seed: 7,
        rules: [
          { fault: 'status', status: 503, when: { probability: 0.2 } },
          { fault: 'reset', stored: true, when: { probability: 0.2 } },
          { fault: 'status', status: 429, retryAfter: 2, when: { requests: { every: 4 } } },
        ],
      },
    });
    const report = await push(client);
    expect(report.total).toBe(count);
    expect(sumOf(report, word)).toBe(count);
    expect(stored(emulator)).toBeGreaterThanOrEqual((report as never)[word]);
    expect(report.requests).toBeGreaterThan(Math.ceil(count / perRequest));
  });

  it('ends early when the key is refused, with the whole report', async () => {
    const { client } = setUp({ ...options, apiKey: 'another' });
    const error = await push(client).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(PushAbortedError);
    expect(error.cause).toMatchObject({ code: 'unauthorized' });
    expect(error.report).toMatchObject({ [word]: 0, unsent: error.report.total });
  });

  it('leaves its name on the client to `requests`, which send one request', () => {
    const { client } = setUp(options);
    expect(client).not.toHaveProperty(name);
    expect(client.requests).toHaveProperty(name, expect.any(Function));
  });
});

describe('pushAccounts', () => {
  it('tells accounts apart by their cleaned domain, of which the last one wins, and gives the id that each has in Recotap', async () => {
    const { emulator, client } = setUp();
    const outcomes = [];
    const accounts = [
      { domain: 'https://www.Acme.com/about', name: 'Acme' },
      { domain: 'globex.com', name: 'Globex' },
      { domain: 'acme.com', name: 'Acme Inc.' },
    ];
    for await (const outcome of streamAccounts(client, accounts)) outcomes.push(outcome);
    expect(outcomes.sort((a, b) => a.index - b.index)).toMatchObject([
      { status: 'superseded', by: 2, domain: 'acme.com' },
      { status: 'created', domain: 'globex.com', rtpAid: emulator.accounts.get('globex.com')?.rtp_aid },
      { status: 'created', domain: 'acme.com', rtpAid: emulator.accounts.get('acme.com')?.rtp_aid },
    ]);
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme Inc.');
  });

  it('updates a known account if it is to, else leaves it and says so', async () => {
    const { emulator, client } = setUp({ accounts: [{ domain: 'acme.com', name: 'Acme' }] });
    const renamed = [{ domain: 'acme.com', name: 'Acme Inc.' }];
    expect((await pushAccounts(client, renamed)).problems).toMatchObject([
      { status: 'failed', error: expect.any(String) },
    ]);
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme');
    expect(await pushAccounts(client, renamed, { upsert: true })).toMatchObject({
      created: 0,
      updated: 1,
      problems: [],
    });
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme Inc.');
  });

  it('says of one that seems to be there already that an attempt of its own may have created it', async () => {
    const { client } = setUp({ faults: { rules: [{ fault: 'reset', stored: true, times: 1 }] } });
    const { problems } = await pushAccounts(client, [account(1)]);
    expect(problems).toMatchObject([
      { status: 'failed', error: expect.stringContaining('an earlier attempt of this request may have created it') },
    ]);
  });

  it('never sends an account that breaks the contract, and names what is wrong', async () => {
    const { emulator, client } = setUp();
    const accounts = [account(1), { domain: 'acme.com' }, { domain: 'b.com', name: 'B', tags: 'key account' }];
    const { problems, created } = await pushAccounts(client, accounts as never);
    expect(created).toBe(1);
    expect(problems).toMatchObject([
      { index: 1, status: 'invalid', issues: [{ path: 'name', message: 'is required' }] },
      { index: 2, status: 'invalid', issues: [{ path: 'tags', message: expect.stringMatching(/^must be an array/) }] },
    ]);
    expect(emulator.requests).toHaveLength(1);
  });

  it('ends with the first answer when there is no such segment, instead of asking for each account', async () => {
    const { emulator, client } = setUp();
    const push = pushAccounts(client, numbers.map(account), { segmentId: '663d0e4b7a1c2f0033b8d4ff' });
    const error = await push.catch((thrown) => thrown);
    expect(error.cause).toMatchObject({ message: expect.stringContaining('663d0e4b7a1c2f0033b8d4ff') });
    expect(error.report.unsent).toBe(error.report.total);
    expect(emulator.requests.length).toBeLessThanOrEqual(Math.ceil(count / 100));
  });
});

describe('pushSalesActivities', () => {
  it('has a problem for each that Recotap left aside, with the reason, and for each that it has already', async () => {
    const { client } = setUp();
    await pushSalesActivities(client, [activity(1)]);
    const activities = [activity(1), { ...activity(2), activityType: 'meeting' }, activity(3)];
    const outcomes = [];
    for await (const outcome of streamSalesActivities(client, activities)) outcomes.push(outcome);
    expect(outcomes).toMatchObject([
      { externalActivityId: 'call-1', status: 'failed', error: expect.any(String) },
      { externalActivityId: 'call-2', status: 'skipped', error: expect.any(String) },
      { externalActivityId: 'call-3', status: 'created' },
    ]);
    const report = await pushSalesActivities(client, activities);
    expect(report).toMatchObject({ created: 0, failed: 2, skipped: 1 });
    expect(report.problems).toHaveLength(3);
  });
});

describe('mapExternalIds', () => {
  it('tells which accounts there are, whatever their domains are written like', async () => {
    const { emulator, client } = setUp({ accounts: [account(1), account(2)] });
    const mappings = [{ domain: 'https://www.Company-1.com/', externalId: 'crm-1' }, mapping(2), mapping(3)];
    const outcomes = [];
    for await (const outcome of streamExternalIds(client, mappings)) outcomes.push(outcome);
    expect(outcomes).toMatchObject([
      { domain: 'company-1.com', status: 'mapped' },
      { domain: 'company-2.com', status: 'mapped' },
      { domain: 'company-3.com', status: 'notFound' },
    ]);
    expect(emulator.accounts.get('company-1.com')?.externalId).toBe('crm-1');
  });

  it('takes nothing for mapped when the answer does not say what was not found', async () => {
    const client = createRecotapClient({ apiKey: 'key', fetch: async () => Response.json({ data: {} }) });
    expect(await mapExternalIds(client, [mapping(1)])).toMatchObject({ mapped: 0, unsent: 1 });
  });
});
