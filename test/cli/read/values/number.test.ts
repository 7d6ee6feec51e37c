import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../../src/cli/read/values/number.js';

describe('an amount', () => {
  it.each([
    ['1234', 1234],
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1,234', 1234],
    ['12,34,567.00', 1_234_567],
    ['1 234.50', 1234.5],
    ['1\u202f234.50', 1234.5],
    ["1'234.50", 1234.5],
    ['$1,234', 1234],
    ['$ 1,234.50', 1234.5],
    ['1,234.50 €', 1234.5],
    ['US$5', 5],
    ['USD 1,234', 1234],
    ['99 EUR', 99],
    ['-5', -5],
    ['−5', -5],
    ['+5', 5],
    ['-$5', -5],
    ['$-5', -5],
    ['(1,200)', -1200],
    ['($1,200.50)', -1200.5],
    ['.5', 0.5],
    ['0.125', 0.125],
    ['1234.567', 1234.567],
    ['007', 7],
    ['1.2E+3', 1200],
    [' 12 ', 12],
    ['-0', 0],
  ])('is read from %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    'abc',
    'n/a',
    '-',
    '$',
    '12 apples',
    'ABC 123',
    '25k',
    '12%',
    '1,23',
    '1,2345',
    '1234,50',
    '1.234,50',
    '1.234.567',
    '1,234,56',
    '1,234 567',
    '5.',
    '1e999',
    '--5',
    '-(5)',
    '(-5)',
    '5-',
    '$5$',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '2026-01-15',
    '١٢٣',
  ])('is never guessed from %j', (text) => {
    expect(parseNumber(text)).toBe('no number');
  });

  it.each(['1.234', '12.345', '-1.234', '€ 1.234'])(
    'is refused as %j, which half the world reads as thousands',
    (text) => {
      expect(parseNumber(text)).toBe('ambiguous');
    },
  );

  it.each([
    ['1.234', '.', 1.234],
    ['1.234', ',', 1234],
    ['1.234,50', ',', 1234.5],
    ['€ 1.234,50', ',', 1234.5],
    ['1234,5', ',', 1234.5],
    ['1 234,50', ',', 1234.5],
    ['1,234', ',', 1.234],
  ] as const)('is read from %j when the decimal mark is said to be %j', (text, mark, value) => {
    expect(parseNumber(text, mark)).toBe(value);
  });

  it('is never read by the other decimal mark than the one that was said', () => {
    expect(parseNumber('1234.5', ',')).toBe('no number');
  });

  it('comes back from every form in which a program or a spreadsheet writes it', () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 100);
    const forms = [
      (value: number) => value.toFixed(2),
      (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2 }),
      (value: number) => value.toLocaleString('en-IN', { minimumFractionDigits: 2 }),
      (value: number) => value.toLocaleString('en-US', { style: 'currency', currency: 'EUR' }),
      (value: number) =>
        value.toLocaleString('en-US', { style: 'currency', currency: 'USD', currencySign: 'accounting' }),
    ];
    fc.assert(fc.property(cents, fc.constantFrom(...forms), (value, write) => parseNumber(write(value)) === value));
    fc.assert(
      fc.property(
        cents,
        (value) => parseNumber(value.toLocaleString('de-DE', { minimumFractionDigits: 2 }), ',') === value,
      ),
    );
  });

  it('comes back from a JSON number, whatever its size, when the point is the decimal mark', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(JSON.stringify(value), '.')).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('is a finite number or a refusal for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,-+()$€eE \u202f'USD") }), (text) => {
        const value = parseNumber(text);
        return typeof value === 'number' ? Number.isFinite(value) && /\d/.test(text) : true;
      }),
    );
  });
});
