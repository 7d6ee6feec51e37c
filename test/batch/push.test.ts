import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  type DealOutcome,
  InvalidItem,
  PushAbortedError,
  type PushProgress,
  type PushReport,
  pushDeals,
  RecotapConfigurationError,
  RecotapError,
  streamDeals,
} from '../../src/index.js';
import { answer, byRequest, deal, deals, dealsIn, inTurn, refusal, upserted, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Fetch = (request: Request) => Promise<Response>;

const clientOn = (fetch: Fetch, options: { retries?: number; maxConcurrency?: number } = {}) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: createVirtualClock(), retries: 0, ...options });

/** What a run that ends early throws. */
const abortedBy = async (push: Promise<unknown>): Promise<PushAbortedError> => {
  const error = await push.catch((thrown: unknown) => thrown);
  if (error instanceof PushAbortedError) return error;
  throw new Error('the push did not end early', { cause: error });
};

const counts = ({ upserted, failed, invalid, superseded, unsent }: PushReport) => ({
  upserted,
  failed,
  invalid,
  superseded,
  unsent,
});

const sumOf = (report: PushReport) => Object.values(counts(report)).reduce((sum, count) => sum + count, 0);

describe('a push', () => {
  it('sends at most 100 deals a request and reports every one of them', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const report = await pushDeals(clientOn(fetch), deals(250));
    const sizes = await Promise.all(requests.map(async (request) => (await dealsIn(request)).length));
    expect(sizes).toEqual([100, 100, 50]);
    expect(report).toMatchObject({ total: 250, upserted: 250, requests: 3, retries: 0, problems: [] });
  });

  it('makes no request when there are no deals', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const report = await pushDeals(clientOn(fetch), []);
    expect(report).toMatchObject({ total: 0, upserted: 0, requests: 0 });
    expect(requests).toHaveLength(0);
  });

  it.each<[string, () => Iterable<never> | AsyncIterable<never>]>([
    [
      'a generator',
      function* () {
        yield* deals(3) as never[];
      },
    ],
    [
      'an async generator',
      async function* () {
        yield* deals(3) as never[];
      },
    ],
    ['a Set', () => new Set(deals(3) as never[])],
    ['a stream', () => Readable.from(deals(3)) as never],
  ])('takes deals from %s', async (_, source) => {
    expect(await pushDeals(clientOn(upsertsAll), source())).toMatchObject({ total: 3, upserted: 3 });
  });

  it.each([{ deals: [] }, null, undefined, 'deals', 7])('says so when given %j, which is no source', async (source) => {
    await expect(pushDeals(clientOn(upsertsAll), source as never)).rejects.toThrow(RecotapConfigurationError);
  });

  it('keeps back deals that break the contract, and says all that is wrong with each', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const bad = { externalDealId: 'b', amuont: 5, amount: null, ownerEmail: 'jane@localhost' };
    const report = await pushDeals(clientOn(fetch), [deal('a'), bad as never, deal('c')]);
    expect((await dealsIn(requests[0] as Request)).map(({ externalDealId }) => externalDealId)).toEqual(['a', 'c']);
    expect(report.problems).toEqual([
      {
        index: 1,
        externalDealId: 'b',
        deal: bad,
        status: 'invalid',
        issues: [
          { path: 'name', message: 'is required' },
          { path: 'amuont', message: 'is not a field that the contract knows' },
          { path: 'amount', message: 'must be a number; leave it out when it is not known' },
          { path: 'ownerEmail', message: expect.stringMatching(/top-level domain/) },
        ],
      },
    ]);
  });

  it('reports what the source itself could not read, and goes on', async () => {
    const issues = [{ path: '', message: 'line 3 has 4 columns: expected 8' }];
    const report = await pushDeals(clientOn(upsertsAll), [deal(1), new InvalidItem(['a', 'b'], issues), deal(2)]);
    expect(report).toMatchObject({ total: 3, upserted: 2, invalid: 1 });
    expect(report.problems).toEqual([
      { index: 1, externalDealId: undefined, deal: ['a', 'b'], status: 'invalid', issues },
    ]);
  });

  it('survives a deal that throws when it is looked at', async () => {
    const trap = Object.defineProperty({}, 'name', {
      enumerable: true,
      get: () => {
        throw new Error('not loaded');
      },
    });
    const report = await pushDeals(clientOn(upsertsAll), [trap as never, deal(1)]);
    expect(report).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
    expect(report.problems).toMatchObject([{ issues: [{ message: expect.stringMatching(/not loaded/) }] }]);
  });

  it('sends the last of the deals with one id, and tells of the others which took their place', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const outcomes: DealOutcome[] = [];
    const input = [deal('a', { amount: 1 }), deal('b'), deal('a', { amount: 2 }), deal('a', { amount: 3 })];
    const report = await pushDeals(clientOn(fetch), input, { onOutcome: (outcome) => void outcomes.push(outcome) });
    expect(await dealsIn(requests[0] as Request)).toEqual([deal('a', { amount: 3 }), deal('b')]);
    expect(counts(report)).toEqual({ upserted: 2, failed: 0, invalid: 0, superseded: 2, unsent: 0 });
    expect(outcomes.filter(({ status }) => status === 'superseded')).toMatchObject([
      { index: 0, by: 2 },
      { index: 2, by: 3 },
    ]);
    expect(report.problems).toEqual([]);
  });

  it('never has one id in two requests at once, and sends its versions in the order of the input', async () => {
    const clock = createVirtualClock();
    const inFlight = new Set<string>();
    const versions: unknown[] = [];
    const fetch: Fetch = async (request) => {
      const sent = await dealsIn(request);
      for (const { externalDealId } of sent) {
        expect(inFlight).not.toContain(externalDealId);
        inFlight.add(externalDealId);
      }
      await new Promise<void>((resolve) => clock.after(50, resolve));
      for (const { externalDealId } of sent) inFlight.delete(externalDealId);
      versions.push(...sent.filter(({ externalDealId }) => externalDealId === 'x').map(({ amount }) => amount));
      return answer(sent.map(upserted));
    };
    const input = Array.from({ length: 5 }, (_, version) => [
      deal('x', { amount: version }),
      ...Array.from({ length: 99 }, (_, other) => deal(`${version}-${other}`)),
    ]).flat();
    const report = await pushDeals(createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock }), input);
    expect(report).toMatchObject({ total: 500, upserted: 495 + versions.length, superseded: 5 - versions.length });
    expect(versions).toEqual([...versions].sort());
    expect(versions.at(-1)).toBe(4);
  });

  it('has several requests in flight, and pulls the source no faster than they go out', async () => {
    let pulled = 0;
    const waiting: (() => void)[] = [];
    const source = (function* () {
      for (; pulled < 5_000; ) yield deal(pulled++);
    })();
    const fetch: Fetch = async (request) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return upsertsAll(request);
    };
    const push = pushDeals(createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), maxConcurrency: 4 }), source);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(waiting).toHaveLength(4);
    expect(pulled).toBe(400);
    const release = setInterval(() => waiting.shift()?.(), 0);
    expect(await push).toMatchObject({ total: 5_000, upserted: 5_000, requests: 50 });
    clearInterval(release);
  });

  it('tells its progress in counts that add up', async () => {
    const seen: PushProgress[] = [];
    await pushDeals(clientOn(upsertsAll), deals(300), { onProgress: (progress) => void seen.push(progress) });
    expect(seen.length).toBeGreaterThan(1);
    for (const { total, upserted: done } of seen) expect(done).toBe(total);
    expect(seen.at(-1)).toMatchObject({ total: 300, requests: 3, retries: 0 });
  });

  it('waits for a slow receiver of outcomes', async () => {
    const order: string[] = [];
    await pushDeals(clientOn(upsertsAll), deals(2), {
      onOutcome: async ({ index }) => {
        order.push(`${index} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${index} ends`);
      },
    });
    expect(order).toEqual(['0 begins', '0 ends', '1 begins', '1 ends']);
  });

  it('counts every request that went out, and which of them were repetitions', async () => {
    const { fetch, requests } = inTurn(() => refusal(503), upsertsAll);
    const report = await pushDeals(clientOn(fetch, { retries: 2 }), deals(150));
    expect(report).toMatchObject({ upserted: 150, requests: 3, retries: 1 });
    expect(requests).toHaveLength(3);
  });

  it('measures its duration by the clock of the client', async () => {
    const { fetch } = inTurn(() => refusal(429, {}, { 'retry-after': '60' }), upsertsAll);
    const report = await pushDeals(clientOn(fetch, { retries: 1 }), deals(1));
    expect(report.durationMs).toBe(60_000);
  });
});

