import { afterEach, describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../src/http/pace/retry-after.js';

const now = Date.parse('2026-06-04T09:00:00Z');

const savedZone = process.env.TZ;
afterEach(() => {
  if (savedZone === undefined) delete process.env.TZ;
  else process.env.TZ = savedZone;
});

describe('Retry-After', () => {
  it('means GMT in the old form of a date too, wherever the machine is', () => {
    process.env.TZ = 'Asia/Kolkata';
    expect(parseRetryAfter('Thu Jun  4 09:00:30 2026', now)).toBe(30_000);
  });

  it.each([
    ['0', 0],
    ['5', 5_000],
    [' 120 ', 120_000],
    ['86400', 86_400_000],
    ['Thu, 04 Jun 2026 09:00:30 GMT', 30_000],
    ['Thursday, 04-Jun-26 09:00:30 GMT', 30_000],
    ['Thu, 04 Jun 2026 08:59:00 GMT', 0],
  ])('reads %j as %d ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms);
  });

  it.each([
    null,
    '',
    '-5',
    '1.5',
    'soon',
    '5 seconds',
    'NaN',
    'Thu, 99 Foo 2026 99:99:99 GMT',
    '04 Jun 2026 09:00:30 GMT',
  ])('makes nothing of %j', (header) => {
    expect(parseRetryAfter(header, now)).toBeUndefined();
  });
});
