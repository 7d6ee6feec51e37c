import { afterEach, describe, expect, it } from 'vitest';
import { channels, createRecotapClient, pushDeals, type RecotapEvents, subscribe } from '../../src/index.js';
import { byRequest, deal, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const KEY = 'canary-91d2';
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function listenTo(name: keyof RecotapEvents): unknown[] {
  const heard: unknown[] = [];
  const listener = (event: unknown) => heard.push(event);
  cleanUps.push(subscribe(name, listener));
  return heard;
}

const secret = deal(1, { name: 'Secret merger' });
const push = (log?: (line: string) => void) => {
  const { fetch } = inTurn(
    () => refusal(503),
    () => refusal(429, {}, { 'retry-after': '2' }),
    () => Promise.reject(new TypeError('fetch failed')),
    upsertsAll,
  );
  return pushDeals(createRecotapClient({ apiKey: KEY, fetch: byRequest(fetch), clock: createVirtualClock(), log }), [
    secret,
  ]);
};

describe('a client under observation', () => {
  it('tells of each request on recotap:request', async () => {
    const heard = listenTo('recotap:request');
    await push();
    const common = { method: 'POST', url: 'https://eapi.recotap.com/api/v1/deals', bytes: 57, durationMs: 0 };
    expect(heard).toEqual([
      { ...common, number: 1, attempt: 1, waitMs: 0, status: 503 },
      { ...common, number: 2, attempt: 2, waitMs: 250, status: 429 },
      { ...common, number: 3, attempt: 3, waitMs: 2_000, error: 'connection' },
      { ...common, number: 4, attempt: 4, waitMs: 1_000, status: 200 },
    ]);
  });

  it('tells of repetitions, of pauses and of outcomes', async () => {
    const [retries, throttles, outcomes] = [channels.retry, channels.throttle, channels.outcome].map(listenTo);
    await push();
    expect(retries).toEqual([
      { number: 1, attempt: 1, waitMs: 250, status: 503 },
      { number: 2, attempt: 2, waitMs: 2_000, status: 429 },
      { number: 3, attempt: 3, waitMs: 1_000, error: 'connection' },
    ]);
    expect(throttles).toEqual([{ waitMs: 2_000, status: 429 }]);
    expect(outcomes).toEqual([{ operation: 'pushDeals', push: 1, index: 0, id: '1', status: 'upserted' }]);
  });

  it('logs one line a request when asked, with neither body nor key', async () => {
    const lines: string[] = [];
    await push((line) => lines.push(line));
    expect(lines).toEqual([
      'recotap request=1 POST /api/v1/deals bytes=57 attempt=1 wait=0ms status=503 duration=0ms',
      'recotap request=2 POST /api/v1/deals bytes=57 attempt=2 wait=250ms status=429 duration=0ms',
      'recotap request=3 POST /api/v1/deals bytes=57 attempt=3 wait=2000ms error=connection duration=0ms',
      'recotap request=4 POST /api/v1/deals bytes=57 attempt=4 wait=1000ms status=200 duration=0ms',
    ]);
    expect(lines.join()).not.toMatch(/Secret merger|canary/);
  });

  it('tells whoever subscribes by a typed name, until that ends', async () => {
    const waits: number[] = [];
    const stop = subscribe(channels.throttle, ({ waitMs }) => waits.push(waitMs));
    await push();
    stop();
    await push();
    expect(waits).toEqual([2_000]);
  });

  it('tells the pushes of a client apart', async () => {
    const heard: unknown[] = [];
    cleanUps.push(
      subscribe(channels.outcome, ({ operation, push: number, id }) => heard.push([operation, number, id])),
    );
    const client = createRecotapClient({ apiKey: KEY, fetch: byRequest(upsertsAll), clock: createVirtualClock() });
    await pushDeals(client, [deal(1)]);
    await pushDeals(client, [deal(2), {} as never]);
    expect(heard).toEqual([
      ['pushDeals', 1, '1'],
      ['pushDeals', 2, undefined],
      ['pushDeals', 2, '2'],
    ]);
  });
});
