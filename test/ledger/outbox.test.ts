import { describe, expect, it } from 'vitest';
import { createOutbox, type OutboxOutcome, RecotapConfigurationError } from '../../src/index.js';
import { openLedger } from '../../src/ledger/index.js';
import { scratch, setUp, stores, version } from './support.js';

const { path } = scratch();

describe.each(stores)('an outbox %s', (_, open) => {
  it('sends what is put, and says so', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    await outbox.put([version(1, 1), version(2, 1)]);
    expect(await outbox.flush()).toMatchObject({
      total: 2,
      upserted: 2,
      unsent: 0,
      waiting: 0,
      requests: 1,
      retries: 0,
    });
    expect(emulator.deals.size).toBe(2);
    expect(await outbox.push(version(3, 1))).toMatchObject({ index: 2, externalDealId: 'd-3', status: 'upserted' });
    expect(outbox.stats).toEqual({ waiting: 0, inFlight: 0, refused: 0, oldestMs: 0 });
  });

  it('sends only the latest of the versions that wait, and each of the others is superseded', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    const outcomes = await Promise.all([1, 2, 3].map((n) => outbox.push(version(1, n))));
    expect(outcomes).toMatchObject([
      { status: 'superseded', by: 1 },
      { status: 'superseded', by: 2 },
      { status: 'upserted' },
    ]);
    expect(emulator.requests).toHaveLength(1);
    expect(emulator.deals.get('d-1')?.name).toBe('v3');
  });

  it('sends nothing for a deal that Recotap has already, unless forced to', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    await outbox.push({ externalDealId: 'd', name: 'Deal', amount: 1 });
    expect(await outbox.push({ amount: 1, name: 'Deal', externalDealId: 'd' })).toMatchObject({ status: 'unchanged' });
    expect(emulator.requests).toHaveLength(1);
    expect(await outbox.push({ externalDealId: 'd', name: 'Deal', amount: 1 }, { force: true })).toMatchObject({
      status: 'upserted',
    });
    expect(emulator.requests).toHaveLength(2);
  });

  it('tells of an invalid deal at once, and never stores it', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    const told: string[] = [];
    await using outbox = createOutbox(client, { ledger, onOutcome: ({ status }) => void told.push(status) });
    const put = outbox.put([{ externalDealId: 'x' } as never, version(1, 1)]);
    expect(told).toEqual(['invalid']);
    await put;
    expect(await outbox.flush()).toMatchObject({ total: 2, invalid: 1, upserted: 1, waiting: 0 });
    expect(emulator.deals.has('x')).toBe(false);
  });

  it.each([
    ['numbers', 9, 10],
    ['texts of digits', '9', '10'],
    ['ISO dates of different zones', '2026-06-04T10:00:00+02:00', '2026-06-04T09:00:00Z'],
    ['ISO dates finer than a millisecond', '2026-06-04T09:00:00.123456Z', '2026-06-04T09:00:00.123457Z'],
    ['dates', new Date(5), new Date(6)],
    ['texts', 'rev-a', 'rev-b'],
  ])('never lets a lower version overwrite a higher one: %s', async (_, lower, higher) => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    await outbox.push(version(1, 2), { version: higher });
    expect(await outbox.push(version(1, 1), { version: lower })).toMatchObject({ status: 'superseded' });
    expect(await outbox.push(version(1, 3), { version: higher })).toMatchObject({ status: 'upserted' });
    expect(emulator.deals.get('d-1')?.name).toBe('v3');
  });

  it('refuses a version that cannot be compared, and says why', async () => {
    const { client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    await outbox.push(version(1, 1), { version: 1 });
    expect(await outbox.push(version(1, 2), { version: '2026-06-04' })).toMatchObject({
      status: 'invalid',
      issues: [
        { path: 'version', message: "is a date, and the ledger has a number for 'd-1': give versions of one kind" },
      ],
    });
    expect(await outbox.push(version(1, 2), { version: Number.NaN })).toMatchObject({ status: 'invalid' });
  });

  it('keeps a refused deal as such, and tries it again when it is put again', async () => {
    let refusal: string | undefined = 'No such stage';
    const { client } = setUp({ refuse: () => refusal });
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'failed', error: 'No such stage' });
    expect(outbox.stats).toMatchObject({ refused: 1, waiting: 0 });
    refusal = undefined;
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'upserted' });
    expect(outbox.stats).toMatchObject({ refused: 0, waiting: 0 });
  });

  it('says that a deal is unsent while the server is out of reach, and sends it once it is back', async () => {
    const { emulator, client } = setUp({ faults: { rules: [{ fault: 'connection-refused', times: 5 }] } });
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'unsent', cause: { code: 'connection' } });
    expect(outbox.stats).toMatchObject({ waiting: 1 });
    await expect.poll(() => emulator.deals.get('d-1')?.name).toBe('v1');
  });

  it('stops sending when the key is not accepted, and keeps what is put', async () => {
    const { emulator, connect } = setUp({ apiKey: 'right' });
    await using ledger = await open(path());
    {
      await using outbox = createOutbox(connect({ apiKey: 'wrong' }), { ledger });
      expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'unsent', cause: { code: 'unauthorized' } });
      await outbox.put(version(2, 1));
      expect(await outbox.flush()).toMatchObject({ total: 2, unsent: 2, waiting: 2 });
      expect(emulator.requests).toHaveLength(1);
    }
  });

  it('takes nothing after its close, and reports all', async () => {
    const { emulator, client } = setUp();
    await using ledger = await open(path());
    const outbox = createOutbox(client, { ledger });
    const put = outbox.put(Array.from({ length: 250 }, (_, n) => version(n, 1)));
    const closing = outbox.close();
    await put;
    expect(await closing).toMatchObject({ total: 250, upserted: 250, waiting: 0 });
    expect(emulator.deals.size).toBe(250);
    await expect(outbox.put(version(1, 2))).rejects.toThrow(RecotapConfigurationError);
    await expect(outbox.push(version(1, 2))).rejects.toThrow('The outbox is closed');
    expect(await outbox.close()).toMatchObject({ total: 250 });
  });

  it('says what is left when its close takes too long, and the next outbox sends it', async () => {
    const { emulator, connect, clock } = setUp({ faults: { rules: [{ fault: 'latency', ms: 10_000, times: 1 }] } });
    await using ledger = await open(path());
    const first = createOutbox(connect(), { ledger });
    await first.put(version(1, 1));
    const before = clock.now();
    expect(await first.close({ timeoutMs: 500 })).toMatchObject({ total: 1, unsent: 1, waiting: 1 });
    expect(clock.now() - before).toBeLessThan(1_000);
    const told: OutboxOutcome[] = [];
    await using second = createOutbox(connect(), { ledger });
    await second.put(version(2, 1));
    await second.flush();
    expect(emulator.deals.has('d-1'), 'what may still be on its way is held').toBe(false);
    await expect.poll(() => emulator.deals.has('d-1')).toBe(true);
    expect(told).toEqual([]);
  });

  it('takes no more than highWaterMark without an outcome, and flush counts those that wait for room too', async () => {
    const { client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger, highWaterMark: 10, lingerMs: 1_000 });
    let isTaken = false;
    const put = outbox.put(Array.from({ length: 35 }, (_, n) => version(n, 1))).then(() => {
      isTaken = true;
    });
    const flushed = outbox.flush();
    expect(isTaken).toBe(false);
    expect(await flushed).toMatchObject({ total: 35, upserted: 35 });
    await put;
  });

  it('flushes what was put before, and not what is put later', async () => {
    const { client } = setUp();
    await using ledger = await open(path());
    await using outbox = createOutbox(client, { ledger });
    const first = outbox.put(version(1, 1));
    const flushed = outbox.flush();
    const second = outbox.put([version(2, 1), version(3, 1)]);
    expect((await flushed).total).toBe(1);
    await Promise.all([first, second]);
    expect((await outbox.flush()).total).toBe(3);
  });
});

