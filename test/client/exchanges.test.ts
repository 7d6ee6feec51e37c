import { describe, expect, it } from 'vitest';
import { createRecotapClient, type Exchange, pushDeals, type RecotapClientOptions } from '../../src/index.js';
import { byRequest, deal, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const KEY = 'canary-key-of-91d2';

async function pushWith(options: RecotapClientOptions, ...script: Parameters<typeof inTurn>) {
  const fetch = byRequest(inTurn(...script).fetch);
  const client = createRecotapClient({ apiKey: KEY, clock: createVirtualClock(), fetch, ...options });
  return pushDeals(client, [deal(1)]);
}

describe('onExchange', () => {
  it('is called once for each attempt, with what was sent and what came back', async () => {
    const exchanges: Exchange[] = [];
    const report = await pushWith(
      { onExchange: (exchange) => exchanges.push(exchange) },
      () => refusal(503),
      () => Promise.reject(new TypeError('fetch failed')),
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      upsertsAll,
    );
    expect(report).toMatchObject({ upserted: 1, requests: 4 });
    const url = 'https://eapi.recotap.com/api/v1/deals';
    const body = JSON.stringify({ deals: [deal(1)] });
    for (const { request } of exchanges) {
      expect(request).toEqual({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body });
    }
    expect(exchanges).toMatchObject([
      { number: 1, attempt: 1, startedAt: Date.UTC(2026, 5, 4), durationMs: 0, status: 503, response: { status: 503 } },
      { number: 2, attempt: 2, error: 'connection', waitMs: 250, response: undefined },
      { number: 3, attempt: 3, error: 'response', response: { status: 200, body: '<html>' } },
      { number: 4, attempt: 4, status: 200, response: { status: 200 } },
    ]);
    expect(exchanges[2]?.response?.headers).toContainEqual(['content-type', 'text/html']);
    expect(JSON.parse(exchanges[3]?.response?.body ?? '')).toMatchObject({
      data: { results: [{ status: 'upserted' }] },
    });
  });

  it('never sees the key, wherever it comes up', async () => {
    const told: string[] = [];
    await pushWith({ onExchange: (exchange) => told.push(JSON.stringify(exchange)) }, () =>
      Response.json({ message: `unknown key ${KEY}` }, { status: 400, headers: { 'x-echo': KEY } }),
    );
    const client = createRecotapClient({
      apiKey: KEY,
      fetch: byRequest(upsertsAll),
      onExchange: (exchange) => told.push(JSON.stringify(exchange)),
    });
    await pushDeals(client, [deal(1, { name: `a deal named ${KEY}` })]);
    expect(told.length).toBeGreaterThan(1);
    expect(told.join()).not.toContain(KEY);
    expect(told.join()).toContain('[API key]');
  });

  it.each<[string, RecotapClientOptions['onExchange']]>([
    [
      'throws',
      () => {
        throw new Error('odd');
      },
    ],
    ['rejects', () => Promise.reject(new Error('odd'))],
    ['never resolves', () => new Promise(() => {})],
    [
      'changes what it is given',
      (exchange) => {
        exchange.request.headers = {};
        if (exchange.response !== undefined) exchange.response.body = '';
      },
    ],
  ])('does no harm to a push when it %s', async (_, onExchange) => {
    expect(await pushWith({ onExchange }, () => refusal(503), upsertsAll)).toMatchObject({ upserted: 1, requests: 2 });
  });
});
