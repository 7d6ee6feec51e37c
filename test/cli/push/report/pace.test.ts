import { channel } from 'node:diagnostics_channel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordPace } from '../../../../src/cli/push/report/pace.js';

const request = (status?: number) => channel('recotap:request').publish({ status });
const throttle = (waitMs: number) => channel('recotap:throttle').publish({ waitMs, status: 429 });

/** A recorder and what moves its clock. */
function recorderAt(start: number) {
  let time = start;
  const recorder = recordPace(() => time);
  return {
    at(ms: number) {
      time = start + ms;
    },
    stop: () => recorder.stop(),
  };
}

describe('the pace in a report', () => {
  it('counts requests by when they ended, the throttled and the failed ones among them', () => {
    const pace = recorderAt(1_000_000);
    request(200);
    pace.at(60);
    request(429);
    request();
    pace.at(120);
    request(503);
    expect(pace.stop()).toEqual({
      bucketMs: 50,
      buckets: [
        { requests: 1, throttled: 0, failed: 0, heldMs: 0 },
        { requests: 2, throttled: 1, failed: 1, heldMs: 0 },
        { requests: 1, throttled: 0, failed: 1, heldMs: 0 },
      ],
    });
  });

  it('counts how long the server held everything back, once where two waits overlap, and no longer than the push took', () => {
    const pace = recorderAt(0);
    pace.at(10);
    throttle(100);
    pace.at(20);
    throttle(60);
    pace.at(200);
    throttle(60_000);
    pace.at(230);
    const { buckets } = pace.stop();
    expect(buckets.map(({ heldMs }) => heldMs)).toEqual([40, 50, 10, 0, 30]);
  });

  it('loses nothing and stays small, however long the push', () => {
    const steps = fc.array(
      fc.record({ ms: fc.nat({ max: 3_600_000 }), waitMs: fc.nat({ max: 300_000 }), requests: fc.nat({ max: 5 }) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (given) => {
        const pace = recorderAt(0);
        let now = 0;
        let held = 0;
        let until = 0;
        for (const { ms, waitMs, requests } of given) {
          held += Math.max(0, Math.min(now + ms, until) - now);
          now += ms;
          pace.at(now);
          for (let count = 0; count < requests; count++) request(200);
          throttle(waitMs);
          until = Math.max(until, now + waitMs);
        }
        const { bucketMs, buckets } = pace.stop();
        expect(buckets.length).toBeLessThanOrEqual(120);
        expect(bucketMs * buckets.length).toBeGreaterThan(now);
        expect(bucketMs * (buckets.length - 1)).toBeLessThanOrEqual(now);
        const sum = (key: 'requests' | 'heldMs') => buckets.reduce((all, bucket) => all + bucket[key], 0);
        expect(sum('requests')).toBe(given.reduce((all, { requests }) => all + requests, 0));
        expect(Math.abs(sum('heldMs') - held)).toBeLessThanOrEqual(buckets.length);
        for (const { heldMs } of buckets) expect(heldMs).toBeLessThanOrEqual(bucketMs);
      }),
    );
  });

  it('hears nothing after its end', () => {
    const pace = recorderAt(0);
    pace.stop();
    request(200);
    expect(pace.stop().buckets[0]?.requests).toBe(0);
  });
});
