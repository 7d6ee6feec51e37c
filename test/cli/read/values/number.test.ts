import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSlow } from '../../../support/linear.js';
import { aloneIn, columnOf, oneOf } from './support.js';

const amount = { wanted: { type: 'number', name: 'amount', required: false } } as const;
const read = (text: string, decimal?: '.' | ',') => oneOf({ ...amount, decimal }, text);
const isRefused = (value: unknown) => typeof value === 'string';

describe('an amount', () => {
  it.each([
    ['1234', 1234],
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1,234', 1234],
    ['12,34,567.00', 1_234_567],
    ['1 234.50', 1234.5],
    ['1\u00a0234', 1234],
    ['1\u202f234.50', 1234.5],
    ["1'234.50", 1234.5],
    ['1’234’567', 1_234_567],
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
    ['5.0', 5],
    ['1.2E+3', 1200],
    [' 12 ', 12],
    ['-0', 0],
  ])('is read from %j', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    'abc',
    '$',
    '12 apples',
    'ABC 123',
    '25k',
    '12%',
    '1,234,56',
    '1,234 567',
    '5.',
    '1e999',
    '--5',
    '-(5)',
    '(-5)',
    '5-',
    '$5$',
    'Infinity',
    '0x10',
    '1_000',
    '2026-01-15',
    '١٢٣',
  ])('is never guessed from %j', (text) => {
    expect(read(text)).toBe('must be a number, such as 1234.50 or 1,234.50');
  });

  it.each(['1,23', '1234,50', '1 234,50', '1.234,50', '1.234.567', '0,125', '1,2345', '(12,5)', '1.234,50 €'])(
    'is refused as %j, with the cure, since its comma may be the decimal mark',
    (text) => {
      expect(read(text)).toContain('set decimal: ","');
    },
  );

  it.each(['1.234', '12.345', '-1.000', '(1.000)', '$1.000', '1.000 €', '€ 1.234', '+999.999'])(
    'is refused as %j, which half the world reads as thousands',
    (text) => {
      expect(read(text)).toMatch(/^could be a fraction or thousands: set decimal:/);
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
    ['1234', ',', 1234],
  ] as const)('is read from %j when the decimal mark is said to be %j', (text, mark, value) => {
    expect(read(text, mark)).toBe(value);
  });

  it('is never read by the other decimal mark than the one that was said', () => {
    expect(read('1234.5', ',')).toBe('must be a number, such as 1234,50 or 1.234,50');
    expect(read('0,125', '.')).toBe('must be a number, such as 1234.50 or 1,234.50');
  });

  it('stays the number that JSON has', () => {
    expect([5, 1.234, -0].map((value) => oneOf(amount, value))).toEqual([5, 1.234, 0]);
    expect(oneOf(amount, true)).toMatch(/^must be a number/);
  });

  it('comes back from every form in which a program or a spreadsheet writes it', () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 100);
    const forms = [
      (value: number) => value.toFixed(2),
      (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2 }),
      (value: number) => value.toLocaleString('en-IN', { minimumFractionDigits: 2 }),
      (value: number) => value.toLocaleString('de-CH', { minimumFractionDigits: 2 }),
      (value: number) => value.toLocaleString('en-US', { style: 'currency', currency: 'EUR' }),
      (value: number) =>
        value.toLocaleString('en-US', { style: 'currency', currency: 'USD', currencySign: 'accounting' }),
    ];
    fc.assert(
      fc.property(cents, fc.constantFrom(...forms), (value, write) => {
        expect(read(write(value))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(cents, (value) => {
        expect(read(value.toLocaleString('de-DE', { minimumFractionDigits: 2 }), ',')).toBe(value);
      }),
    );
  });

  it('comes back from a JSON number in a text, whatever its size, when the point is the decimal mark', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(JSON.stringify(value), '.')).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('is a finite number or a refusal for any text at all, whatever was looked at before', () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.,-+()$€eE \u202f'USD") });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const { values } = columnOf(amount, texts);
        for (const [index, value] of values.entries()) {
          if (typeof value === 'number') expect(Number.isFinite(value) && /\d/.test(texts[index] ?? '')).toBe(true);
          else expect(value === undefined || isRefused(value)).toBe(true);
        }
      }),
    );
  });

  it.each<[what: string, make: (length: number) => string]>([
    ['digits', (length) => '1'.repeat(length)],
    ['groups', (length) => `1${',234'.repeat(length / 4)}x`],
    ['groups of India', (length) => `1${',23'.repeat(length / 3)}x`],
    ['white space', (length) => `1${' '.repeat(length)}x`],
    ['white space before a currency', (length) => `1${' '.repeat(length)}EU`],
    ['brackets', (length) => `${'('.repeat(length / 2)}1${')'.repeat(length / 2)}`],
    ['points', (length) => `1${'.'.repeat(length)}`],
    ['points and commas', (length) => '1.,'.repeat(length / 3)],
  ])('is refused in time that grows no faster than the text: %s', async (_, make) => {
    expect(isRefused(columnOf(amount, [make(200_000)]).values[0])).toBe(true);
    expect(await isSlow((length) => columnOf(amount, [make(length)]))).toBe(false);
  });
});

