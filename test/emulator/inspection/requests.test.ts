import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../../src/emulator/index.js';
import { createVirtualClock } from '../../support/virtual-clock.js';
import { ask, call, deal, push, stoppedAt } from '../support.js';
import { inspect } from './events.js';

describe('GET /_emulator/requests', () => {
  it('tells of each request when it came, how long it took, and what was answered', async () => {
    const emulator = createEmulator({ clock: stoppedAt('2026-06-04T09:12:33.421Z') });
    const { body: response } = await push(emulator, [deal('a')]);
    await call(emulator, 'GET', '/nowhere');
    const { body } = await ask(emulator.fetch, `${inspect}/requests`);
    expect(body).toEqual({
      total: 2,
      requests: [
        {
          number: 1,
          time: '2026-06-04T09:12:33.421Z',
          operation: 'pushDeals',
          method: 'POST',
          path: '/api/v1/deals',
          status: 200,
          durationMs: expect.any(Number),
          bytes: 50,
          body: { deals: [deal('a')] },
          response,
          items: [{ index: 0, id: 'a', outcome: 'upserted' }],
          deviations: [],
        },
        expect.objectContaining({
          number: 2,
          operation: null,
          status: 404,
          response: expect.objectContaining({ message: 'Cannot GET /api/v1/nowhere' }),
        }),
      ],
    });
    const { body: summary } = await ask(emulator.fetch, `${inspect}/requests?fields=summary&limit=1`);
    const { body: _, response: __, items, ...rest } = body.requests[0];
    expect(summary.requests).toEqual([{ ...rest, counts: { items: 1, upserted: 1, failed: 0, refused: 0 } }]);
    expect((await ask(emulator.fetch, `${inspect}/requests?fields=few`)).status).toBe(400);
  });

  it('finds requests by what is in their bodies, responses and items, also in the summary', async () => {
    const emulator = createEmulator({ refuse: ({ amount }) => (amount === 13 ? 'Unlucky' : undefined) });
    await push(emulator, [deal('a')]);
    await push(emulator, [deal('b', { amount: 13 })]);
    const numbers = async (search: string) => {
      const { body } = await ask(emulator.fetch, `${inspect}/requests?fields=summary&search=${search}&sort=-number`);
      expect(body.requests[0]).not.toHaveProperty('body');
      return [body.total, ...body.requests.map(({ number }: { number: number }) => number)];
    };
    expect(await numbers('Deal a')).toEqual([1, 1]);
    expect(await numbers('unlucky')).toEqual([1, 2]);
    expect(await numbers('pushdeals')).toEqual([2, 2, 1]);
  });

  it('is never kept by a browser', async () => {
    const { fetch } = createEmulator();
    for (const path of ['/requests', '/deals', '/events', '/nothing']) {
      const response = await fetch(inspect + path);
      expect(response.headers.get('cache-control')).toBe('no-store');
      await response.body?.cancel();
    }
  });

  it('measures the time that faults take', async () => {
    const clock = createVirtualClock();
    const emulator = createEmulator({ clock, faults: { rules: [{ fault: 'latency', ms: 1_500 }] } });
    await push(emulator, [deal('a')]);
    expect(emulator.requests[0]?.durationMs).toBe(1_500);
  });

  it('has the response as it was sent, whatever a fault made of it', async () => {
    const emulator = createEmulator({
      faults: {
        rules: [
          { fault: 'status', status: 502, when: { requests: 1 } },
          { fault: 'body', change: 'truncated', when: { requests: 2 } },
          { fault: 'results', change: 'missing', when: { requests: 3 } },
          { fault: 'body', change: 'empty', when: { requests: 4 } },
        ],
      },
    });
    for (let index = 0; index < 4; index++) await push(emulator, [deal('a')]).catch(() => {});
    expect(emulator.requests.map(({ response }) => response)).toEqual([
      expect.stringContaining('502 Bad Gateway'),
      expect.stringMatching(/^\{"statusCode":200,.*[^}]$/),
      expect.objectContaining({ data: { results: [], summary: expect.anything() } }),
      undefined,
    ]);
  });

  it('keeps no more than 64 MiB of bodies and answers', async () => {
    const accounts = Array.from({ length: 200 }, (_, index) => ({ domain: `${index}.com`, name: 'x'.repeat(10_000) }));
    const emulator = createEmulator({ accounts });
    for (let index = 0; index < 70; index++) await call(emulator, 'GET', '/accounts?limit=100');
    const kept = emulator.requests.filter(({ response }) => response !== undefined).length;
    expect(kept).toBeGreaterThan(50);
    expect(kept).toBeLessThan(67);
  });
});

describe('GET /_emulator/requests/{number}', () => {
  it('is one request, as long as it is kept', async () => {
    const emulator = createEmulator({ keepRequests: 2 });
    for (const id of ['a', 'b', 'c']) await push(emulator, [deal(id)]);
    const get = (number: string) => ask(emulator.fetch, `${inspect}/requests/${number}`);
    expect((await get('3')).body).toMatchObject({ number: 3, body: { deals: [deal('c')] } });
    expect((await get('2')).body).toMatchObject({ number: 2, items: [{ id: 'b' }] });
    expect(await get('1')).toEqual({ status: 410, body: { message: 'Request 1 is no longer kept' } });
    for (const number of ['0', '4', '-1', '1.5', 'x', '1e3', '__proto__']) {
      expect((await get(number)).status, number).toBe(404);
    }
  });
});
