import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  pushDeals,
  type RecotapClientOptions,
  RecotapConfigurationError,
} from '../../src/index.js';
import { byRequest, deal, deals, dealsIn, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

/** A server that notes when each request came and how many deals were in it. */
function setUp(options: RecotapClientOptions = {}, latencyMs = 0) {
  const clock = createVirtualClock();
  const startedAt = clock.now();
  const seen: [ms: number, deals: number][] = [];
  const pass = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const fetch = byRequest(async (request) => {
    seen.push([clock.now() - startedAt, (await dealsIn(request.clone())).length]);
    if (latencyMs > 0) await pass(latencyMs);
    return upsertsAll(request);
  });
  return { client: createRecotapClient({ apiKey: 'key', fetch, clock, ...options }), clock, seen, pass };
}

describe('a source that is slow', () => {
  it('does not hold back what it has given for longer than a second', async () => {
    const { client, seen, pass } = setUp();
    const source = (async function* () {
      yield* deals(3);
      await pass(60_000);
      yield deal('late');
    })();
    expect(await pushDeals(client, source)).toMatchObject({ upserted: 4 });
    expect(seen).toEqual([
      [1_000, 3],
      [60_000, 1],
    ]);
  });

  it('and never ends has each of its deals sent', async () => {
    const { client, clock, seen } = setUp();
    const controller = new AbortController();
    const source = (async function* () {
      yield* deals(2);
      await new Promise(() => {});
    })();
    clock.after(5_000, () => controller.abort(new Error('enough')));
    const error = await pushDeals(client, source, { signal: controller.signal, lingerMs: 200 }).catch(
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ reason: 'aborted', report: { total: 2, upserted: 2 } });
    expect(seen).toEqual([[200, 2]]);
  });

  it('is waited for as long as lingerMs says, from the first deal of a batch on', async () => {
    const { client, seen, pass } = setUp();
    const source = (async function* () {
      for (let index = 0; index < 10; index++) {
        yield deal(index);
        await pass(100);
      }
    })();
    await pushDeals(client, source, { lingerMs: 350 });
    expect(seen).toEqual([
      [350, 4],
      [750, 4],
      [1_000, 2],
    ]);
  });

  it('has a batch that waits for its turn filled all the same', async () => {
    const { client, seen, pass } = setUp({ requestsPerSecond: 1 });
    const source = (async function* () {
      for (let index = 0; index < 100; index++) {
        yield deal(index);
        await pass(50);
      }
    })();
    await pushDeals(client, source, { lingerMs: 100 });
    expect(seen.map(([, count]) => count).reduce((sum, count) => sum + count)).toBe(100);
    expect(seen.length).toBeLessThanOrEqual(7);
  });

  it.each([0, 1, 30])('with lingerMs: %d sends what is there as soon as the source lets it wait', async (lingerMs) => {
    const { client, seen, pass } = setUp();
    const source = (async function* () {
      yield deal(1);
      await pass(1_000);
      yield deal(2);
    })();
    await pushDeals(client, source, { lingerMs });
    expect(seen).toEqual([
      [lingerMs, 1],
      [1_000, 1],
    ]);
  });
});

describe('a source that is quick', () => {
  it.each<[string, () => Iterable<ReturnType<typeof deal>> | AsyncIterable<ReturnType<typeof deal>>]>([
    ['a list', () => deals(8_800)],
    [
      'a generator',
      () =>
        (function* () {
          yield* deals(8_800);
        })(),
    ],
    [
      'an async generator',
      () =>
        (async function* () {
          yield* deals(8_800);
        })(),
    ],
  ])('fills each request: 8,800 deals of %s are 88 requests', async (_, source) => {
    for (const options of [{}, { maxConcurrency: 1 }, { maxConcurrency: 50 }, { requestsPerSecond: 20 }]) {
      const { client } = setUp(options, 100);
      expect(await pushDeals(client, source(), { lingerMs: 0 })).toMatchObject({ upserted: 8_800, requests: 88 });
    }
  });

  it('fills each request though its outcomes are received slowly', async () => {
    const { client, pass } = setUp();
    const source = (async function* () {
      for (const each of deals(500)) {
        await Promise.resolve();
        yield each;
      }
    })();
    const report = await pushDeals(client, source, { onProgress: () => pass(5_000), lingerMs: 10 });
    expect(report).toMatchObject({ upserted: 500, requests: 5 });
  });
});

it.each([-1, Number.NaN, '5'])('lingerMs: %j is refused by its name', async (lingerMs) => {
  const { client } = setUp();
  const push = pushDeals(client, deals(1), { lingerMs: lingerMs as number });
  await expect(push).rejects.toThrow(RecotapConfigurationError);
  await expect(push).rejects.toThrow(/lingerMs/);
});

describe('a request that was too large', () => {
  it('teaches the push how large the next ones may be', async () => {
    let refused = 0;
    const clock = createVirtualClock();
    const fetch = byRequest(async (request) => {
      const { length } = await request.clone().text();
      if (length <= 2_000) return upsertsAll(request);
      refused++;
      return new Response('{}', { status: 413 });
    });
    const client = createRecotapClient({ apiKey: 'key', fetch, clock, maxConcurrency: 1 });
    const report = await pushDeals(client, deals(2_000));
    expect(report).toMatchObject({ upserted: 2_000 });
    expect(refused).toBeLessThanOrEqual(8);
  });

  it('costs only the deal that is too large alone its place', async () => {
    const fetch = byRequest(async (request) => {
      const { length } = await request.clone().text();
      return length <= 1_000 ? upsertsAll(request) : new Response('{}', { status: 413 });
    });
    const client = createRecotapClient({ apiKey: 'key', fetch, clock: createVirtualClock() });
    const report = await pushDeals(client, [
      ...deals(50),
      deal('large', { name: 'x'.repeat(2_000) }),
      ...deals(50).map(({ externalDealId }) => deal(`more ${externalDealId}`)),
    ]);
    expect(report).toMatchObject({ total: 101, upserted: 100, failed: 1, problems: [{ externalDealId: 'large' }] });
  });
});
