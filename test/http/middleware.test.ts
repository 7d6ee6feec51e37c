import { describe, expect, it } from 'vitest';
import { createRecotapClient, pushDeals } from '../../src/index.js';
import { byRequest, deals, dealsIn, inTurn, upserted, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

function clientOn() {
  const { fetch, requests } = inTurn(upsertsAll);
  return { client: createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch) }), requests };
}

describe("a middleware of the caller's", () => {
  it('is given standard requests, those of a push too, and what it does to them counts', async () => {
    const { client, requests } = clientOn();
    const seen: unknown[] = [];
    client.use({
      async onRequest({ request }) {
        seen.push([request instanceof Request, (await dealsIn(request.clone())).length]);
        request.headers.set('x-extra', '1');
      },
    });
    expect(await pushDeals(client, deals(150))).toMatchObject({ upserted: 150 });
    expect(seen).toEqual([
      [true, 100],
      [true, 50],
    ]);
    expect(requests.map(({ headers }) => headers.get('x-extra'))).toEqual(['1', '1']);
  });

  it('may return another request, or the answer itself', async () => {
    const { client, requests } = clientOn();
    client.use({ onRequest: ({ request }) => new Request(request, { headers: { 'x-other': '1' } }) });
    expect(await pushDeals(client, deals(1))).toMatchObject({ upserted: 1 });
    expect(requests[0]?.headers.get('x-other')).toBe('1');
    client.use({ onRequest: () => Response.json({ data: { results: deals(1).map(upserted) } }) });
    expect(await pushDeals(client, deals(1))).toMatchObject({ upserted: 1 });
    expect(requests).toHaveLength(1);
  });

  it('is asked no more when it was ejected', async () => {
    const { client, requests } = clientOn();
    const refuses = { onRequest: () => Response.json({}, { status: 400 }) };
    client.use(refuses);
    client.eject(refuses);
    await pushDeals(client, deals(1));
    expect(requests).toHaveLength(1);
  });

  it('reads the answer, its clones too, and its changes to a clone are nobody else’s', async () => {
    const { client } = clientOn();
    client.use({
      async onResponse({ response }) {
        const copy = (await response.clone().json()) as { data: { results: unknown[] } };
        copy.data.results = [];
        expect(JSON.parse(await response.clone().text())).toHaveProperty('data.results');
      },
    });
    expect(await pushDeals(client, deals(3))).toMatchObject({ upserted: 3 });
  });

  it('may put another answer in place of the one that came', async () => {
    const { client } = clientOn();
    client.use({ onResponse: ({ response }) => new Response(response.body, response) });
    expect(await pushDeals(client, deals(3))).toMatchObject({ upserted: 3 });
  });

  it('that gives what is not JSON is told of', async () => {
    const { client } = clientOn();
    client.use({ onRequest: () => new Response('<html>') });
    await expect(client.POST('/deals', { body: { deals: deals(1) } })).rejects.toThrow(
      'A middleware returned a response with status 200 that is not JSON.',
    );
    const { problems } = await pushDeals(client, deals(1));
    expect(problems).toMatchObject([{ status: 'unsent', cause: { code: 'response' } }]);
  });

  describe('that hangs', () => {
    const never = () => new Promise<undefined>(() => {});

    it('outlives neither the deadline of the client', async () => {
      const client = createRecotapClient({
        apiKey: 'key',
        fetch: byRequest(upsertsAll),
        clock: createVirtualClock(),
        deadlineMs: 5_000,
      });
      client.use({ onRequest: never });
      await expect(client.POST('/deals', { body: { deals: deals(1) } })).rejects.toMatchObject({ code: 'timeout' });
      expect(await pushDeals(client, deals(1))).toMatchObject({
        unsent: 1,
        problems: [{ cause: { code: 'timeout' } }],
      });
    });

    it('nor the signal of a call', async () => {
      const { client } = clientOn();
      client.use({ onRequest: never });
      const controller = new AbortController();
      const call = client.POST('/deals', { body: { deals: deals(1) }, signal: controller.signal });
      controller.abort(new Error('enough'));
      await expect(call).rejects.toThrow('enough');
    });

    it('nor the signal or the deadline of a push', async () => {
      const clock = createVirtualClock();
      const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(upsertsAll), clock });
      client.use({ onResponse: never });
      await expect(pushDeals(client, deals(1), { deadlineMs: 5_000 })).rejects.toMatchObject({
        reason: 'deadline',
        report: { unsent: 1 },
      });
      const controller = new AbortController();
      clock.after(50, () => controller.abort());
      await expect(pushDeals(client, deals(1), { signal: controller.signal })).rejects.toMatchObject({
        reason: 'aborted',
      });
    });
  });
});
