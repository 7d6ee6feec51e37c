import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateParser, formatProblem } from '../../../../src/cli/read/values/date.js';

describe('a date', () => {
  it.each([
    ['2016-10-20', '2016-10-20T00:00:00Z'],
    ['2016-10-20T13:05', '2016-10-20T13:05:00Z'],
    ['2016-10-20T13:05:09Z', '2016-10-20T13:05:09Z'],
    ['2016-10-20 13:05:09', '2016-10-20T13:05:09Z'],
    ['2016-10-20 13:05:09 UTC', '2016-10-20T13:05:09Z'],
    ['2016-10-20 13:05:09 +02:00', '2016-10-20T11:05:09Z'],
    ['2016-10-20T23:30:00-0500', '2016-10-21T04:30:00Z'],
    ['2016-10-20 13:05:09+00', '2016-10-20T13:05:09Z'],
    ['2016-10-20T13:05:09.250Z', '2016-10-20T13:05:09.250Z'],
    [' 2016-10-20 ', '2016-10-20T00:00:00Z'],
  ])('in ISO 8601, %j, becomes a full UTC timestamp', (text, timestamp) => {
    expect(dateParser()(text)).toBe(timestamp);
  });

  it.each([
    '2016',
    '2016-10',
    '20161020',
    '13:05',
    '2016-02-30',
    '2025-02-29',
    '10/20/2016',
    '2016-W42-4',
    'yesterday',
    '42663',
  ])('is not guessed from %j', (text) => {
    expect(dateParser()(text)).toBeNull();
  });

  it.each([
    ['M/d/yyyy', '1/5/2026', '2026-01-05T00:00:00Z'],
    ['dd.MM.yyyy', '05.01.2026', '2026-01-05T00:00:00Z'],
    ['M/d/yyyy h:mm a', '1/5/2026 3:07 PM', '2026-01-05T15:07:00Z'],
    ['d MMM yyyy', '5 Jan 2026', '2026-01-05T00:00:00Z'],
    ['yyyy-MM-dd HH:mm ZZ', '2026-01-05 01:00 +02:00', '2026-01-04T23:00:00Z'],
  ])('is read by the format %s', (format, text, timestamp) => {
    expect(dateParser(format)(text)).toBe(timestamp);
  });

  it('that does not exist, or is in another format, is refused', () => {
    const parse = dateParser('M/d/yyyy');
    expect([parse('2/30/2026'), parse('13/1/2026'), parse('2026-01-05'), parse('1/5/26')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('comes back from its own text, however many of them there are', () => {
    const parse = dateParser('M/d/yyyy');
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day, { minLength: 50, maxLength: 200 }), (dates) => {
        for (const date of dates) {
          const text = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
          expect(parse(text)).toBe(`${date.toISOString().slice(0, 10)}T00:00:00Z`);
        }
      }),
    );
  });
});

describe('a date format', () => {
  it.each(['M/d/yyyy', 'yyyy-MM-dd', "yyyy-MM-dd'T'HH:mm", 'D', 'dd/MM/yy', 'MMM d, yyyy'])('%s is fine', (format) => {
    expect(formatProblem(format)).toBeUndefined();
  });

  it.each([
    ['MM/DD/YYYY', 'MM/dd/yyyy'],
    ['DD/MM/yyyy', 'dd/MM/yyyy'],
    ['yyyy-MM-ddTHH:mm', "'T'"],
    ['yyyy', 'lacks'],
    ['MM/dd', 'lacks'],
    ['%Y-%m-%d', 'strftime'],
    ['nonsense', 'it reads no date'],
    ['M/d/yyyy HH:mm a', 'it contradicts itself'],
    [`M/d/yyyy${'!'.repeat(30_000)}`, 'longer than 100 characters'],
  ])('%s is found to be wrong', (format, hint) => {
    expect(formatProblem(format)).toContain(hint);
  });
});
