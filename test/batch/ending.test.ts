import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  type Deal,
  type DealOutcome,
  PushAbortedError,
  pushDeals,
  type RecotapClientOptions,
  streamDeals,
} from '../../src/index.js';
import { byRequest, deal, deals, dealsIn, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Fetch = (request: Request) => Promise<Response>;

function clientOn(fetch: Fetch, options: RecotapClientOptions = {}) {
  const clock = createVirtualClock();
  return {
    clock,
    client: createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock, retries: 1, ...options }),
  };
}

const never: Fetch = () => new Promise(() => {});
const turn = () => new Promise((resolve) => setImmediate(resolve));

const abortedBy = async (push: Promise<unknown>): Promise<PushAbortedError> => {
  const error = await push.catch((thrown: unknown) => thrown);
  if (error instanceof PushAbortedError) return error;
  throw new Error('the push did not end early', { cause: error });
};

it.each(['onOutcome', 'onProgress'] as const)(
  'a callback may return anything, such as the length that push gives (%s)',
  async (name) => {
    const { client } = clientOn(upsertsAll);
    const told: unknown[] = [];
    const report = await pushDeals(client, deals(3), { [name]: (what: unknown) => told.push(what) });
    expect(report).toMatchObject({ upserted: 3 });
    expect(told.length).toBeGreaterThan(0);
  },
);

describe('a callback that hangs', () => {
  it.each(['onOutcome', 'onProgress'] as const)('outlives the end of a push by 5 s at most (%s)', async (name) => {
    const { client, clock } = clientOn(upsertsAll);
    let calls = 0;
    const hang = () => {
      calls++;
      return new Promise<void>(() => {});
    };
    const startedAt = clock.now();
    const error = await abortedBy(pushDeals(client, deals(250), { [name]: hang, deadlineMs: 1_000 }));
    expect(error).toMatchObject({ reason: 'deadline' });
    expect(error.report.total).toBeGreaterThan(0);
    expect(clock.now() - startedAt).toBe(6_000);
    expect({ calls, pending: clock.pending }).toEqual({ calls: 1, pending: 0 });
  });

  it('is waited for when it is only slow, and then told of the rest', async () => {
    const { client, clock } = clientOn(never);
    const controller = new AbortController();
    const told: string[] = [];
    const onOutcome = async ({ externalDealId }: DealOutcome) => {
      await new Promise<void>((resolve) => clock.after(1_000, resolve));
      told.push(externalDealId ?? '');
    };
    clock.after(50, () => controller.abort());
    await abortedBy(pushDeals(client, deals(3), { signal: controller.signal, onOutcome }));
    expect(told).toEqual(['0', '1', '2']);
  });
});

