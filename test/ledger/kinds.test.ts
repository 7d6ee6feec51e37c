import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/emulator/index.js';
import {
  type Account,
  type ActivityResult,
  createOutbox,
  type ExternalIdMapping,
  type Fetch,
  type Kind,
  type SalesActivity,
} from '../../src/index.js';
import { isCreateOnly } from '../../src/ledger/create-only.js';
import { canonicalJson, isPending, laneName, openLedger } from '../../src/ledger/index.js';
import { kindOfItem, kinds } from '../../src/ledger/outbox/kinds.js';
import { activity, scratch, setUp, stores, version } from './support.js';

const { path } = scratch();
const account = (domain: string, name = 'Acme'): Account => ({ domain, name });
const mapping = (domain: string, externalId = 'crm-1'): ExternalIdMapping => ({ domain, externalId });
/** Counts how often each activity was in a request, unless the answer said that Recotap does not have it. */
function counting(fetch: Fetch) {
  const times = new Map<string, number>();
  const counted: Fetch = async (url, init) => {
    const { activities = [] } = JSON.parse(init.body ?? '{}') as { activities?: SalesActivity[] };
    const count = (by: number, ids: string[]) => {
      for (const id of ids) times.set(id, (times.get(id) ?? 0) + by);
    };
    const ids = activities.map(({ externalActivityId }) => externalActivityId);
    count(1, ids);
    try {
      const response = await fetch(url, init);
      if (response.status === 429 || response.status === 400) count(-1, ids);
      if (response.status !== 200) return response;
      const text = await response.text();
      const { results } = (JSON.parse(text) as { data: { results: ActivityResult[] } }).data;
      count(
        -1,
        results.filter(({ status }) => status !== 'created').map(({ externalActivityId }) => externalActivityId),
      );
      return new Response(text, { headers: { 'content-type': 'application/json' } });
    } catch (error) {
      if (String((error as Error).cause).includes('ECONNREFUSED')) count(-1, ids);
      throw error;
    }
  };
  return { fetch: counted, most: () => Math.max(0, ...times.values()) };
}

it('holds create-only what only the create-only operation takes', () => {
  for (const kind of kinds) expect(kindOfItem(kind).bulk.operation.createOnly, kind).toBe(isCreateOnly(kind));
});

