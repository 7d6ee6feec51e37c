import { describe, expect, it } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  type Deal,
  type Fetch,
  mapExternalIds,
  pushAccounts,
  pushDeal,
  pushDeals,
  type RecotapClientOptions,
  streamDeals,
} from '../../src/index.js';
import { byRequest, dealsIn, upserted, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Server = (request: Request) => Response | Promise<Response>;

function clientOn(server: Server, options: RecotapClientOptions = {}) {
  const clock = createVirtualClock();
  const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(server), clock, ...options });
  return { clock, client };
}

const version = (id: string | number, n: number): Deal => ({ externalDealId: `d-${id}`, name: `v${n}` });
const versions = (count: number, n: number) => Array.from({ length: count }, (_, id) => version(id, n));

/** A server that notes what it has stored, and answers each request when it is told to. */
function held() {
  const stored: string[][] = [];
  const waiting: (() => void)[] = [];
  let wake = () => {};
  const server: Server = async (request) => {
    const deals = await dealsIn(request.clone());
    stored.push(deals.map(({ externalDealId, name }) => `${externalDealId} ${name}`));
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      wake();
    });
    return upsertsAll(request);
  };
  return {
    stored,
    server,
    /** Resolves when so many requests are on the wire. */
    async arrived(count: number) {
      while (waiting.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
    answer: () => waiting.shift()?.(),
  };
}

/** Numbers from 0 up to 1, the same for each seed. */
function dice(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A server of which every tenth request or so is answered by a 500 first, and every tenth is stored long after the client gave it up. What it
 * holds at the end, by id.
 */
function badDay(seed: number) {
  const random = dice(seed);
  const clock = createVirtualClock(random);
  const holds = new Map<string, string>();
  const inRequests = new Map<string, number>();
  let overlaps = 0;
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const respond = (status: number, body: object) => ({
    status,
    statusText: '',
    headers: { get: () => null, forEach() {} },
    text: async () => JSON.stringify(body),
  });
  const fetch: Fetch = async (_, { body, signal }) => {
    const { deals } = JSON.parse(body as string) as { deals: Deal[] };
    const store = () => {
      for (const { externalDealId, name } of deals) holds.set(externalDealId, name);
    };
    const count = (by: number) => {
      for (const { externalDealId: id } of deals) inRequests.set(id, (inRequests.get(id) ?? 0) + by);
    };
    count(1);
    if (deals.some(({ externalDealId: id }) => (inRequests.get(id) ?? 0) > 1)) overlaps++;
    try {
      await wait(5 + 195 * random());
      const fate = random();
      if (fate < 0.1) return respond(500, { message: 'Error' });
      if (fate < 0.2) {
        clock.after(1_000 + 900 * random(), store);
        return await new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      }
      store();
      await wait(5 + 195 * random());
      return respond(200, { data: { results: deals.map(upserted) } });
    } finally {
      count(-1);
    }
  };
  const client = createRecotapClient({
    apiKey: 'key',
    fetch,
    clock,
    timeoutMs: 1_000,
    retries: 9,
  });
  return { client, holds, overlaps: () => overlaps };
}

describe('pushes of one client side by side', () => {
  it('leave the newest version of each of 50 deals, with errors and late requests, whatever the seed', {
    timeout: 300_000,
  }, async () => {
    const stale: string[] = [];
    for (let seed = 1; seed <= Number(process.env.ORDER_SEEDS ?? 30); seed++) {
      const { client, holds, overlaps } = badDay(seed);
      const pushes: Promise<{ status: string }>[] = [];
      for (let n = 1; n <= 3; n++) for (let id = 0; id < 50; id++) pushes.push(pushDeal(client, version(id, n)));
      const outcomes = await Promise.all(pushes);
      expect(outcomes.filter(({ status }) => status !== 'upserted')).toEqual([]);
      expect(overlaps()).toBe(0);
      for (const [id, name] of holds) if (name !== 'v3') stale.push(`seed ${seed}: ${id} has ${name}`);
      expect(holds.size).toBe(50);
    }
    expect(stale).toEqual([]);
  });

  it('send what is given later later, by pushDeals, pushDeal and streamDeals', async () => {
    const { server, stored, arrived, answer } = held();
    const { client } = clientOn(server);
    const first = pushDeals(client, [version(1, 1), version(2, 1)]);
    const second = pushDeal(client, version(1, 2));
    const third = streamDeals(client, [version(1, 3)]).next();
    await arrived(1);
    answer();
    await arrived(1);
    answer();
    await arrived(1);
    answer();
    expect(await first).toMatchObject({ upserted: 2, requests: 1 });
    expect(await second).toMatchObject({ status: 'upserted' });
    expect((await third).value).toMatchObject({ status: 'upserted' });
    expect(stored).toEqual([['d-1 v1', 'd-2 v1'], ['d-1 v2'], ['d-1 v3']]);
  });

  it('wait for one another only where they share ids', async () => {
    const { server, stored, arrived, answer } = held();
    const { client } = clientOn(server);
    const slow = pushDeals(client, versions(100, 1));
    await arrived(1);
    const other = pushDeals(client, [...versions(100, 2), ...versions(300, 2).slice(100)]);
    await arrived(3);
    expect(stored.map(({ length }) => length)).toEqual([100, 100, 100]);
    expect(stored.slice(1).flat()).not.toContain('d-1 v2');
    answer();
    await slow;
    await arrived(3);
    expect(stored[3]).toEqual(versions(100, 2).map(({ externalDealId, name }) => `${externalDealId} ${name}`));
    for (let left = 0; left < 3; left++) answer();
    expect(await other).toMatchObject({ total: 300, upserted: 300, requests: 3 });
  });

  it('do not lock one another out when each needs ids of the other', async () => {
    const { client } = clientOn(upsertsAll);
    const ids = Array.from({ length: 1_000 }, (_, id) => id);
    const reports = await Promise.all([
      pushDeals(
        client,
        ids.map((id) => version(id, 1)),
      ),
      pushDeals(
        client,
        [...ids].reverse().map((id) => version(id, 2)),
      ),
      pushDeals(
        client,
        ids.map((id) => version((id * 7) % 1_000, 3)),
      ),
    ]);
    for (const report of reports) expect(report).toMatchObject({ total: 1_000, upserted: 1_000 });
  });

  it('do not wait for a batch that another one is still filling', async () => {
    const { client, clock } = clientOn(upsertsAll);
    let isOver = false;
    async function* source() {
      yield version(1, 1);
      await over;
    }
    const over = (async () => {
      await new Promise(setImmediate);
      const before = clock.now();
      expect(await pushDeal(client, version(1, 2))).toMatchObject({ status: 'upserted' });
      expect(clock.now() - before).toBeLessThan(1_000);
      isOver = true;
    })();
    expect(await pushDeals(client, source(), { lingerMs: 60_000 })).toMatchObject({ upserted: 1 });
    expect(isOver).toBe(true);
  });

  it('are each kind for itself', async () => {
    const emulator = createEmulator();
    const clock = createVirtualClock();
    const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, clock });
    const [account, mapping] = await Promise.all([
      pushAccounts(client, [{ domain: 'acme.com', name: 'Acme' }], { upsert: true }),
      mapExternalIds(client, [{ domain: 'acme.com', externalId: 'crm-1' }]),
      pushAccounts(client, [{ domain: 'ACME.com', name: 'Acme 2' }], { upsert: true }),
    ]);
    expect(account).toMatchObject({ created: 1 });
    expect(mapping.total).toBe(1);
    expect(emulator.requests.map(({ path }) => path).filter((path) => path.endsWith('/accounts'))).toHaveLength(2);
  });
});

