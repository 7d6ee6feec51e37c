import { describe, expect, it } from 'vitest';
import { createRecotapClient, pushDeals, RecotapConfigurationError } from '../../src/index.js';
import { byRequest, deals, inTurn, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

describe('a client that is closed', () => {
  it('has finished what was under way', async () => {
    const clock = createVirtualClock();
    let answered = 0;
    const fetch = byRequest(async (request) => {
      await new Promise<void>((resolve) => clock.after(500, resolve));
      answered++;
      return upsertsAll(request);
    });
    const client = createRecotapClient({ apiKey: 'key', fetch, clock });
    const calls = [1, 2].map(() => client.requests.pushDeals({ deals: deals(1) }));
    await client.close();
    expect(answered).toBe(2);
    expect((await Promise.all(calls)).map(({ response }) => response.status)).toEqual([200, 200]);
  });

  it('has finished the pushes that were under way', async () => {
    const { fetch } = inTurn(upsertsAll);
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: createVirtualClock() });
    const push = pushDeals(client, deals(1_000));
    await client.close();
    expect(await push).toMatchObject({ upserted: 1_000 });
  });

  it('takes no more requests, and says so', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch) });
    await client.close();
    await expect(client.GET('/segments')).rejects.toThrow(RecotapConfigurationError);
    await expect(pushDeals(client, deals(3))).rejects.toThrow(RecotapConfigurationError);
    expect(requests).toHaveLength(0);
  });

  it('is one that `await using` left behind', async () => {
    const { fetch } = inTurn(upsertsAll);
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch) });
    await client[Symbol.asyncDispose]();
    await expect(client.GET('/segments')).rejects.toThrow('The client is closed');
  });
});
