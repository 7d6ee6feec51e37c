import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblem, zoneProblem } from '../../../../src/cli/read/values/date.js';
import { columnOf, oneOf } from './support.js';

const wanted = { type: 'string', format: 'date', name: 'closedDate', required: false } as const;
const iso = { wanted, type: 'date' };
const by = (...format: string[]) => ({ wanted, type: 'date', format });

describe('a date', () => {
  it.each([
    ['13/05/2026', '2026-05-13T00:00:00Z'],
    ['5/5/2026', '2026-05-05T00:00:00Z'],
    ['01/02/2026', expect.stringContaining('must be a date that has one reading')],
  ])('that two formats read differently is refused: %s', (text, expected) => {
    expect(oneOf(by('M/d/yyyy', 'd/M/yyyy'), text)).toEqual(expected);
    expect(oneOf(by('epoch-ms', 'd/M/yyyy', 'M/d/yyyy'), text)).toEqual(expected);
  });

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
    ['2026-05-01T07:25:37.000+0000', '2026-05-01T07:25:37Z'],
    ['2026-06-30 14:05:00.123', '2026-06-30T14:05:00.123Z'],
    ['2026-01-15T10:00:00+14:00', '2026-01-14T20:00:00Z'],
    ['1970-01-01T00:00:00+05:00', '1969-12-31T19:00:00Z'],
    ['2100-12-31', '2100-12-31T00:00:00Z'],
    [' 2016-10-20 ', '2016-10-20T00:00:00Z'],
  ])('in ISO 8601, %j, becomes a full UTC timestamp', (text, timestamp) => {
    expect(oneOf(iso, text)).toBe(timestamp);
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
    '26-01-15',
    'x'.repeat(100_000),
    42663,
    true,
  ])('is not guessed from %j', (text) => {
    expect(oneOf(iso, text)).toBe(
      'must be an ISO 8601 date, such as 2026-01-15; for another form set format: or --date-format, such as M/d/yyyy',
    );
  });

  it.each([
    ['0001-01-01', 'must have a year from 1970 to 2100, in four digits'],
    ['1900-01-01', 'must have a year from 1970 to 2100, in four digits'],
    ['1969-12-31', 'must have a year from 1970 to 2100, in four digits'],
    ['2101-01-01', 'must have a year from 1970 to 2100, in four digits'],
    ['9999-12-31T00:00:00Z', 'must have a year from 1970 to 2100, in four digits'],
    ['2026-01-15T10:00:00+99:99', 'must have an offset from -14:00 to +14:00'],
    ['2026-01-15T10:00:00-15:00', 'must have an offset from -14:00 to +14:00'],
    ['2026-01-15T10:00:00+14:01', 'must have an offset from -14:00 to +14:00'],
  ])('that cannot be meant, %j, is refused with the reason', (text, message) => {
    expect(oneOf(iso, text)).toBe(message);
    expect(oneOf({ wanted }, text)).toBe(message);
  });

  it.each([
    ['M/d/yyyy', '1/5/2026', '2026-01-05T00:00:00Z'],
    ['dd.MM.yyyy', '05.01.2026', '2026-01-05T00:00:00Z'],
    ['M/d/yyyy h:mm a', '1/5/2026 3:07 PM', '2026-01-05T15:07:00Z'],
    ['d MMM yyyy', '5 Jan 2026', '2026-01-05T00:00:00Z'],
    ['yyyy-MM-dd HH:mm ZZ', '2026-01-05 01:00 +02:00', '2026-01-04T23:00:00Z'],
    ['M/d/yy', '1/5/26', '2026-01-05T00:00:00Z'],
    ['epoch-ms', '1767225600123', '2026-01-01T00:00:00.123Z'],
    ['epoch-ms', 1767225600000, '2026-01-01T00:00:00Z'],
    ['epoch-s', '1767225600', '2026-01-01T00:00:00Z'],
    ['epoch-s', 1767225600.5, '2026-01-01T00:00:00.500Z'],
    ['excel', '46023', '2026-01-01T00:00:00Z'],
    ['excel', 46023.5, '2026-01-01T12:00:00Z'],
    ['excel', '45000.520833333336', '2023-03-15T12:30:00Z'],
    ['iso', '2026-01-05', '2026-01-05T00:00:00Z'],
  ])('is read by the format %s', (format, raw, timestamp) => {
    expect(oneOf(by(format), raw)).toBe(timestamp);
  });

  it('that does not exist, or is in another format, is refused', () => {
    const refused = 'must be a date in the format M/d/yyyy';
    for (const text of ['2/30/2026', '13/1/2026', '2026-01-05', '1/5/26', 46023])
      expect(oneOf(by('M/d/yyyy'), text)).toBe(refused);
  });

  it.each([
    ['epoch-ms', '1767225600'],
    ['epoch-s', '1767225600000'],
    ['epoch-s', '-5'],
    ['epoch-s', '46023'],
    ['epoch-ms', '1.7672256E+12'],
    ['excel', '20260115'],
    ['excel', '0.5'],
    ['M/d/y', '1/5/26'],
    ['M/d/yyyy', '1/5/0026'],
    ['yyyy-MM-dd HH:mm ZZ', '2026-01-05 01:00 +20:00'],
  ])('by the format %s is never made of %j', (format, text) => {
    expect(oneOf(by(format), text)).toMatch(/^must /);
  });

  it('is read by the first of several formats that fits', () => {
    const formats = by('M/d/yyyy', 'M/d/yyyy H:mm', 'iso', 'epoch-ms', 'excel');
    const raws = ['1/15/2026', '1/15/2026 8:30', '2026-01-15', '1768435200000', '46037', 'soon', '1/15/1926'];
    expect(columnOf(formats, raws).values).toEqual([
      '2026-01-15T00:00:00Z',
      '2026-01-15T08:30:00Z',
      '2026-01-15T00:00:00Z',
      '2026-01-15T00:00:00Z',
      '2026-01-15T00:00:00Z',
      'must be a date in a format of M/d/yyyy, M/d/yyyy H:mm, iso, epoch-ms, excel',
      'must have a year from 1970 to 2100, in four digits',
    ]);
  });

  it.each([
    ['2026-01-15'],
    ['2026-01-15T10:00:00Z'],
    ['2026-01-15T10:00:00.123456Z'],
    ['2026-01-15T10:00:00+02:00'],
    ['2026-01-15T10:00:00+02', '2026-01-15T08:00:00Z'],
    ['2026-01-15T10:00:00', '2026-01-15T10:00:00Z'],
    ['2026-01-15 09:30', '2026-01-15T09:30:00Z'],
    ['2026-01-15T24:00:00Z', '2026-01-16T00:00:00Z'],
    ['2026-01-15t10:00z', '2026-01-15T10:00:00Z'],
  ])('that nobody says more about, %j, stays as it is where the contract has it so', (text, read = text) => {
    expect(oneOf({ wanted }, ` ${text} `)).toBe(read);
  });

  it.each([
    '20260115',
    '20260115T100000Z',
    '2026-W03',
    '2026-W01-1',
    '2026-015',
    '2026-01',
    '2026',
    '1/15/2026',
    '2026-02-30',
    '2026-01-15T25:00:00Z',
    '2026-01-15T10:00:00-15:00',
    '1926-01-15',
  ])('of another form, %j, is refused with and without a mapping', (text) => {
    expect(oneOf({ wanted }, text)).toMatch(/^must /);
    expect(oneOf({ wanted }, text)).toBe(oneOf(iso, text));
  });

  it('comes back from its own text, however many of them there are', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day, { minLength: 50, maxLength: 200 }), (dates) => {
        const texts = dates.map((date) => `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`);
        expect(columnOf(by('M/d/yyyy'), texts).values).toEqual(
          dates.map((date) => `${date.toISOString().slice(0, 10)}T00:00:00Z`),
        );
      }),
    );
  });
});

