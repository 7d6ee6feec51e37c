import { describe, expect, it } from 'vitest';
import { createRecotapClient, type Deal, pushDeals, streamDeals } from '../../src/index.js';
import { byRequest, deal, dealsIn, inTurn, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const clientOn = (fetch: (request: Request) => Promise<Response>, maxConcurrency = 4) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: createVirtualClock(), maxConcurrency });

const turns = async () => {
  for (let count = 0; count < 50; count++) await new Promise((resolve) => setImmediate(resolve));
};

const invalid = (index: number) => ({ externalDealId: String(index) }) as Deal;

describe('a request', () => {
  it('is filled to its limit, however many invalid deals stand in between', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const input = Array.from({ length: 150 }, (_, valid) => [
      deal(`valid ${valid}`),
      ...Array.from({ length: 7 }, (_, index) => invalid(index)),
    ]).flat();
    const report = await pushDeals(clientOn(fetch, 1), input);
    const sizes = await Promise.all(requests.map(async (request) => (await dealsIn(request)).length));
    expect(sizes).toEqual([100, 50]);
    expect(report).toMatchObject({ upserted: 150, invalid: 1_050 });
  });
});

describe('a reader of outcomes that stopped reading', () => {
  it.each([1, 4])(
    'stops the source too, even when no deal is ever sent, with %d requests at once',
    async (concurrency) => {
      let pulled = 0;
      const source = (function* () {
        for (; pulled < 10_000; pulled++) yield invalid(pulled);
      })();
      const stream = streamDeals(clientOn(upsertsAll, concurrency), source);
      await stream.next();
      await turns();
      // One portion handed over and one more waiting.
      expect(pulled).toBeGreaterThan(concurrency * 100);
      expect(pulled).toBeLessThanOrEqual(concurrency * 200);
      await stream.return();
    },
  );
});

describe('a value that is no deal', () => {
  const unreadable = Object.defineProperty({ name: 'x' }, 'externalDealId', {
    enumerable: true,
    get: () => {
      throw new Error('not loaded');
    },
  });

  it.each<[string, unknown, string | undefined]>([
    ['null', null, undefined],
    ['undefined', undefined, undefined],
    ['a text', 'deal', undefined],
    ['a number', 7, undefined],
    ['a deal with a number for an id', { externalDealId: 7, name: 'x' }, undefined],
    ['a deal without a name', { externalDealId: 'a' }, 'a'],
    ['a deal whose id cannot be read', unreadable, undefined],
  ])('is invalid, with the id that it has: %s', async (_, value, externalDealId) => {
    const report = await pushDeals(clientOn(upsertsAll), [value as Deal, deal('fine')]);
    expect(report).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
    expect(report.problems).toMatchObject([{ index: 0, status: 'invalid', externalDealId }]);
    expect(report.problems[0]?.deal).toBe(value);
  });

  it('and cannot be read says why, of the whole of it', async () => {
    const report = await pushDeals(clientOn(upsertsAll), [unreadable as Deal]);
    expect(report.problems).toMatchObject([{ issues: [{ path: '', message: 'cannot be read: Error: not loaded' }] }]);
  });
});