describe('a push that is over', () => {
  const fails: Fetch = () => Promise.reject(new TypeError('fetch failed'));

  it.each<[string, Fetch, number | undefined]>([
    ['with success', upsertsAll, undefined],
    ['with requests lost', async () => refusal(503), undefined],
    ['with a limit met', async () => refusal(429, {}, { 'retry-after': '60' }), undefined],
    ['with the key refused', async () => refusal(401), undefined],
    ['with the server out of reach', fails, undefined],
    ['aborted before it began', upsertsAll, 0],
    ['aborted while it waits for answers', never, 50],
    ['aborted in a back-off', async () => refusal(503), 50],
    ['aborted in a pause', async () => refusal(429, {}, { 'retry-after': '60' }), 50],
  ])('%s leaves no timer on the clock and no listener on the signal', async (_, fetch, abortAfterMs) => {
    const { client, clock } = clientOn(fetch);
    const controller = new AbortController();
    if (abortAfterMs === 0) controller.abort();
    const push = pushDeals(client, deals(1_000), { signal: controller.signal }).catch((error) => error);
    if (abortAfterMs) clock.after(abortAfterMs, () => controller.abort());
    await push;
    expect(clock.pending).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('listens to its signal while it runs', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const { client } = clientOn((request) => {
      listeners = getEventListeners(signal, 'abort').length;
      return upsertsAll(request);
    });
    await pushDeals(client, deals(1), { signal });
    expect(listeners).toBe(1);
  });

  it('has the time that a slow receiver of outcomes took in its duration', async () => {
    const { client, clock } = clientOn(upsertsAll);
    const onOutcome = () => new Promise<void>((resolve) => clock.after(5_000, resolve));
    expect(await pushDeals(client, deals(2), { onOutcome })).toMatchObject({ durationMs: 10_000 });
  });

  it('has told how long it took so far', async () => {
    const seen: number[] = [];
    const { fetch } = inTurn(() => refusal(429, {}, { 'retry-after': '60' }), upsertsAll);
    const { client } = clientOn(fetch);
    await pushDeals(client, deals(1), { onProgress: ({ durationMs }) => void seen.push(durationMs) });
    expect(seen).toEqual([60_000]);
  });
});

describe('a deal left unsent', () => {
  it('by an abort tells the reason, and that there was no response', async () => {
    const reason = new Error('time to go home');
    const controller = new AbortController();
    const { client, clock } = clientOn(never);
    const push = pushDeals(client, deals(1), { signal: controller.signal });
    clock.after(50, () => controller.abort(reason));
    const { report } = await abortedBy(push);
    expect(report.problems).toMatchObject([
      {
        status: 'unsent',
        cause: { code: 'aborted', message: expect.stringMatching(/before this had a response: time to go home$/) },
      },
    ]);
    expect((report.problems[0] as { cause?: Error }).cause?.cause).toBe(reason);
  });

  it('by an abort with a text for a reason tells that text', async () => {
    const { client } = clientOn(upsertsAll);
    const controller = new AbortController();
    const source = (function* () {
      yield deal(1);
      controller.abort('closing time');
    })();
    const { report, message } = await abortedBy(pushDeals(client, source, { signal: controller.signal }));
    expect(message).toMatch(/ended early: closing time/);
    expect(report.problems).toMatchObject([{ cause: { message: expect.stringMatching(/closing time$/) } }]);
  });

  it('by a refused key has that error, even when it was not in that request', async () => {
    const { client } = clientOn(async (request) => {
      const [first] = await dealsIn(request);
      return first?.externalDealId === '0' ? refusal(401) : never(request);
    });
    const { report, cause } = await abortedBy(pushDeals(client, deals(300)));
    expect(report).toMatchObject({ total: 300, unsent: 300 });
    for (const problem of report.problems) expect((problem as { cause?: unknown }).cause).toBe(cause);
  });
});

describe('a push with two reasons to end', () => {
  it.each([50, 150])('tells the first, with %d deals taken', async (count) => {
    const controller = new AbortController();
    const source = (function* () {
      yield* deals(count);
      controller.abort(new Error('time to go home'));
      throw new Error('disk gone');
    })();
    const { client } = clientOn(never);
    const { report, cause } = await abortedBy(pushDeals(client, source, { signal: controller.signal }));
    expect(cause).toMatchObject({ message: 'time to go home' });
    expect(report).toMatchObject({ total: count, unsent: count });
    for (const problem of report.problems) {
      expect((problem as { cause?: Error }).cause?.message).toMatch(/time to go home$/);
    }
  });
});

describe('nothing is sent after an abort', () => {
  it.each<[string, number, number]>([
    ['a request was just filled', 100, 99],
    ['the source just gave its last deal', 30, 29],
    ['the source goes on', 500, 3],
  ])('when %s', async (_, count, abortAt) => {
    const controller = new AbortController();
    const source = (function* () {
      for (let index = 0; index < count; index++) {
        if (index === abortAt) controller.abort();
        yield deal(index);
      }
    })();
    const { fetch, requests } = inTurn(upsertsAll);
    const { client } = clientOn(fetch);
    const { report } = await abortedBy(pushDeals(client, source, { signal: controller.signal }));
    expect(report).toMatchObject({ total: abortAt + 1, unsent: abortAt + 1 });
    await turn();
    expect(requests).toHaveLength(0);
  });

  it('when deals wait for another version of themselves to be over', async () => {
    const controller = new AbortController();
    const seen: Request[] = [];
    const { client, clock } = clientOn((request) => {
      seen.push(request);
      return never(request);
    });
    const input = [...deals(100), ...deals(100)];
    const push = pushDeals(client, input, { signal: controller.signal });
    clock.after(50, () => controller.abort());
    expect((await abortedBy(push)).report).toMatchObject({ total: 200, unsent: 200 });
    await turn();
    expect(seen).toHaveLength(1);
  });
});

describe('a deal that the source still gives after an abort', () => {
  it.each<[string, Deal, DealOutcome['status']]>([
    ['valid', deal(1), 'unsent'],
    ['invalid', {} as Deal, 'invalid'],
  ])('has its outcome as long as outcomes are told: %s', async (_, late, status) => {
    const controller = new AbortController();
    const { client } = clientOn(upsertsAll);
    let giveLate = () => {};
    const gate = new Promise<void>((resolve) => {
      giveLate = resolve;
    });
    const source = (async function* () {
      yield deal(0);
      await gate;
      yield late;
    })();
    const statuses: string[] = [];
    const onOutcome = async (outcome: DealOutcome) => {
      statuses.push(outcome.status);
      giveLate();
      await turn();
    };
    const push = pushDeals(client, source, { signal: controller.signal, onOutcome });
    setImmediate(() => controller.abort());
    expect((await abortedBy(push)).report.total).toBe(2);
    expect(statuses).toEqual(['unsent', status]);
  });
});

describe('leaving the loop over a stream of outcomes', () => {
  it('cancels what is under way, though the source has no more to give, and tells why', async () => {
    const cancelled: unknown[] = [];
    const lines: string[] = [];
    const fetch: Fetch = async (request) => {
      const [first] = await dealsIn(request.clone());
      if (first?.externalDealId === '0') return upsertsAll(request);
      request.signal.addEventListener('abort', () => cancelled.push(request.signal.reason));
      return never(request);
    };
    const { client, clock } = clientOn(fetch, { log: (line) => lines.push(line) });
    for await (const _ of streamDeals(client, deals(200))) break;
    expect(cancelled).toMatchObject([
      { code: 'aborted', message: expect.stringMatching(/The reader of the outcomes stopped/) },
    ]);
    expect(lines).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });
});