describe('a date in a time zone', () => {
  const inZone = (zone: string, raws: readonly string[], format?: string[]) =>
    columnOf({ ...iso, zone, ...(format === undefined ? {} : { format }) }, raws);

  it('is at that local time, unless it has an offset of its own', () => {
    const raws = ['2026-01-15', '2026-07-15 09:30', '2026-01-15T10:00:00Z', '2026-01-15 10:00+02:00'];
    expect(inZone('America/New_York', raws).values).toEqual([
      '2026-01-15T05:00:00Z',
      '2026-07-15T13:30:00Z',
      '2026-01-15T10:00:00Z',
      '2026-01-15T08:00:00Z',
    ]);
    const formats = ['M/d/yyyy h:mm a', 'excel', 'epoch-s'];
    expect(inZone('Asia/Kolkata', ['1/15/2026 9:30 AM', '46023.5', '1767225600'], formats).values).toEqual([
      '2026-01-15T04:00:00Z',
      '2026-01-01T06:30:00Z',
      '2026-01-01T00:00:00Z',
    ]);
  });

  it('that the clocks skip is refused, but a day without midnight begins later', () => {
    expect(inZone('America/New_York', ['2026-03-08 02:30', '2026-03-08 03:00']).values).toEqual([
      'must be a time that exists in America/New_York, where the clocks skip this one',
      '2026-03-08T07:00:00Z',
    ]);
    expect(inZone('America/Santiago', ['2026-09-06']).values).toEqual(['2026-09-06T04:00:00Z']);
  });

  it('that comes twice is the first of both, with a note', () => {
    const { values, notes } = inZone('Europe/Berlin', ['2026-10-25 02:30', '2026-10-25 03:30']);
    expect(values).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z']);
    expect(notes).toEqual(['1 time comes twice in Europe/Berlin, where the clocks go back: the first was taken.']);
  });

  it.each(['America/New_York', 'Europe/Berlin', 'UTC'])('is known: %s', (zone) => {
    expect(zoneProblem(zone)).toBeUndefined();
  });

  it.each(['America/New York', 'Eastern', '+02:00', '', 'local', '2'])('is not known, with advice: %j', (zone) => {
    expect(zoneProblem(zone)).toContain('America/New_York');
  });
});

