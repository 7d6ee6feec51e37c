import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it } from 'vitest';
import { createRecotapClient, pushDeals, type RecotapClientOptions, RecotapHttpError } from '../../src/index.js';
import { byRequest, deal, deals, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Step = (request: Request) => Response | Promise<Response>;

const body = { deals: [deal(1)] };
const never: Step = () => new Promise(() => {});
const answersWith =
  (status: number, headers: Record<string, string> = {}): Step =>
  () =>
    refusal(status, {}, headers);

/** A client whose dice always fall on 0.5, so that its first back-off is 250 ms. */
function clientOn(steps: Step[], options: RecotapClientOptions = {}) {
  const clock = createVirtualClock();
  const startedAt = clock.now();
  const sentAt: number[] = [];
  const script = inTurn(...steps);
  const fetch = (request: Request) => {
    sentAt.push(clock.now() - startedAt);
    return script.fetch(request);
  };
  const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock, ...options });
  return { client, clock, sentAt, passed: () => clock.now() - startedAt };
}

describe('a limit that one request meets', () => {
  it('holds back the requests that stand in line already', async () => {
    const { client, sentAt } = clientOn([answersWith(429, { 'retry-after': '10' }), upsertsAll], { maxConcurrency: 1 });
    await Promise.all([
      client.requests.pushDeals(body),
      client.requests.pushDeals(body),
      client.requests.pushDeals(body),
    ]);
    expect(sentAt).toEqual([0, 10_000, 10_000, 10_000]);
  });

  it.each<[string, Step, number[]]>([
    ['a 429 without Retry-After: for its back-off', answersWith(429), [0, 250, 250]],
    ['a 503 with Retry-After: that long', answersWith(503, { 'retry-after': '10' }), [0, 10_000, 10_000]],
    ['a 429 with Retry-After: 0: for its back-off', answersWith(429, { 'retry-after': '0' }), [0, 250, 250]],
    ['a 503 without Retry-After: not at all', answersWith(503), [0, 100, 250]],
  ])('holds back the requests made later: %s', async (_, step, expected) => {
    const { client, clock, sentAt } = clientOn([step, upsertsAll]);
    const first = client.requests.pushDeals(body);
    await new Promise<void>((resolve) => clock.after(100, resolve));
    await Promise.all([first, client.requests.pushDeals(body)]);
    expect(sentAt).toEqual(expected);
  });

  it('holds back the others even when the request itself is not repeated', async () => {
    const { client, clock, sentAt } = clientOn([answersWith(429, { 'retry-after': '10' }), upsertsAll], { retries: 0 });
    expect((await client.requests.pushDeals(body)).response.status).toBe(429);
    expect(clock.pending).toBe(0);
    await client.requests.pushDeals(body);
    expect(sentAt).toEqual([0, 10_000]);
  });

  it.each([200, 400])(
    'is none when the answer is final: a %d is passed on, whatever Retry-After it carries',
    async (status) => {
      const { client, sentAt } = clientOn([answersWith(status, { 'retry-after': '86400' }), upsertsAll]);
      expect((await client.requests.pushDeals(body)).response.status).toBe(status);
      await client.requests.pushDeals(body);
      expect(sentAt).toEqual([0, 0]);
    },
  );

  it('is waited for up to five minutes', async () => {
    const { client, sentAt } = clientOn([answersWith(429, { 'retry-after': '300' }), upsertsAll]);
    await client.requests.pushDeals(body);
    expect(sentAt).toEqual([0, 300_000]);
  });

  it.each([429, 503])('is told, with its %d, when it lasts longer than that', async (status) => {
    const { client } = clientOn([answersWith(status, { 'retry-after': '301' })]);
    const error = await client.requests.pushDeals(body).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RecotapHttpError);
    expect(error).toMatchObject({
      status,
      message: expect.stringMatching(/wait 301 s, longer than the 300 s of maxWaitMs.*later/),
    });
  });
});

describe('while a Retry-After lasts longer than `maxWaitMs`', () => {
  const tooLong = {
    status: 429,
    message: expect.stringMatching(/answered 429 and asks to wait \d+ s, .*maxWaitMs/),
  };

  it('calls that stand in line and those made later fail at once, and say so; once it is short enough, calls wait', async () => {
    const { client, clock, sentAt } = clientOn([answersWith(429, { 'retry-after': '90' }), upsertsAll], {
      maxConcurrency: 1,
      maxWaitMs: 60_000,
    });
    const failing = await Promise.allSettled([client.requests.pushDeals(body), client.requests.pushDeals(body)]);
    expect(failing).toMatchObject([{ reason: tooLong }, { reason: tooLong }]);
    await expect(client.requests.pushDeals(body)).rejects.toMatchObject(tooLong);
    await new Promise<void>((resolve) => clock.after(30_000, resolve));
    expect((await client.requests.pushDeals(body)).response.status).toBe(200);
    expect(sentAt).toEqual([0, 90_000]);
  });

  it('a push ends, and says what it left unsent', async () => {
    const { client, sentAt } = clientOn([answersWith(429, { 'retry-after': '90' })], { maxWaitMs: 60_000 });
    const error = await pushDeals(client, deals(2_000)).catch((thrown) => thrown);
    expect(error.cause).toMatchObject(tooLong);
    expect(error.report.unsent).toBe(error.report.total);
    expect(sentAt.length).toBeLessThanOrEqual(4);
  });
});

