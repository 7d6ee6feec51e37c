import { describe, expect, it } from 'vitest';
import { oneOf } from './support.js';

const id = { wanted: { type: 'string', name: 'externalDealId', required: true } } as const;
const stageId = { wanted: { type: 'string', name: 'stageId', required: false } } as const;
const name = { wanted: { type: 'string', name: 'name', required: true } } as const;
const owner = { wanted: { type: 'string', name: 'ownerName', required: false } } as const;
const currency = { wanted: { type: 'string', format: 'currency', name: 'dealCurrencyCode', required: false } } as const;

describe('an id', () => {
  it.each([
    ['d7', 'd7'],
    [' d7 ', 'd7'],
    ['00123', '00123'],
    ['="00123"', '00123'],
    ['="a""b"', 'a"b'],
    ['4E12', '4E12'],
    ['12E3', '12E3'],
    ['1.2.3', '1.2.3'],
    ['12345.5', '12345.5'],
    ['v1.0', 'v1.0'],
    ['ACME #N/A GmbH', 'ACME #N/A GmbH'],
    ['#1234', '#1234'],
    ['null-7', 'null-7'],
    ['18012345678901234567', '18012345678901234567'],
    ['naïve 北京', 'naïve 北京'],
    [12345, '12345'],
    [0, '0'],
    [-7, '-7'],
  ])('is read from %j', (raw, text) => {
    expect(oneOf(id, raw)).toBe(text);
    expect(oneOf(stageId, raw)).toBe(text);
  });

  it.each([
    ['1.80123E+11', 'format the column as text'],
    ['1,80123E+11', 'format the column as text'],
    ['1.8e+11', 'format the column as text'],
    ['1E+11', 'format the column as text'],
    ['="1.8E+11"', 'format the column as text'],
    ['12345.0', 'whole number'],
    ['12345,0', 'whole number'],
    ['12345.00', 'whole number'],
    ['a\u0000b', 'invisible'],
    ['a\u200bb', 'invisible'],
    ['\u200b', 'invisible'],
    ['\u2060d7', 'invisible'],
    ['a\tb', 'invisible'],
    ['a\nb', 'invisible'],
    ['a\ufffdb', 'damaged'],
    ['a\ud800', 'damaged'],
    ['#SPILL!', 'error of a spreadsheet'],
    ['=""', 'empty'],
    [12345.5, 'in quotes'],
    [2 ** 60, 'in quotes'],
    [1e21, 'in quotes'],
    [{}, 'must be text'],
  ])('that is ruined is refused with the cure, required or not: %j', (raw, cure) => {
    expect(oneOf(id, raw)).toContain(cure);
    expect(oneOf(stageId, raw)).toContain(cure);
  });

  it.each(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!'])(
    'that a spreadsheet gives as the error %s is refused, and left out where it is optional',
    (raw) => {
      expect(oneOf(id, raw)).toContain('error of a spreadsheet');
      expect(oneOf(stageId, raw)).toBeUndefined();
    },
  );

  it.each(['nan', 'NaN', 'NULL', 'null', 'None', 'undefined', '\\N', ' n/a ', '-'])(
    'of %j is none: refused where it is required, and else left out',
    (raw) => {
      expect(oneOf(id, raw)).toBe('must have a value, and this word stands for none');
      expect(oneOf(stageId, raw)).toBeUndefined();
    },
  );
});

describe('a word for nothing', () => {
  it('counts as the whole cell only', () => {
    const names = ['None of the Above Ltd', 'Null Industries', 'N/A-Team', '--', 'na', 'Nil', '-5'];
    expect(names.map((text) => oneOf(owner, text))).toEqual(names);
    expect(oneOf(owner, 'none')).toBeUndefined();
    expect(oneOf(name, 'None')).toBe('must have a value, and this word stands for none');
  });

  it('can be added to, in any case', () => {
    const spec = { ...owner, nothing: ['(Leer)', ' keine Angabe '] };
    expect(['(leer)', 'KEINE ANGABE', 'NULL'].map((text) => oneOf(spec, text))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(oneOf(spec, 'keine')).toBe('keine');
  });

  it('leaves out numbers, dates and lists, too', () => {
    const of = (type: 'number' | 'boolean' | 'array') => ({ wanted: { type, name: 'x', required: false } });
    expect(oneOf(of('number'), 'nan')).toBeUndefined();
    expect(oneOf(of('boolean'), 'None')).toBeUndefined();
    expect(oneOf(of('array'), '-')).toBeUndefined();
    expect(oneOf({ wanted: { type: 'string', format: 'date' }, type: 'date' }, '\\N')).toBeUndefined();
  });

  it('leaves out what only a part of the item needs, since the part may be left out', () => {
    expect(oneOf({ ...name, within: 'entry' }, 'n/a')).toBeUndefined();
  });
});

describe('a currency', () => {
  it.each([
    ['USD', 'USD'],
    [' usd ', 'USD'],
    ['Eur', 'EUR'],
    ['CLF', 'CLF'],
  ])('is read from %j', (raw, code) => {
    expect(oneOf(currency, raw)).toBe(code);
  });

  it.each(['US Dollar', '$', '€', 'US$', 'ABC', 'DEM', 'XXX', 'USDT', 'Euro', 840])(
    'is not guessed from %j, which a mapping can give a code',
    (raw) => {
      expect(oneOf(currency, raw)).toContain('map: {');
    },
  );

  it('is left out where a word stands for none', () => {
    expect(oneOf(currency, 'N/A')).toBeUndefined();
  });
});