describe.each(stores)('an outbox %s', (_, open) => {
  it('of accounts creates and updates them, told apart by their cleaned domains', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { kind: 'accounts', ledger });
    const created = await outbox.push(account('acme.com'));
    expect(created).toMatchObject({ domain: 'acme.com', account: { name: 'Acme' }, status: 'created' });
    expect(await outbox.push(account('https://www.Acme.com/', 'Acme Corp'))).toMatchObject({ status: 'updated' });
    expect(await outbox.push(account('https://www.Acme.com/', 'Acme Corp'))).toMatchObject({ status: 'unchanged' });
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme Corp');
    expect(await outbox.flush()).toMatchObject({ total: 3, created: 1, updated: 1, unchanged: 1, requests: 2 });
    expect(await outbox.push(account('https://'))).toMatchObject({ status: 'invalid', issues: [{ path: 'domain' }] });
  });

  it('of external ids has one for each account, and tries those of unknown accounts again', async () => {
    const { emulator, client } = setUp({ accounts: [account('acme.com')] });
    await using ledger = await open(path());
    await using ids = createOutbox(client, { kind: 'externalIds', ledger });
    expect(await ids.push(mapping('www.acme.com'))).toMatchObject({ domain: 'acme.com', status: 'mapped' });
    expect(emulator.accounts.get('acme.com')?.externalId).toBe('crm-1');
    const unknown = mapping('roadrunner.example');
    expect(await ids.push(unknown)).toMatchObject({
      mapping: unknown,
      status: 'failed',
      error: 'Recotap has no account with this domain.',
    });
    await using accounts = createOutbox(client, { kind: 'accounts', ledger });
    await accounts.put(account('roadrunner.example'));
    await accounts.flush();
    expect(await ids.push(unknown)).toMatchObject({ status: 'mapped' });
  });

  it('of activities creates each once, and refuses a changed one, as the API cannot change it', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { kind: 'activities', ledger });
    expect(await outbox.push(activity(1))).toMatchObject({ externalActivityId: 'call-1', status: 'created' });
    expect(await outbox.push(activity(1))).toMatchObject({ status: 'unchanged' });
    expect(await outbox.push(activity(1), { force: true })).toMatchObject({ status: 'unchanged' });
    const changed = { status: 'failed', error: expect.stringMatching(/cannot change it.+another id/) };
    expect(await outbox.push(activity(1, 'Changed'))).toMatchObject(changed);
    expect(await outbox.push(activity(1, 'Changed'))).toMatchObject(changed);
    expect(await outbox.push(activity(1, 'Changed again'))).toMatchObject({ status: 'failed' });
    expect(emulator.requests).toHaveLength(1);
    expect(emulator.salesActivities.get('call-1')?.subject).toBe('Renewal');
  });

  it('sends an activity again that Recotap is known not to have', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { kind: 'activities', ledger });
    const meeting = { ...activity(1), activityType: 'meeting' };
    expect(await outbox.push(meeting)).toMatchObject({
      status: 'failed',
      error: 'Activity type meeting is not processed',
    });
    expect(await outbox.push(activity(1))).toMatchObject({ status: 'created' });
    expect(emulator.requests).toHaveLength(2);
  });

  it.each<[string, FaultRule]>([
    ['a timeout', { fault: 'hang', stored: true, times: 1 }],
    ['a broken connection', { fault: 'reset', stored: true, times: 1 }],
    ['an answer that is cut off', { fault: 'cut-off', times: 1 }],
    ['a 500', { fault: 'status', status: 500, times: 1 }],
    ['a 503', { fault: 'status', status: 503, times: 1 }],
    ['a 504 of a gateway', { fault: 'status', status: 504, body: 'html', times: 1 }],
    ['an answer without a result for it', { fault: 'results', change: 'missing', times: 1 }],
  ])('never repeats an activity after %s, until it is told to', async (_, fault) => {
    const { emulator, client } = setUp({ faults: { rules: [fault] }, client: { timeoutMs: 1_000 } });
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { kind: 'activities', ledger });
    const refused = { status: 'failed', error: expect.stringContaining('Recotap may have it') };
    expect(await outbox.push(activity(1))).toMatchObject(refused);
    expect(await outbox.push(activity(1))).toMatchObject({
      ...refused,
      error: expect.stringContaining('run: recotap ledger retry call-1 --kind activities'),
    });
    expect(emulator.requests).toHaveLength(1);
    const lane = await ledger.lane(`${client.settings.baseUrl}/default`);
    expect(await lane.retry('activities', Date.now())).toBe(1);
    await expect.poll(() => emulator.requests.length).toBe(2);
  });

  it('settles what a sender learns of an activity after it has lost its lane, and has a deal sent again', async () => {
    await using ledger = await open(path());
    const lane = await ledger.lane('lane://a');
    const taking = { now: 1, limit: 10, except: new Set<string>(), heldUntil: 100, latest: 1_000 };
    for (const kind of ['activities', 'deals'] as const) {
      await lane.put(kind, [{ id: 'a', payload: '{}' }], 0);
      const lost = await lane.claim();
      const [row] = (await lane.take(kind, taking)).rows;
      await lost?.release();
      const claim = await lane.claim();
      const sent = { payload: '{}', version: undefined, request: 1 };
      const answered = { id: 'a', revision: row?.revision ?? 0, sent, outcome: { kind: 'taken' as const } };
      const [settled] = await lane.settle(kind, [answered], lost?.epoch ?? 0, 2);
      expect(settled && isPending(settled), kind).toBe(kind === 'deals');
      await claim?.release();
    }
  });

  it('names no id in a command that a shell would run otherwise', async () => {
    const { client } = setUp({ faults: { rules: [{ fault: 'reset' }] } });
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { kind: 'activities', ledger });
    for (const id of ['1; rm -rf ~', '$(reboot)', '-x', 'a\nb', "it's"]) {
      expect(await outbox.push({ ...activity(1), externalActivityId: id })).toMatchObject({
        error: expect.stringMatching(/run: recotap ledger retry --kind activities$/),
      });
    }
  });

  it.each<[string, FaultRule]>([
    ['a 429', { fault: 'status', status: 429, times: 3 }],
    ['a refused connection', { fault: 'connection-refused', times: 2 }],
    ['a request that is refused as a whole', { fault: 'bad-request', when: { itemIds: 'call-2' }, times: 1 }],
  ])('repeats an activity after %s', async (_, fault) => {
    const { emulator, connect } = setUp({ faults: { rules: [fault] } });
    const { fetch, most } = counting(emulator.fetch);
    await using ledger = await open(path());
    await using outbox = createOutbox(connect({ fetch }), { kind: 'activities', ledger });
    await outbox.put([activity(1), activity(2)]);
    await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
    expect(most()).toBe(1);
    expect(emulator.salesActivities.has('call-1')).toBe(true);
  });

  it('sends what waits in its lane, of whatever kind', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    const waiting = { ledger, send: false } as const;
    const put = async (kind: Kind, items: unknown) => {
      const outbox = createOutbox(client, { ...waiting, kind });
      await outbox.put(items as never);
      await outbox.close();
    };
    await put('activities', activity(1));
    await put('externalIds', mapping('acme.com'));
    await put(
      'accounts',
      Array.from({ length: 250 }, (_, n) => account(n === 0 ? 'acme.com' : `${n}.example`)),
    );
    const outbox = createOutbox(client, { ledger });
    await outbox.put({ ...version(1, 1), associatedAccounts: [{ domain: 'acme.com' }] });
    expect(await outbox.close()).toMatchObject({ total: 1, upserted: 1, waiting: 0, requests: 1 });
    expect(emulator.accounts.size).toBe(250);
    expect(emulator.salesActivities.size).toBe(1);
    expect(emulator.accounts.get('acme.com')?.externalId, 'accounts go before their ids').toBe('crm-1');
    expect(emulator.linkedAccounts('d-1'), 'accounts go before the deals that link to them').toEqual(['acme.com']);
  });
});