describe('a column of dates without a format', () => {
  it.each([
    [
      ['1/15/2026', '12/31/2026'],
      'M/d/yyyy fits the column: set format: M/d/yyyy in a mapping, or --date-format M/d/yyyy',
    ],
    [['15/1/2026', '1/2/2026'], 'd/M/yyyy fits'],
    [['05.06.2026'], 'd.M.yyyy fits'],
    [['5 Jan 2026'], 'd MMM yyyy fits the column: set format: "d MMM yyyy"'],
    [['Jan 5, 2026', 'May 6, 2026'], 'MMM d, yyyy fits'],
    [['1/15/2026 13:05'], 'M/d/yyyy H:mm fits'],
    [['1/15/2026 1:05 PM'], 'M/d/yyyy h:mm a fits'],
    [['1/15/26'], 'M/d/yy fits'],
    [['1767225600000'], 'epoch-ms fits'],
    [['1767225600'], 'epoch-s fits'],
    [['46023', '46024.5'], 'excel fits'],
    [['20260115'], 'yyyyMMdd fits'],
    [['2026/01/15'], 'yyyy/M/d fits'],
    [['1/15/2026', 'TBD', '2/16/2026'], 'M/d/yyyy fits'],
    [
      ['1/15/2026', '2/3/2026 14:05'],
      'M/d/yyyy and M/d/yyyy H:mm fit the column: set format: [M/d/yyyy, "M/d/yyyy H:mm"] in a mapping, or --date-format M/d/yyyy',
    ],
    [['2/3/2026 14:05', '1/15/2026 9:00'], 'set format: "M/d/yyyy H:mm" in a mapping, or --date-format M/d/yyyy'],
    [['2026-01-15', '1/15/2026'], 'M/d/yyyy fits the column: set format: [iso, M/d/yyyy]'],
    [
      ['05/06/2026', '01/12/2026'],
      'M/d/yyyy and d/M/yyyy both fit the column: set format: or --date-format to the right one',
    ],
    [['05/06/26', '01/12/26'], 'M/d/yy and d/M/yy both fit'],
    [['1/15/2026', '15/1/2026'], 'for another form set format: or --date-format'],
    [['soon'], 'for another form set format: or --date-format'],
  ])('is refused with the format that fits all of %j', (raws, advice) => {
    const { values } = columnOf(iso, raws);
    const messages = values.filter((value) => !/^\d{4}-.*Z$/.test(String(value)));
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toContain(advice);
  });
});

describe('a date format', () => {
  it.each([
    'M/d/yyyy',
    'yyyy-MM-dd',
    "yyyy-MM-dd'T'HH:mm",
    'D',
    'dd/MM/yy',
    'MMM d, yyyy',
    'iso',
    'epoch-ms',
    'epoch-s',
    'excel',
  ])('%s is fine', (format) => {
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
