import { describe, expect, it } from 'vitest';
import { columnOf, oneOf } from './support.js';

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

describe('an invisible character', () => {
  const amount = { wanted: { type: 'number', name: 'amount', required: false } } as const;
  const date = { wanted: { type: 'string', format: 'date', name: 'closedDate', required: false } } as const;
  const domain = { wanted: { type: 'string', format: 'domain', name: 'domain', required: false } } as const;
  const email = { wanted: { type: 'string', format: 'email', name: 'ownerEmail', required: false } } as const;
  const tags = { wanted: { type: 'array', name: 'tags', required: false } } as const;

  it.each([
    [name, 'Ac\u200bme', 'Acme', 'U+200B in name'],
    [name, '\ufeffAcme', 'Acme', 'U+FEFF in name'],
    [name, 'Ac\ufeffme', 'Acme', 'U+FEFF in name'],
    [name, 'Soft\u00adware', 'Software', 'U+00AD in name'],
    [name, '\u202eAcme\u202c', 'Acme', 'U+202E in name'],
    [name, '\u200e Acme \u200f', 'Acme', 'U+200E in name'],
    [owner, 'Jane\u2060 Doe\u200d', 'Jane Doe', 'U+2060 in ownerName'],
    [amount, '\u200e1,234.50\u200f', 1234.5, 'U+200E in amount'],
    [date, '\u202a2026-01-15\u202c', '2026-01-15', 'U+202A in closedDate'],
    [domain, 'acme.com\u200b', 'acme.com', 'U+200B in domain'],
    [domain, 'ac\u200bme.com', 'acme.com', 'U+200B in domain'],
    [email, '\u200bjane@acme.com', 'jane@acme.com', 'U+200B in ownerEmail'],
    [currency, 'USD\u200b', 'USD', 'U+200B in dealCurrencyCode'],
    [tags, 'a\u200b; b', ['a', 'b'], 'U+200B in tags'],
  ])('that means nothing is removed with a note: %# %j', (spec, raw, value, detail) => {
    expect(columnOf(spec, [raw, raw])).toMatchObject({
      values: [value, value],
      notes: [`2 texts had invisible characters, which were removed: ${detail} (2).`],
    });
  });

  it.each([
    'می\u200cخواهم',
    '👩\u200d💻 Acme',
    'שלום\u200e Acme',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'Tel\tAviv',
    'two\nlines\r\nand\u000bthree',
    'M\u00fcller',
    'non\u00a0breaking',
  ])('that a text needs stays: %j', (text) => {
    expect(columnOf(name, [text])).toMatchObject({ values: [text], notes: [] });
  });

  it.each([
    ['Ac\u0000me', 'U+0000'],
    ['\u0000', 'U+0000'],
    ['Acme\u001b[31m', 'U+001B'],
    ['Acme\u0085', 'U+0085'],
    ['Acme\u007f', 'U+007F'],
    ['Acme \ud83d', 'U+D83D'],
  ])('that shows damage is refused: %j', (text, code) => {
    expect(oneOf(name, text)).toBe(`must have no control or damaged characters: remove ${code}`);
    expect(oneOf(owner, text)).toContain(code);
    expect(oneOf(amount, text)).toContain(code);
    expect(oneOf(domain, text)).toContain(code);
  });

  it('alone is no value', () => {
    expect(oneOf(name, '\u200b \u200e')).toBe('must have a value, and this has only invisible characters');
    expect(oneOf(owner, '\u200b')).toBeUndefined();
    expect(oneOf(owner, '\u200bn/a')).toBeUndefined();
  });

  it('among a million others costs linear time', () => {
    expect(oneOf(name, `${'\u200e \u200b'.repeat(300_000)}a`)).toBe('a');
  });
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
