import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  RecotapConnectionError,
  RecotapHttpError,
  RecotapResponseError,
  RecotapTimeoutError,
} from '../../src/index.js';
import { byRequest, deal, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Step = (request: Request) => Response | Promise<Response>;

function clientOn(steps: Step[], options: { retries?: number; timeoutMs?: number; random?: () => number } = {}) {
  const clock = createVirtualClock(options.random);
  const { fetch, requests } = inTurn(...steps);
  const { retries = 4, timeoutMs = 1_000 } = options;
  return {
    client: createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock, retries, timeoutMs }),
    clock,
    requests,
  };
}

const body = { deals: [deal(1)] };
const breaks: Step = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') }));
const never: Step = () => new Promise(() => {});
const stalls: Step = () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(Uint8Array.of(123)) }));

describe('a request that may succeed later', () => {
  it.each([408, 429, 500, 502, 503, 504])('is repeated after a %d', async (status) => {
    const { client, requests } = clientOn([() => refusal(status), upsertsAll]);
    const { data } = await client.requests.pushDeals(body);
    expect(data?.data.results).toEqual([{ externalDealId: '1', status: 'upserted' }]);
    expect(requests).toHaveLength(2);
  });

  it.each<[string, Step]>([
    ['the connection breaks', breaks],
    ['no response comes in time', never],
    ['the body stalls half-way', stalls],
    ['a success has no body', () => new Response(null, { status: 200 })],
    ['a success is cut off', () => new Response('{"data": {"resul')],
    ['a success is a page of HTML', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('is repeated when %s', async (_, step) => {
    const { client, requests } = clientOn([step, upsertsAll]);
    expect((await client.requests.pushDeals(body)).response.status).toBe(200);
    expect(requests).toHaveLength(2);
  });

  it('carries its whole body every time', async () => {
    const { client, requests } = clientOn([breaks, () => refusal(503), upsertsAll]);
    await client.requests.pushDeals(body);
    for (const request of requests) expect(await request.json()).toEqual(body);
    expect(requests).toHaveLength(3);
  });

  it('is not repeated more often than `retries` says, and then the last answer comes back', async () => {
    const { client, requests } = clientOn([() => refusal(503)], { retries: 2 });
    expect((await client.requests.pushDeals(body)).response.status).toBe(503);
    expect(requests).toHaveLength(3);
  });

  it.each<[string, Step, new (...args: never[]) => Error, RegExp]>([
    [
      'connection',
      breaks,
      RecotapConnectionError,
      /No response from https:\/\/eapi\.recotap\.com\/api\/v1\/deals: ECONNRESET/,
    ],
    ['timeout', never, RecotapTimeoutError, /did not respond in full within 1000 ms/],
    ['answer', () => new Response('<html>  <b>oops'), RecotapResponseError, /not JSON.*<html> <b>oops/],
  ])('ends in an error that names what went wrong with the %s', async (_, step, errorClass, message) => {
    const { client } = clientOn([step], { retries: 1 });
    const error = await client.requests.pushDeals(body).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(errorClass);
    expect(error.message).toMatch(message);
  });

  it.each([400, 401, 403, 404, 409, 413, 422])('is sent once when the answer is a %d', async (status) => {
    const { client, requests } = clientOn([() => refusal(status)]);
    const { data, error, response } = await client.requests.pushDeals(body);
    expect([data, response.status]).toEqual([undefined, status]);
    expect(error).toMatchObject({ statusCode: status });
    expect(requests).toHaveLength(1);
  });
});

describe('the wait before a repetition', () => {
  it('doubles, and is cut by chance', async () => {
    const dice = [0.5, 0.25, 1 - 1e-9, 0];
    const { client, clock } = clientOn([() => refusal(500)], { random: () => dice.shift() ?? 0, timeoutMs: 1 });
    await client.requests.pushDeals(body);
    expect(clock.waits.filter((ms) => ms !== 1).map(Math.round)).toEqual([250, 250, 2000, 0]);
  });

  it.each([
    ['seconds', () => '7', 7_000],
    ['an HTTP date', (now: number) => new Date(now + 9_000).toUTCString(), 9_000],
  ])('is at least the Retry-After, given as %s', async (_, header, ms) => {
    const clock = createVirtualClock();
    const startedAt = clock.now();
    const { fetch } = inTurn(() => refusal(503, {}, { 'retry-after': header(clock.now()) }), upsertsAll);
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock });
    await client.requests.pushDeals(body);
    expect(clock.now() - startedAt).toBe(ms);
  });

  it('is refused when Retry-After asks for more than five minutes', async () => {
    const { client, requests } = clientOn([() => refusal(429, {}, { 'retry-after': '86400' })]);
    const error = await client.requests.pushDeals(body).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RecotapHttpError);
    expect(error.message).toMatch(/asks to wait 86400 s/);
    expect(requests).toHaveLength(1);
  });

  it.each(['back-off', 'Retry-After'])('ends at once when the call is aborted during a %s', async (kind) => {
    const headers: Record<string, string> = kind === 'back-off' ? {} : { 'retry-after': '60' };
    const { client, clock, requests } = clientOn([() => refusal(503, {}, headers)], { random: () => 0.9 });
    const startedAt = clock.now();
    const controller = new AbortController();
    const call = client.requests.pushDeals(body, { signal: controller.signal }).catch((error) => error);
    clock.after(100, () => controller.abort(new Error('enough')));
    expect(await call).toMatchObject({ message: 'enough' });
    expect(clock.now() - startedAt).toBe(100);
    expect(requests).toHaveLength(1);
  });

  it('holds back every request of the client after a 429, and none of another client', async () => {
    const clock = createVirtualClock();
    const sentAt: [string, number][] = [];
    const startedAt = clock.now();
    const answers = inTurn(() => refusal(429, {}, { 'retry-after': '10' }), upsertsAll);
    const make = (name: string) =>
      createRecotapClient({
        apiKey: 'key',
        clock,
        fetch: byRequest((request) => {
          sentAt.push([name, clock.now() - startedAt]);
          return name === 'limited' ? answers.fetch(request) : upsertsAll(request);
        }),
      });
    const limited = make('limited');
    const other = make('other');
    const first = limited.requests.pushDeals(body);
    await new Promise<void>((resolve) => clock.after(1_000, resolve));
    await Promise.all([
      first,
      limited.requests.pushDeals(body),
      limited.requests.pushDeals(body),
      other.requests.pushDeals(body),
    ]);
    expect(sentAt).toEqual([
      ['limited', 0],
      ['other', 1_000],
      ['limited', 10_000],
      ['limited', 10_000],
      ['limited', 10_000],
    ]);
  });
});

describe('requests in flight', () => {
  it('are never more than `maxConcurrency`, over all calls of a client', async () => {
    const clock = createVirtualClock();
    let inFlight = 0;
    let most = 0;
    const client = createRecotapClient({
      apiKey: 'key',
      clock,
      maxConcurrency: 3,
      fetch: byRequest(async (request) => {
        most = Math.max(most, ++inFlight);
        await new Promise<void>((resolve) => clock.after(100, resolve));
        inFlight--;
        return upsertsAll(request);
      }),
    });
    await Promise.all(Array.from({ length: 20 }, () => client.requests.pushDeals(body)));
    expect(most).toBe(3);
  });
});
