import { describe, expect, it } from 'vitest';
import { createRate } from '../../../src/http/pace/rate.js';

/** A rate that has met a limit of ten requests a second. */
function limited() {
  const rate = createRate(Number.POSITIVE_INFINITY);
  for (let now = 0; now < 2_000; now += 100) {
    rate.sent(now);
    rate.answered(now);
  }
  rate.throttled(2_000);
  return rate;
}

function gapAt(rate: ReturnType<typeof limited>, now: number): number {
  rate.sent(now);
  return rate.nextAt - now;
}

describe('a limit that was found earlier', () => {
  it('is where a rate without one starts', () => {
    const rate = createRate(Number.POSITIVE_INFINITY);
    rate.recall(10, 0);
    expect(rate.limit()).toBe(10);
    expect(gapAt(rate, 0)).toBeGreaterThan(100);
    expect(gapAt(createRate(Number.POSITIVE_INFINITY), 0)).toBe(0);
  });

  it('changes nothing where a limit is known by now, least of all a slow-down', () => {
    const [rate, same] = [limited(), limited()];
    rate.recall(1_000, 2_000);
    expect(rate.limit()).toBe(same.limit());
    expect(gapAt(rate, 2_000)).toBe(gapAt(same, 2_000));
  });
});