describe('what was sent and may still arrive', () => {
  const hangs = (options: EmulatorOptions['faults']) => {
    const clock = createVirtualClock();
    const emulator = createEmulator({ clock, ...(options === undefined ? {} : { faults: options }) });
    const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, clock, timeoutMs: 1_000, retries: 0 });
    return { clock, client };
  };

  it('holds a newer version back for the timeout and a second, and never longer', async () => {
    const { client, clock } = hangs({ rules: [{ fault: 'hang', times: 1 }] });
    expect(await pushDeal(client, version(1, 1))).toMatchObject({ status: 'unsent', cause: { code: 'timeout' } });
    const before = clock.now();
    expect(await pushDeals(client, [version(1, 2), version(2, 2)])).toMatchObject({ upserted: 2, requests: 2 });
    expect(clock.now() - before).toBe(2_000);
  });

  it('lets the same version go again at once', async () => {
    const { client, clock } = hangs({ rules: [{ fault: 'hang', times: 1 }] });
    await pushDeal(client, version(1, 1));
    const before = clock.now();
    expect(await pushDeal(client, version(1, 1))).toMatchObject({ status: 'upserted' });
    expect(clock.now()).toBe(before);
    await pushDeal(client, version(1, 2));
    expect(clock.now() - before).toBe(2_000);
  });

  it('holds nothing back when a repetition was answered after a broken connection', async () => {
    const clock = createVirtualClock();
    const emulator = createEmulator({ clock, faults: { rules: [{ fault: 'reset', times: 1 }] } });
    const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, clock });
    const outcomes = await Promise.all([pushDeal(client, version(1, 1)), pushDeal(client, version(1, 2))]);
    expect(outcomes).toMatchObject([{ status: 'upserted' }, { status: 'upserted' }]);
    expect(Math.max(...clock.waits.filter((ms) => ms !== 30_000))).toBeLessThan(1_000);
  });

  it.each<[string, (client: ReturnType<typeof createRecotapClient>) => Promise<unknown>]>([
    ['is aborted', (client) => pushDeals(client, [version(1, 1)], { signal: AbortSignal.abort() }).catch(() => {})],
    ['meets its deadline', (client) => pushDeal(client, version(1, 1), { deadlineMs: 100 })],
    ['is left', async (client) => void (await streamDeals(client, [version(9, 1), version(1, 1)]).return())],
    [
      'has a callback that throws',
      (client) =>
        pushDeals(client, [{ externalDealId: 1 } as never, version(1, 1)], {
          onOutcome: () => {
            throw new Error('mine');
          },
        }).catch(() => {}),
    ],
  ])('leaves the id to others when a push %s', async (_, push) => {
    const { client, clock } = hangs({ rules: [{ fault: 'hang', times: 1, when: { dealIds: ['d-1'] } }] });
    const before = clock.now();
    await push(client);
    const last = await Promise.all([pushDeal(client, version(1, 2)), pushDeal(client, version(1, 3))]);
    expect(last.at(-1)).toMatchObject({ status: expect.stringMatching(/upserted|unsent/) });
    expect(clock.now() - before).toBeLessThan(10_000);
    expect(clock.pending).toBe(0);
  });
});