describe('the answer to a request', () => {
  const push = (results: (sent: ReturnType<typeof deals>) => Record<string, unknown>[], count = 3) =>
    pushDeals(
      clientOn(async (request) => answer(results(await dealsIn(request)))),
      deals(count),
    );

  it('gives a refused deal the reason of Recotap', async () => {
    const report = await push((sent) =>
      sent.map((one, index) =>
        index === 1 ? { externalDealId: one.externalDealId, status: 'failed', error: 'archived' } : upserted(one),
      ),
    );
    expect(report.problems).toMatchObject([{ index: 1, externalDealId: '1', status: 'failed', error: 'archived' }]);
  });

  it('is matched by id when it comes in another order', async () => {
    const report = await push((sent) =>
      sent
        .map((one, index) =>
          index === 0 ? { externalDealId: one.externalDealId, status: 'failed', error: 'first' } : upserted(one),
        )
        .reverse(),
    );
    expect(report.problems).toMatchObject([{ index: 0, externalDealId: '0', error: 'first' }]);
  });

  it.each<[string, (sent: ReturnType<typeof deals>) => Record<string, unknown>[], RegExp]>([
    ['lacks a deal', (sent) => sent.slice(1).map(upserted), /no result for '0'\. Sending it again is safe/],
    ['has a deal twice', (sent) => [...sent, ...sent.slice(0, 1)].map(upserted), /more than one result for '0'/],
    [
      'names an unknown deal instead',
      (sent) => [deal('z'), ...sent.slice(1)].map(upserted),
      /no result for '0', and 1 for what was not sent/,
    ],
    [
      'has an unknown status',
      ([first, ...rest]) => [{ ...upserted(first as never), status: 'queued' }, ...rest.map(upserted)],
      /unknown status "queued" for '0'/,
    ],
  ])('that %s leaves that deal unsent, and no other', async (_, results, message) => {
    const report = await push(results);
    expect(counts(report)).toEqual({ upserted: 2, failed: 0, invalid: 0, superseded: 0, unsent: 1 });
    expect(report.problems).toMatchObject([{ index: 0, status: 'unsent', cause: { code: 'response' } }]);
    expect((report.problems[0] as { cause?: Error }).cause?.message).toMatch(message);
  });

  it('may have fields, and reasons under statuses, that the vendor adds later', async () => {
    const report = await push(([first, ...rest]) => [
      { ...upserted(first as never), status: 'rejected', error: 'over quota', since: 2027 },
      ...rest.map((one) => ({ ...upserted(one), linked: true })),
    ]);
    expect(report).toMatchObject({ upserted: 2, failed: 1, problems: [{ error: 'over quota' }] });
  });

  it('may have its results at the top level', async () => {
    const fetch: Fetch = async (request) => Response.json({ results: (await dealsIn(request)).map(upserted) });
    expect(await pushDeals(clientOn(fetch), deals(3))).toMatchObject({ upserted: 3 });
  });

  it('that has no results leaves every deal of its request unsent', async () => {
    const report = await pushDeals(
      clientOn(async () => Response.json({ data: null })),
      deals(3),
    );
    expect(report).toMatchObject({ total: 3, unsent: 3 });
  });
});