describe('a column of amounts', () => {
  const comma = 'is read with a decimal comma, the only reading that fits all its values';
  const point = 'is read with a decimal point, the only reading that fits all its values';

  it.each([
    [['1.234', '12.500', '1.234,50', '999,90', '1,234'], [1234, 12_500, 1234.5, 999.9, 1.234], comma],
    [['1.234', '0,5'], [1234, 0.5], comma],
    [['1.234', '1.234.567'], [1234, 1_234_567], comma],
    [['1.234', '99.5'], [1.234, 99.5], point],
    [['1.234', '1,234,567'], [1.234, 1_234_567], point],
    [['1 234,5', '1 234'], [1234.5, 1234], comma],
    [['1,234', '0.5'], [1234, 0.5], undefined],
    [['1,234', '$2,500'], [1234, 2500], undefined],
    [['1,234', '5,5', 'soon'], [1.234, 5.5, 'must be a number, such as 1234,50 or 1.234,50'], comma],
  ])('is read by the only mark that fits all of %j', (raws, values, reading) => {
    expect(columnOf(amount, raws)).toMatchObject({ values, reading });
  });

  it.each([[['1.234', '5.678']], [['1.234', '1,234']], [['1.234', '1,234', '5,5', '5.5']]])(
    'is not guessed where both marks or neither fit: %j',
    (raws) => {
      const { values, reading } = columnOf(amount, raws);
      for (const [index, value] of values.entries()) {
        if (raws[index] === '5.5') expect(value).toBe(5.5);
        else expect(value).toMatch(/decimal: /);
      }
      expect(reading).toBeUndefined();
    },
  );

  it('is not looked at where the mapping says the mark', () => {
    expect(columnOf({ ...amount, decimal: '.' }, ['1.234', '1,5']).values).toEqual([
      1.234,
      'must be a number, such as 1234.50 or 1,234.50',
    ]);
  });
});

describe('an amount that is taken out of its column', () => {
  it.each([
    [
      ['1.234', '99,5', '1,234', '-1.234 €', '(€ 2.500)', '1.234.567', '0,125', '7'],
      ['1234', '99,5', '1,2340', '-1234 €', '(€ 2500)', '1.234.567', '0,125', '7'],
    ],
    [
      ['1,234', '99.5', '1.234', 'USD 1,234'],
      ['1234', '99.5', '1.2340', 'USD 1234'],
    ],
    [
      ['1.234', '5.678'],
      ['1.234', '5.678'],
    ],
  ])('is written so that it has one reading: %j', (raws, alone) => {
    expect(aloneIn(amount, raws)).toEqual(alone);
  });

  it('means what it meant there, whatever else is taken with it', () => {
    const numbers = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom('', '5', '50', '125', '1234'));
    const written = (mark: '.' | ',') => {
      const other = mark === '.' ? ',' : '.';
      return fc.tuple(numbers, fc.boolean(), fc.constantFrom('', '-', '€ ')).map(([[whole, part], isGrouped, sign]) => {
        const digits = isGrouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, other) : String(whole);
        return `${sign}${digits}${part === '' ? '' : mark + part}`;
      });
    };
    const columns = fc.constantFrom('.', ',').chain((mark) => fc.array(written(mark), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(columns, fc.array(fc.nat(5)), (raws, picks) => {
        const { values } = columnOf(amount, raws);
        const alone = aloneIn(amount, raws);
        const picked = [...new Set(picks)].filter((pick) => pick < raws.length && !isRefused(values[pick]));
        const again = columnOf(
          amount,
          picked.map((pick) => alone[pick]),
        ).values;
        expect(again).toEqual(picked.map((pick) => values[pick]));
      }),
    );
  });
});

describe('a scale', () => {
  it.each([
    ['0.01', '123456', 1234.56],
    ['0.01', '29', 0.29],
    ['0.1', '3', 0.3],
    ['1000', '1.005', 1005],
    ['1000', '25,000', 25_000_000],
    ['-1', '5', -5],
    ['1e-2', '1.5e3', 15],
    ['0.01', '(1,200)', -12],
    ['0', '5', 0],
  ])('of %s makes %j exactly %d', (scale, text, value) => {
    expect(oneOf({ ...amount, decimal: '.', scale }, text)).toBe(value);
  });

  it('counts in decimal digits for numbers of JSON, too', () => {
    expect(oneOf({ ...amount, scale: '0.01' }, 4835)).toBe(48.35);
    expect(oneOf({ ...amount, scale: '0.01' }, 1e300)).toBe(1e298);
  });

  it('gives the number that is written with the point moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), (cents) => {
        const text = String(cents).padStart(3, '0');
        const moved = Number(`${text.slice(0, -2)}.${text.slice(-2)}`);
        expect(oneOf({ ...amount, scale: '0.01' }, cents)).toBe(moved);
      }),
    );
  });
});