describe('two pushes that share a client', () => {
  it('take turns, so that the second, small one does not wait for the first, large one', async () => {
    const { client } = clientOn([upsertsAll], { requestsPerSecond: 1 });
    const ends: string[] = [];
    const large = pushDeals(client, deals(2_000)).then(() => ends.push('large'));
    const small = pushDeals(client, deals(300)).then(() => ends.push('small'));
    const call = client.requests.pushDeals(body).then(() => ends.push('call'));
    await Promise.all([large, small, call]);
    expect(ends).toEqual(['call', 'small', 'large']);
  });
});

describe('a call that is aborted', () => {
  it('before it was made is not sent, and waits for no pause', async () => {
    const { client, sentAt, passed } = clientOn([answersWith(429, { 'retry-after': '60' })], { retries: 0 });
    await client.requests.pushDeals(body);
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(client.requests.pushDeals(body, { signal })).rejects.toThrow('too late');
    expect([sentAt, passed()]).toEqual([[0], 0]);
  });

  it.each<[string, Step]>([
    ['an answer', never],
    ['a back-off', answersWith(503)],
    ['a pause', answersWith(429, { 'retry-after': '60' })],
  ])('while it waits for %s ends at once, and leaves no timer', async (_, step) => {
    const { client, clock, passed } = clientOn([step]);
    const controller = new AbortController();
    const call = client.requests.pushDeals(body, { signal: controller.signal }).catch((error) => error);
    clock.after(100, () => controller.abort(new Error('enough')));
    expect(await call).toMatchObject({ message: 'enough' });
    expect(passed()).toBe(100);
    expect(clock.pending).toBe(0);
  });

  it('while it stands in line ends at once, and those behind it go on', async () => {
    const { client, clock, sentAt } = clientOn([never, upsertsAll], { maxConcurrency: 1, timeoutMs: 500 });
    const controller = new AbortController();
    const first = client.requests.pushDeals(body);
    const inLine = client.requests.pushDeals(body, { signal: controller.signal }).catch((error) => error);
    const behind = client.requests.pushDeals(body);
    clock.after(100, () => controller.abort(new Error('enough')));
    expect(await inLine).toMatchObject({ message: 'enough' });
    await Promise.all([first, behind]);
    expect(sentAt).toEqual([0, 500, 750]);
  });

  it('rejects with the reason of its signal, whatever the transport says at that moment', async () => {
    const key = 'canary-4f9a2c81d7';
    const controller = new AbortController();
    const fetch = () => {
      controller.abort(new Error('enough'));
      throw new Error(`cancelled a request with ${key}`);
    };
    const client = createRecotapClient({ apiKey: key, fetch: byRequest(fetch) });
    await expect(client.requests.pushDeals(body, { signal: controller.signal })).rejects.toThrow('enough');
  });

  it('is in the log, and nobody is told of a repetition', async () => {
    const repetitions: unknown[] = [];
    const onRetry = (event: unknown) => void repetitions.push(event);
    subscribe('recotap:retry', onRetry);
    const lines: string[] = [];
    const { client, clock } = clientOn([never], { log: (line) => lines.push(line) });
    const controller = new AbortController();
    const call = client.requests.pushDeals(body, { signal: controller.signal }).catch(() => {});
    clock.after(100, () => controller.abort());
    await call;
    unsubscribe('recotap:retry', onRetry);
    expect(repetitions).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/ attempt=1 wait=0ms error=aborted duration=100ms$/)]);
  });
});

describe('when a call is over', () => {
  it.each<[string, Step[]]>([
    ['with success', [upsertsAll]],
    ['after a repetition', [answersWith(503), upsertsAll]],
    ['after a limit', [answersWith(429), upsertsAll]],
    ['with a timeout', [never]],
    ['with a broken connection', [() => Promise.reject(new TypeError('fetch failed'))]],
  ])('%s, no timer is left', async (_, steps) => {
    const { client, clock } = clientOn(steps, { retries: 1 });
    await client.requests.pushDeals(body).catch(() => {});
    expect(clock.pending).toBe(0);
  });

  it('others may go, even though the log function threw', async () => {
    const log = () => {
      throw new Error('log is full');
    };
    const { client, sentAt } = clientOn([upsertsAll], { maxConcurrency: 1, log });
    const calls = [client.requests.pushDeals(body), client.requests.pushDeals(body)];
    const results = await Promise.allSettled(calls);
    expect(results).toMatchObject([{ reason: { message: 'log is full' } }, { reason: { message: 'log is full' } }]);
    expect(sentAt).toHaveLength(2);
  });

  it('and the log function threw in a push, every deal has its outcome', async () => {
    const log = () => {
      throw new Error('log is full');
    };
    const { client } = clientOn([upsertsAll], { log });
    const error = await pushDeals(client, deals(5)).catch((thrown) => thrown);
    expect(error.cause).toMatchObject({ message: 'log is full' });
    expect(error.report).toMatchObject({ total: 5, unsent: 5 });
  });
});