describe('a request refused as a whole', () => {
  /** Refuses every request with a bad deal in it, as the vendor's validator does. */
  const validator =
    (bad: (id: number) => boolean, errors: (indexes: number[]) => unknown): Fetch =>
    async (request) => {
      const sent = await dealsIn(request);
      const indexes = sent.flatMap(({ externalDealId }, index) => (bad(Number(externalDealId)) ? [index] : []));
      if (indexes.length === 0) return answer(sent.map(upserted));
      return refusal(400, { message: 'Bad Request', data: errors(indexes) });
    };
  const constraints = { isEmail: 'ownerEmail must be an email' };
  const nested = (indexes: number[]) => [
    {
      property: 'deals',
      children: indexes.map((index) => ({
        property: String(index),
        children: [{ property: 'ownerEmail', constraints }],
      })),
    },
  ];

  it.each<[string, (indexes: number[]) => unknown, number]>([
    ['nested errors name the deals', nested, 2],
    [
      'a dotted path names them',
      (indexes) => indexes.map((index) => ({ property: `deals.${index}.ownerEmail`, constraints })),
      2,
    ],
    [
      'a bracketed path names them',
      (indexes) => indexes.map((index) => ({ property: `deals[${index}].ownerEmail`, constraints })),
      2,
    ],
    ['only the first of them is named', (indexes) => nested(indexes.slice(0, 1)), 3],
  ])('costs only the malformed deals their place when %s', async (_, errors, requests) => {
    const report = await pushDeals(clientOn(validator((id) => id === 17 || id === 60, errors)), deals(100));
    expect(counts(report)).toEqual({ upserted: 98, failed: 2, invalid: 0, superseded: 0, unsent: 0 });
    expect(report.problems.map(({ index }) => index)).toEqual([17, 60]);
    expect(report.problems).toMatchObject([{ error: constraints.isEmail }, { error: constraints.isEmail }]);
    expect(report.requests).toBe(requests);
  });

  it.each<[string, unknown]>([
    ['flat errors name no deal', [{ property: 'ownerEmail', constraints }]],
    ['there are no errors', undefined],
    ['the errors are an empty list', []],
    ['the errors are no list', 'ownerEmail'],
    ['the named index is out of range', [{ property: 'deals', children: [{ property: '100', constraints }] }]],
    ['another array is indexed', [{ property: 'activities', children: [{ property: '3', constraints }] }]],
  ])('is halved until they stand alone when %s', async (_, errors) => {
    const report = await pushDeals(
      clientOn(
        validator(
          (id) => id === 17,
          () => errors,
        ),
      ),
      deals(100),
    );
    expect(counts(report)).toEqual({ upserted: 99, failed: 1, invalid: 0, superseded: 0, unsent: 0 });
    expect(report.problems).toMatchObject([{ index: 17, status: 'failed' }]);
    expect(report.requests).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(100)));
  });

  it('that is too large goes out in smaller parts', async () => {
    const fetch: Fetch = async (request) => {
      const sent = await dealsIn(request.clone());
      return sent.length > 30 ? refusal(413) : upsertsAll(request);
    };
    expect(await pushDeals(clientOn(fetch), deals(100))).toMatchObject({ upserted: 100, requests: 7 });
  });

  it('with a reason of business has that reason on each deal that stands alone', async () => {
    const fetch: Fetch = async () => refusal(400, { customMessage: 'The CRM integration is switched off', data: null });
    const report = await pushDeals(clientOn(fetch), deals(2));
    expect(report.problems).toMatchObject([
      { status: 'failed', error: 'The CRM integration is switched off' },
      { status: 'failed', error: 'The CRM integration is switched off' },
    ]);
  });

  it('leaves unsent what got no response when it was sent again', async () => {
    let sent = 0;
    const fetch: Fetch = async (request) => {
      const items = await dealsIn(request.clone());
      if (sent++ === 0) return refusal(400);
      return items.some(({ externalDealId }) => externalDealId === '0') ? refusal(503) : upsertsAll(request);
    };
    const report = await pushDeals(clientOn(fetch), deals(10));
    expect(counts(report)).toEqual({ upserted: 5, failed: 0, invalid: 0, superseded: 0, unsent: 5 });
  });
});