describe('an outbox', () => {
  it('needs at most 100 requests for 3,000 web-hooks over 500 deals, and each ends with its newest version', async () => {
    const { emulator, client, clock } = setUp({
      faults: { seed: 1, rules: [{ fault: 'latency', ms: { min: 5, max: 200 } }] },
    });
    await using outbox = createOutbox(client);
    const last = new Map<string, number>();
    for (let n = 0; n < 3_000; n++) {
      const deal = version((n * 7919) % 500, n);
      last.set(deal.externalDealId, n);
      await outbox.put(deal);
      // 1,000 web-hooks a second.
      if (n % 10 === 0) await new Promise<void>((resolve) => clock.after(10, resolve));
    }
    await outbox.flush();
    expect(emulator.requests.length).toBeLessThanOrEqual(100);
    for (const [id, n] of last) expect(emulator.deals.get(id)?.name).toBe(`v${n}`);
  });

  it('leaves no deal with an old version when requests fail', async () => {
    for (let seed = 0; seed < 200; seed++) {
      const { emulator, client, clock } = setUp({
        faults: {
          seed,
          rules: [
            { fault: 'latency', ms: { min: 1, max: 100 } },
            { fault: 'status', status: 500, when: { probability: 0.1 } },
          ],
        },
      });
      await using outbox = createOutbox(client);
      for (let n = 1; n <= 4; n++) {
        await Promise.all(Array.from({ length: 50 }, (_, id) => outbox.put(version(id, n))));
        await new Promise<void>((resolve) => clock.after(40, resolve));
      }
      await outbox.flush();
      const stale = [...emulator.deals.values()].filter(({ name }) => name !== 'v4');
      expect(stale, `seed ${seed}`).toEqual([]);
      expect(emulator.deals.size).toBe(50);
    }
  });

  it('sends nothing newer while a request that timed out may still arrive', async () => {
    const { emulator, client, clock } = setUp({
      client: { timeoutMs: 1_000, retries: 0 },
      faults: { rules: [{ fault: 'hang', stored: true, times: 1 }] },
    });
    await using outbox = createOutbox(client);
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'unsent', cause: { code: 'timeout' } });
    const timedOutAt = clock.now();
    expect(await outbox.push(version(1, 2))).toMatchObject({ status: 'upserted' });
    expect(clock.now() - timedOutAt).toBeGreaterThanOrEqual(2_000);
    expect(emulator.deals.get('d-1')?.name).toBe('v2');
  });

  it('holds nothing that was given up between two attempts: the next outbox sends it at once', async () => {
    const { emulator, connect, clock } = setUp({ faults: { rules: [{ fault: 'status', status: 500, times: 1 }] } });
    const drain = new AbortController();
    const failing = connect({
      async fetch(url, init) {
        clock.after(1, () => drain.abort(new Error('enough')));
        return emulator.fetch(url, init);
      },
    });
    await using ledger = await openLedger(':memory:');
    const first = createOutbox(failing, { ledger, drain: drain.signal });
    expect(await first.push(version(1, 1))).toMatchObject({ status: 'unsent' });
    await first.close();
    expect(emulator.requests).toHaveLength(1);
    const startedAt = clock.now();
    await using second = createOutbox(connect(), { ledger });
    expect(await second.push(version(1, 1))).toMatchObject({ status: 'upserted' });
    expect(clock.now() - startedAt).toBeLessThan(1_000);
  });

  it.each<[unknown, string]>([
    [null, 'null'],
    [true, 'true'],
    [Symbol('v'), 'Symbol(v)'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    ['', 'empty'],
    [new Date(Number.NaN), 'an invalid date'],
    [{}, 'an object'],
    [Object.create(null), 'an object'],
    [[1], 'an object'],
  ])('calls a deal with the version %j invalid, says why, and ends', async (given, words) => {
    const { client, emulator } = setUp();
    const outbox = createOutbox(client);
    expect(await outbox.push(version(1, 1), { version: given as never })).toMatchObject({
      status: 'invalid',
      issues: [{ path: 'version', message: `must be a number, a date or a text, and is ${words}` }],
    });
    expect(await outbox.close()).toMatchObject({ total: 1, invalid: 1, waiting: 0 });
    expect(emulator.requests).toEqual([]);
  });

  it('can be flushed and closed after a put that threw', async () => {
    const outbox = createOutbox(setUp().client);
    await expect(outbox.put([version(1, 1)], null as never)).rejects.toThrow(TypeError);
    expect(await outbox.push(version(2, 1))).toMatchObject({ index: 0, status: 'upserted' });
    expect(await outbox.close()).toMatchObject({ total: 1, upserted: 1 });
  });

  it.each<[object, string]>([
    [{ ledger: 'recotap.db' }, 'ledger'],
    [{ ledger: openLedger(':memory:') }, 'await openLedger'],
    [{ ledger: null }, 'ledger'],
    [{ lane: '' }, 'lane'],
    [{ lane: 5 }, 'lane'],
    [{ kind: 'stages' }, 'The option kind is stages: expected one of accounts, externalIds, deals, activities.'],
    [{ kind: null }, 'The option kind is null'],
    [{ kind: ['deals'] }, 'kind'],
    [{ lingerMs: -1 }, 'lingerMs'],
    [{ lingerMs: Number.NaN }, 'lingerMs'],
    [{ highWaterMark: 0 }, 'highWaterMark'],
  ])('refuses the options %j at once, by name', (options, name) => {
    const create = () => createOutbox(setUp().client, options);
    expect(create).toThrow(RecotapConfigurationError);
    expect(create).toThrow(name);
  });

  it('lingers from the oldest deal that waits', async () => {
    const { emulator, client, clock } = setUp();
    await using outbox = createOutbox(client, { lingerMs: 100 });
    const startedAt = clock.now();
    const pass = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
    await outbox.put(version(1, 1));
    for (let n = 0; n < 5; n++) {
      await pass(30);
      await outbox.put(version(2 + n, 1));
      if (emulator.requests.length > 0) break;
    }
    await pass(1);
    expect(emulator.requests).toHaveLength(1);
    expect(clock.now() - startedAt).toBeLessThan(160);
  });

  it('gives waitUntil a promise that resolves when all has an outcome', async () => {
    const { emulator, client } = setUp();
    const promises: Promise<unknown>[] = [];
    await using outbox = createOutbox(client, { waitUntil: (promise) => void promises.push(promise) });
    await outbox.put(version(1, 1));
    expect(promises).toHaveLength(1);
    await Promise.all(promises);
    expect(emulator.deals.size).toBe(1);
  });

  it('ends at once when its signal aborts, and says of what is under way that it is unsent', async () => {
    const controller = new AbortController();
    const { emulator, connect } = setUp({ faults: { rules: [{ fault: 'hang' }] } });
    const client = connect({
      fetch(url, init) {
        queueMicrotask(() => controller.abort(new Error('enough')));
        return emulator.fetch(url, init);
      },
    });
    await using outbox = createOutbox(client, { signal: controller.signal });
    const pushed = outbox.push(version(1, 1));
    expect(await pushed).toMatchObject({ status: 'unsent', cause: { code: 'aborted' } });
    await expect(outbox.put(version(1, 1))).rejects.toThrow('The outbox is closed');
  });

  it('goes on when onOutcome throws, and the next flush rejects with that', async () => {
    const { client } = setUp();
    let isBroken = true;
    await using outbox = createOutbox(client, {
      async onOutcome() {
        if (isBroken) throw new Error('the log is full');
      },
    });
    await outbox.put([version(1, 1), version(2, 1)]);
    await expect(outbox.flush()).rejects.toThrow('the log is full');
    isBroken = false;
    await outbox.put(version(3, 1));
    expect(await outbox.flush()).toMatchObject({ upserted: 3 });
  });

  it('that only puts leaves the sending to another one', async () => {
    const { emulator, client } = setUp();
    await using ledger = await openLedger(':memory:');
    await using putting = createOutbox(client, { ledger, send: false });
    await putting.put(version(1, 1));
    expect(await putting.flush()).toMatchObject({ total: 1, unsent: 1, waiting: 1 });
    await using sending = createOutbox(client, { ledger });
    await expect.poll(() => emulator.deals.size).toBe(1);
    await sending.flush();
    expect(sending.stats.waiting).toBe(0);
  });

  it.each([
    [{ lingerMs: -1 }, 'The option lingerMs is -1'],
    [{ highWaterMark: 0 }, 'The option highWaterMark is 0'],
  ])('refuses %j', (options, message) => {
    expect(() => createOutbox(setUp().client, options)).toThrow(message);
  });
});
