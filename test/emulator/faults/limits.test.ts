import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedWindow, tokenBucket } from '../../../src/emulator/faults/limits.js';
import type { FaultRule } from '../../../src/emulator/index.js';
import { createVirtualClock } from '../../support/virtual-clock.js';
import { deal } from '../support.js';
import { start, waysIn } from './support.js';

describe.each(waysIn)('A hidden rate limit, %s,', (way) => {
  it('lets a burst through, and then as much as flows in', async () => {
    const clock = createVirtualClock();
    const rules: FaultRule[] = [{ fault: 'token-bucket', perSecond: 2, burst: 3, retryAfter: 'seconds' }];
    const { emulator, post } = await start(way, rules, { clock });
    const statuses = async (count: number) => {
      const responses = [];
      for (let sent = 0; sent < count; sent++) responses.push(await post([deal(`${sent}`)]));
      return responses.map(({ status }) => status);
    };
    const pass = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    expect(emulator.deals.size).toBe(3);
    expect((await post([deal('a')])).headers.get('retry-after')).toBe('1');
    await pass(500);
    expect(await statuses(2)).toEqual([200, 429]);
    await pass(3_600_000);
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });

  it('lets so many through a window, and says when it opens again, or does not', async () => {
    const clock = createVirtualClock();
    const rules: FaultRule[] = [
      { fault: 'fixed-window', max: 2, ms: 60_000, retryAfter: 'date', when: { requests: { to: 3 } } },
      { fault: 'fixed-window', max: 2, ms: 60_000 },
    ];
    const { emulator, post } = await start(way, rules, { clock });
    const responses = [];
    for (let sent = 0; sent < 4; sent++) responses.push(await post([deal(`${sent}`)]));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    expect(responses[2]?.headers.get('retry-after')).toBe('Thu, 04 Jun 2026 00:01:00 GMT');
    expect(responses[3]?.headers.get('retry-after')).toBeNull();
    expect(emulator.requests.map(({ faults }) => faults)).toEqual([
      undefined,
      undefined,
      ['fixed-window'],
      ['fixed-window'],
    ]);
    await new Promise<void>((resolve) => clock.after(60_000, resolve));
    expect((await post([deal('a')])).status).toBe(200);
  });
});

describe('A rate limit', () => {
  const gaps = fc.array(fc.double({ min: 0, max: 2_000, noNaN: true }), { maxLength: 60 });

  /** When requests that come after these gaps are let through, in ms. */
  const letThrough = (limit: (now: number) => number, waits: number[]) => {
    let now = 0;
    return waits.flatMap((gap) => {
      now += gap;
      return limit(now) === 0 ? [now] : [];
    });
  };

  it('of a bucket never lets more through than flowed in and it held, in any span of time', () => {
    const property = fc.property(gaps, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), (...drawn) => {
      const [waits, burst, perSecond] = drawn;
      const times = letThrough(tokenBucket({ fault: 'token-bucket', burst, perSecond }), waits);
      for (const [first, start] of times.entries()) {
        for (const [last, end] of times.entries()) {
          if (last < first) continue;
          expect(last - first + 1).toBeLessThanOrEqual(burst + ((end - start) / 1_000) * perSecond + 1e-6);
        }
      }
    });
    fc.assert(property);
  });

  it.each([
    ['bucket', (max: number) => tokenBucket({ fault: 'token-bucket', burst: max, perSecond: 3 })],
    ['window', (max: number) => fixedWindow({ fault: 'fixed-window', max, ms: 700 })],
  ])('of a %s has room again after the wait that it tells', (_, create) => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 9 }), (waits, max) => {
        const limit = create(max);
        let now = 0;
        for (const gap of waits) {
          now += gap;
          const wait = limit(now);
          if (wait === 0) continue;
          now += wait;
          expect(limit(now)).toBe(0);
        }
      }),
    );
  });
});