describe('a request that is lost', () => {
  it.each([
    ['an error of the server', () => Promise.resolve(refusal(503))],
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['an error of the server without a body', () => Promise.resolve(new Response(null, { status: 500 }))],
  ])('by %s costs no other request its place', async (_, lose) => {
    const fetch: Fetch = async (request) => {
      const sent = await dealsIn(request.clone());
      return sent.some(({ externalDealId }) => externalDealId === '150') ? lose() : upsertsAll(request);
    };
    const report = await pushDeals(clientOn(fetch, { retries: 2 }), deals(1_000));
    expect(counts(report)).toEqual({ upserted: 900, failed: 0, invalid: 0, superseded: 0, unsent: 100 });
    expect(
      report.problems.every((problem) => problem.status === 'unsent' && problem.cause instanceof RecotapError),
    ).toBe(true);
  });

  it('ten times in a row ends the push', async () => {
    const { report, cause } = await abortedBy(
      pushDeals(
        clientOn(async () => refusal(503), { maxConcurrency: 1 }),
        deals(5_000),
      ),
    );
    expect(report).toMatchObject({ total: 1_000, unsent: 1_000, requests: 10 });
    expect(cause).toMatchObject({ code: 'http', status: 503 });
  });
});

describe('a push that must end early', () => {
  const endless = () =>
    (function* () {
      for (let index = 0; ; index++) yield deal(index);
    })();

  it.each([401, 403, 404, 405])('stops at the first %d, and sends nothing after', async (status) => {
    const { fetch, requests } = inTurn(() => refusal(status));
    const { report, cause } = await abortedBy(pushDeals(clientOn(fetch, { maxConcurrency: 4 }), endless()));
    expect(requests.length).toBeLessThanOrEqual(4);
    expect(cause).toMatchObject({ status });
    expect(report).toMatchObject({ total: 400, unsent: 400 });
    expect(sumOf(report)).toBe(report.total);
  });

  it('stops when the server cannot be reached', async () => {
    const { report, cause } = await abortedBy(
      pushDeals(
        clientOn(() => Promise.reject(new TypeError('fetch failed')), { maxConcurrency: 4 }),
        endless(),
      ),
    );
    expect(cause).toMatchObject({ code: 'connection' });
    expect(report).toMatchObject({ total: 400, unsent: 400 });
  });

  it('has an outcome for all it took when it is aborted, and ends at once though nobody answers', async () => {
    const controller = new AbortController();
    const push = pushDeals(
      clientOn(() => new Promise(() => {}), { maxConcurrency: 4 }),
      endless(),
      { signal: controller.signal },
    );
    setImmediate(() => controller.abort(new Error('time to go home')));
    const { report, cause, message } = await abortedBy(push);
    expect(cause).toMatchObject({ message: 'time to go home' });
    expect(message).toMatch(/time to go home/);
    expect(report).toMatchObject({ total: 400, unsent: 400 });
  });

  it('ends at once though the source has nothing to give', async () => {
    const controller = new AbortController();
    const source = (async function* () {
      yield deal(1);
      await new Promise(() => {});
    })();
    const push = pushDeals(clientOn(upsertsAll), source, { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect((await abortedBy(push)).report).toMatchObject({ total: 1, unsent: 1 });
  });

  it('takes nothing and sends nothing when it was aborted before it began', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const { report } = await abortedBy(pushDeals(clientOn(fetch), deals(5), { signal: AbortSignal.abort() }));
    expect(report.total).toBe(0);
    expect(requests).toHaveLength(0);
  });

  it.each([0, 1, 99, 100, 101, 250])('reports what it took from a source that throws after %d deals', async (count) => {
    const source = (function* () {
      yield* deals(count);
      throw new Error('disk gone');
    })();
    const { report, cause } = await abortedBy(pushDeals(clientOn(upsertsAll), source));
    expect(cause).toMatchObject({ message: 'disk gone' });
    expect(report.total).toBe(count);
    expect(sumOf(report)).toBe(count);
  });

  it.each(['onOutcome', 'onProgress'] as const)(
    'reports everything when %s throws, and calls it no more',
    async (callback) => {
      let calls = 0;
      const { fetch, requests } = inTurn(upsertsAll);
      const push = pushDeals(clientOn(fetch), endless(), {
        [callback]: () => {
          calls++;
          throw new Error('disk full');
        },
      });
      const { report, cause } = await abortedBy(push);
      const sentByThen = requests.length;
      await new Promise((resolve) => setImmediate(resolve));
      expect(cause).toMatchObject({ message: 'disk full' });
      expect(calls).toBe(1);
      expect(sumOf(report)).toBe(report.total);
      expect(report.problems).toHaveLength(report.unsent);
      expect(requests).toHaveLength(sentByThen);
    },
  );

  it('lets the source clean up after itself', async () => {
    let closed = false;
    const source = (function* () {
      try {
        for (let index = 0; ; index++) yield deal(index);
      } finally {
        closed = true;
      }
    })();
    await abortedBy(
      pushDeals(
        clientOn(async () => refusal(401)),
        source,
      ),
    );
    expect(closed).toBe(true);
  });
});

describe('a stream of outcomes', () => {
  it('gives one for every deal', async () => {
    const indexes: number[] = [];
    for await (const { index, status } of streamDeals(clientOn(upsertsAll), deals(1_000))) {
      expect(status).toBe('upserted');
      indexes.push(index);
    }
    expect(indexes.sort((a, b) => a - b)).toEqual(deals(1_000).map((_, index) => index));
  });

  it('gives the rest of them before it throws', async () => {
    const seen: DealOutcome[] = [];
    const error = await (async () => {
      for await (const outcome of streamDeals(
        clientOn(async () => refusal(401)),
        deals(300),
      ))
        seen.push(outcome);
    })().catch((thrown) => thrown);
    expect(error).toBeInstanceOf(PushAbortedError);
    expect(seen.map(({ status }) => status)).toEqual(Array(300).fill('unsent'));
    expect(error.report).toMatchObject({ total: 300, unsent: 300, problems: [] });
  });

  it('sends nothing more when the loop is left, and lets the source clean up', async () => {
    let closed = false;
    const source = (function* () {
      try {
        for (let index = 0; ; index++) yield deal(index);
      } finally {
        closed = true;
      }
    })();
    const { fetch, requests } = inTurn(upsertsAll);
    for await (const _ of streamDeals(clientOn(fetch), source)) break;
    const sentByThen = requests.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(requests).toHaveLength(sentByThen);
    expect(closed).toBe(true);
  });

  it('does not run ahead of a reader that stopped reading', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const stream = streamDeals(clientOn(fetch, { maxConcurrency: 4 }), deals(10_000));
    await stream.next();
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(requests.length).toBeLessThanOrEqual(12);
    await stream.return();
  });
});