describe('an item that another program has put by an id that is not its own', () => {
  it.each<[Kind, object, string]>([
    ['deals', version(1, 1), 'd-1'],
    ['accounts', { domain: 'https://www.Acme.com', name: 'Acme' }, 'acme.com'],
    ['externalIds', { domain: 'ACME.com', externalId: 'crm-1' }, 'acme.com'],
    ['activities', activity(1), 'call-1'],
  ])('is refused among %s, and the message has the right id', async (kind, item, id) => {
    const { emulator, client } = setUp();
    await using ledger = await openLedger(':memory:');
    const lane = await ledger.lane(laneName(client.settings.baseUrl));
    await lane.put(kind, [{ id: 'other', payload: canonicalJson(item) }], 0);
    await using outbox = createOutbox(client, { ledger });
    await outbox.close();
    const [row] = await lane.get(kind, ['other']);
    expect(row?.error).toContain(`stands for the id "${id}", and it was put by the id "other"`);
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('the sender of a lane', () => {
  it('gives an outbox of another kind its outcomes', async () => {
    const { client } = setUp();
    await using ledger = await openLedger(path());
    await using deals = createOutbox(client, { ledger });
    await deals.push(version(1, 1));
    await using accounts = createOutbox(client, { kind: 'accounts', ledger });
    expect(await accounts.push(account('acme.com'))).toMatchObject({ domain: 'acme.com', status: 'upserted' });
    expect(await accounts.flush()).toMatchObject({ total: 1, upserted: 1, created: 0, waiting: 0, requests: 0 });
    await using activities = createOutbox(client, { kind: 'activities', ledger });
    expect(await activities.push(activity(1))).toMatchObject({ status: 'created' });
  });

  it('lets no kind starve another', async () => {
    const { emulator, client, clock } = setUp({ faults: { rules: [{ fault: 'latency', ms: 200 }] } });
    await using ledger = await openLedger(':memory:');
    await using accounts = createOutbox(client, { kind: 'accounts', ledger, lingerMs: 0 });
    await using deals = createOutbox(client, { ledger });
    let isOver = false;
    const flood = (async () => {
      for (let n = 0; !isOver; n++) {
        await accounts.put(account(`${n}.example`));
        await new Promise<void>((resolve) => clock.after(5, resolve));
      }
    })();
    const startedAt = clock.now();
    for (let n = 0; n < 20; n++) await deals.push(version(n, 1));
    expect(clock.now() - startedAt).toBeLessThan(60_000);
    isOver = true;
    await flood;
    expect(emulator.deals.size).toBe(20);
  });

  it('risks one activity at a time while the server is in trouble', async () => {
    const { emulator, client, clock } = setUp({ faults: { rules: [{ fault: 'status', status: 500 }] } });
    await using ledger = await openLedger(':memory:');
    await using outbox = createOutbox(client, { kind: 'activities', ledger });
    await outbox.put(Array.from({ length: 1_000 }, (_, n) => activity(n)));
    await new Promise<void>((resolve) => clock.after(60_000, resolve));
    expect(outbox.stats.refused).toBeLessThan(500);
    emulator.faults.set({ rules: [] });
    await outbox.flush();
    expect(emulator.salesActivities.size).toBe(1_000 - outbox.stats.refused);
  });

  it('sends each activity at most once, and refuses those that it is not sure of, whatever happens', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const { emulator, connect } = setUp({
        client: { timeoutMs: 1_000, maxConcurrency: 3 },
        faults: {
          seed,
          rules: [
            { fault: 'latency', ms: { min: 1, max: 100 } },
            { fault: 'status', status: 500, when: { probability: 0.1 } },
            { fault: 'status', status: 429, when: { probability: 0.1 } },
            { fault: 'connection-refused', when: { probability: 0.1 } },
            { fault: 'reset', stored: seed % 2 === 0, when: { probability: 0.1 } },
            { fault: 'hang', stored: seed % 3 === 0, when: { probability: 0.1 } },
            { fault: 'failed-items', when: { probability: 0.1 } },
          ],
        },
      });
      const { fetch, most } = counting(emulator.fetch);
      await using ledger = await openLedger(':memory:');
      const all = Array.from({ length: 120 }, (_, n) => activity(n));
      for (let round = 0; round < 4; round++) {
        const outbox = createOutbox(connect({ fetch }), { kind: 'activities', ledger });
        await outbox.put(all);
        // Some are cut off while they are under way.
        await outbox.close({ timeoutMs: round === 3 ? 600_000 : 50 * (seed % 7) });
      }
      expect(most(), `seed ${seed}`).toBe(1);
      const lane = await ledger.lane('https://eapi.recotap.com/api/v1/default');
      for await (const row of lane.rows('activities')) {
        if (row.error === undefined && !isPending(row))
          expect(emulator.salesActivities.has(row.id), `seed ${seed}`).toBe(true);
      }
    }
  });
});
