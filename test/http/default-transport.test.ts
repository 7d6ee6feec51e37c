import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRecotapClient, pushDeals } from '../../src/index.js';
import { serve } from '../e2e/servers.js';
import { deals, upserted } from '../support/recotap.js';

const success = () => Response.json({ data: { results: deals(1).map(upserted) } });

afterEach(() => void vi.unstubAllGlobals());

describe('what carries the requests', () => {
  it('is the global fetch, looked up at each request and called with a URL and what to send', async () => {
    const { url, ...server } = await serve((_, response) => response.end('{}'));
    const client = createRecotapClient({ apiKey: 'key', baseUrl: url });
    const calls: unknown[][] = [];
    vi.stubGlobal('fetch', async (...args: unknown[]) => {
      calls.push(args);
      return success();
    });
    expect(await pushDeals(client, deals(1))).toMatchObject({ upserted: 1 });
    expect(calls).toEqual([
      [
        `${url}/deals`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-api-key': 'key' },
          body: JSON.stringify({ deals: deals(1) }),
          signal: expect.any(AbortSignal),
          redirect: 'manual',
        },
      ],
    ]);
    expect(server.connections).toBe(0);
  });

  it('is the fetch that was given, and nothing else', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('not to be called')));
    let called = 0;
    const fetch = async () => {
      called++;
      return success();
    };
    expect(await pushDeals(createRecotapClient({ apiKey: 'key', fetch }), deals(1))).toMatchObject({ upserted: 1 });
    expect(called).toBe(1);
  });
});
