import fc from 'fast-check';
import isISO8601 from 'validator/lib/isISO8601.js';
import { describe, expect, it } from 'vitest';
import { validateDeal } from '../../generated/validate.js';

function contractAccepts(startDate: string): boolean {
  return validateDeal({ externalDealId: 'deal-001', name: 'Acme Corp', startDate });
}

function dateText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The Gregorian calendar, computed without any pattern. */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const day = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.nat(13), fc.nat(32)).map((parts) => dateText(...parts));
const time = fc
  .tuple(fc.nat(25), fc.nat(61), fc.option(fc.nat(61)), fc.option(digits(3)))
  .map(([hour, minute, second, fraction]) =>
    [hour, minute, ...(second === null ? [] : [second])]
      .map((part) => String(part).padStart(2, '0'))
      .join(':')
      .concat(fraction === null ? '' : `.${fraction}`),
  );
const offset = fc.oneof(
  fc.constantFrom('', 'Z', 'z', '+05:30', '-0800', '+05', '+24:00', '-00:60', '+5:30', ' UTC'),
  fc.tuple(fc.constantFrom('+', '-'), digits(2), fc.constantFrom(':', ''), digits(2)).map((parts) => parts.join('')),
);
const timestamp = fc.tuple(day, fc.constantFrom('T', 't', ' ', ''), time, offset).map((parts) => parts.join(''));
const odd = fc.oneof(
  fc.stringMatching(/^[\dTZ:.+\-W ]{0,25}$/),
  fc.string(),
  fc.constantFrom(
    '2026-W01',
    '2026-015',
    '20260115',
    '2026-01',
    '2026',
    '+002026-01-15',
    '15/01/2026',
    '2026-01-15\n',
    '',
  ),
);
const anyDate = fc.oneof(
  day,
  timestamp,
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  odd,
);

describe("the contract's date rule", () => {
  it("accepts nothing that the vendor's validator refuses", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        fc.pre(contractAccepts(date));
        expect(isISO8601.default(date), JSON.stringify(date)).toBe(true);
      }),
      { numRuns: 5_000, maxSkipsPerRun: 50 },
    );
  });

  it('accepts nothing that the same validator refuses at its strictest, from the year 1000 on', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        // Below 1000 that setting reads the year as one of fewer digits, and refuses days that exist.
        fc.pre(contractAccepts(date) && !date.startsWith('0'));
        expect(isISO8601.default(date, { strict: true, strictSeparator: true }), JSON.stringify(date)).toBe(true);
      }),
      { numRuns: 5_000, maxSkipsPerRun: 50 },
    );
  });

  it('accepts nothing that JavaScript cannot read as a date', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        fc.pre(contractAccepts(date));
        // JavaScript reads offsets with a colon only.
        expect(new Date(date.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).getTime(), date).not.toBeNaN();
      }),
      { numRuns: 2_000, maxSkipsPerRun: 50 },
    );
  });

  it('accepts every timestamp that JavaScript writes for the years 0 to 9999', () => {
    const years = {
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(years), (date) => contractAccepts(date.toISOString())),
      { numRuns: 2_000 },
    );
  });

  it('knows the last days of February in each of 10,000 years', () => {
    const wrong: string[] = [];
    for (let year = 0; year <= 9999; year += 1) {
      for (const dayOfMonth of [28, 29, 30]) {
        const date = dateText(year, 2, dayOfMonth);
        if (contractAccepts(date) !== exists(year, 2, dayOfMonth)) wrong.push(date);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([1900, 2000, 2023, 2024, 2100])('knows each day of the year %i, and none that it has not', (year) => {
    const wrong: string[] = [];
    for (let month = 0; month <= 13; month += 1) {
      for (let dayOfMonth = 0; dayOfMonth <= 32; dayOfMonth += 1) {
        const date = dateText(year, month, dayOfMonth);
        if (contractAccepts(date) !== exists(year, month, dayOfMonth)) wrong.push(date);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    '2026-01-15',
    '2026-01-15T09:30',
    '2026-01-15T09:30:00',
    '2026-01-15T09:30:00Z',
    '2026-01-15T09:30:00.123456Z',
    '2026-01-15T09:30:00+05:30',
    '2026-01-15T09:30:00-0800',
    '2000-02-29',
  ])('accepts %s', (date) => {
    expect(contractAccepts(date)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '1900-02-29',
    '2026-04-31T00:00:00Z',
    '2026-01-15T24:00:00Z',
    '2026-01-15T09:30:60Z',
    '2026-01-15 09:30:00',
    '2026-1-5',
    '15/01/2026',
    '1/15/2026',
    '2026-01-15T09:30:00Z\n',
    '\u0662\u0660\u0662\u0666-01-15',
    '',
  ])('refuses %j', (date) => {
    expect(contractAccepts(date)).toBe(false);
  });
});
