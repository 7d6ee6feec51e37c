import { describe, expect, it } from 'vitest';
import { openRows } from '../../../../src/cli/read/input/rows.js';
import type { ItemKind } from '../../../../src/cli/read/items/item.js';
import { deals } from '../../../../src/cli/read/items/kinds.js';
import { compile } from '../../../../src/cli/read/mapping/compile.js';
import { createJsonReader } from '../../../../src/cli/read/mapping/json-reader.js';
import { loadMapping } from '../../../../src/cli/read/mapping/load.js';
import { checks, openMapping } from '../../../../src/cli/read/mapping/open.js';
import { converterOf } from '../../../../src/cli/read/values/contract.js';
import { createTally } from '../../../../src/cli/read/values/tally.js';
import { InvalidItem } from '../../../../src/index.js';
import { folderWith, ioWith } from '../../io.js';

const required = 'fields:\n  externalDealId: { column: id }\n  name: { column: title }\n';

/** What a mapping makes of one row, given as an object. */
const map = (mapping: string, row: Record<string, unknown>, kind: ItemKind = deals) => {
  const { fields } = loadMapping(mapping, 'map.yaml', kind, checks);
  const { toItem } = compile(fields, { reader: createJsonReader(), kind, converterOf });
  return toItem({ id: '1', title: 'One', ...row }, createTally());
};

const faultsOf = (mapping: string) => {
  try {
    loadMapping(mapping, 'map.yaml', deals, checks);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the mapping was accepted');
};

describe('a mapping', () => {
  it('makes a deal of columns, templates and values', () => {
    const mapping = `
fields:
  externalDealId: { column: Deal ID }
  name: { template: "{account} {product}" }
  amount: { column: close_value, type: number }
  closedDate: { column: close_date, type: date, format: M/d/yyyy }
  dealCurrencyCode: { value: USD }
  associatedAccounts:
    - domain: { column: website, type: domain }
      name: { column: account }
    - externalId: { column: parent }
`;
    const row = {
      'Deal ID': ' A-1 ',
      account: 'Acme',
      product: 'Plan',
      close_value: '$1,234.50',
      close_date: '1/15/2026',
      website: 'https://www.Acme.com/x',
      parent: 7,
    };
    expect(map(mapping, row)).toEqual({
      externalDealId: 'A-1',
      name: 'Acme Plan',
      amount: 1234.5,
      closedDate: '2026-01-15T00:00:00Z',
      dealCurrencyCode: 'USD',
      associatedAccounts: [{ domain: 'acme.com', name: 'Acme' }, { externalId: '7' }],
    });
  });

  it('leaves out what is empty or white space: fields, accounts, and the list of accounts', () => {
    const mapping = `${required}  amount: { column: a }\n  ownerName: { column: o }\n  associatedAccounts:\n    - domain: { column: d }\n    - name: { column: n }\n`;
    expect(map(mapping, { a: '  ', o: null, d: '', n: 'Acme' })).toEqual({
      externalDealId: '1',
      name: 'One',
      associatedAccounts: [{ name: 'Acme' }],
    });
    expect(map(mapping, { d: 'n/a' })).toEqual({ externalDealId: '1', name: 'One' });
  });

  it('takes the first of several entries that has a value in the row, converted as that entry says', () => {
    const mapping = `${required}  closedDate: [{ column: us, format: M/d/yyyy }, { column: iso }]\n  dealCurrencyCode: [{ column: c }, { value: USD }]\n`;
    expect(map(mapping, { us: '1/15/2026', iso: '2026-02-01', c: 'EUR' })).toMatchObject({
      closedDate: '2026-01-15T00:00:00Z',
      dealCurrencyCode: 'EUR',
    });
    expect(map(mapping, { us: ' ', iso: '2026-02-01' })).toMatchObject({
      closedDate: '2026-02-01T00:00:00Z',
      dealCurrencyCode: 'USD',
    });
    expect(map(mapping, { us: 'soon', iso: '2026-02-01' })).toBeInstanceOf(InvalidItem);
  });

  it('takes the type that the field wants, when none is said', () => {
    const mapping = `${required}  amount: { column: a }\n  startDate: { column: s }\n`;
    expect(map(mapping, { a: '1,234.50', s: '2026-01-15' })).toMatchObject({
      amount: 1234.5,
      startDate: '2026-01-15T00:00:00Z',
    });
  });

  it('passes a date on as it is when its type is string', () => {
    expect(map(`${required}  startDate: { column: s, type: string }\n`, { s: '2026-01-15' })).toMatchObject({
      startDate: '2026-01-15',
    });
  });

  it('keeps a value as it stands in the mapping: an id of 007 is no 7', () => {
    expect(map(`${required}  pipelineId: { value: 007 }\n  stageId: { value: 'x y' }\n`, {})).toMatchObject({
      pipelineId: '007',
      stageId: 'x y',
    });
  });

  it('makes a row that cannot be converted an invalid deal, with the raw text in it and all that is wrong', () => {
    const mapping = `${required}  amount: { column: a }\n  ownerEmail: { column: e }\n  associatedAccounts:\n    - name: { column: none }\n    - domain: { column: d }\n`;
    const invalid = map(mapping, { a: 'TBD', e: 'nobody', d: 'Acme Inc', title: '' });
    expect(invalid).toBeInstanceOf(InvalidItem);
    const { item, issues } = invalid as InvalidItem;
    expect(item).toEqual({
      externalDealId: '1',
      amount: 'TBD',
      ownerEmail: 'nobody',
      associatedAccounts: [{ domain: 'Acme Inc' }],
    });
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'amount',
      'associatedAccounts.0.domain',
      'name',
      'ownerEmail',
    ]);
  });

  it('never makes an amount of what is no number, nor of what could be two', () => {
    for (const text of ['TBD', '1.234', '25k', '1.234,50']) {
      expect(map(`${required}  amount: { column: a }\n`, { a: text })).toBeInstanceOf(InvalidItem);
    }
    expect(map(`${required}  amount: { column: a, decimal: "," }\n`, { a: '1.234' })).toMatchObject({ amount: 1234 });
  });

  it('reads nested keys of JSON rows, and values that are no text', () => {
    const mapping = `${required}  ownerName: { column: owner.name }\n  amount: { column: value }\n`;
    expect(map(mapping, { id: 42, owner: { name: 'Jane' }, value: 5 })).toMatchObject({
      externalDealId: '42',
      ownerName: 'Jane',
      amount: 5,
    });
    expect(map(mapping, { id: 2 ** 60 })).toBeInstanceOf(InvalidItem);
    expect(map(mapping, { title: { en: 'One' } })).toBeInstanceOf(InvalidItem);
  });

  it.each([
    ['fields:\n  name: { column: t }\n', 'map.yaml:1: fields.externalDealId is missing'],
    [
      `${required}  amout: { column: a }\n`,
      'map.yaml:4: fields.amout: a deal has no such field. Did you mean "amount"?',
    ],
    [
      `${required}  amount: { column: a, template: "{a}" }\n`,
      'map.yaml:4: fields.amount: expected one of column, template and value, got column and template',
    ],
    [`${required}  amount: { type: number }\n`, 'got none'],
    [
      `${required}  amount: { column: a, type: nubmer }\n`,
      'fields.amount.type: unknown type nubmer. Did you mean "number"?',
    ],
    [`${required}  amount: { column: a, type: string }\n`, 'the field takes numbers'],
    [`${required}  ownerName: { column: a, type: number }\n`, 'the field takes text'],
    [`${required}  amount: { colum: a }\n`, 'fields.amount.colum: unknown key. Did you mean "column"?'],
    [`${required}  amount: close_value\n`, 'fields.amount: expected a column, a template or a value'],
    [`${required}  amount:\n`, 'fields.amount: expected a column'],
    [`${required}  amount: { column: [a, b] }\n`, 'fields.amount.column: expected text'],
    [`${required}  amount: { column: }\n`, 'fields.amount.column: expected text'],
    [`${required}  amount: []\n`, 'fields.amount: expected a column, a template or a value'],
    [`${required}  amount: [{ column: a }, { colum: b }]\n`, 'fields.amount.1.colum: unknown key'],
    [
      'fields:\n  externalDealId: { column: id, optional: true }\n  name: { column: title }\n',
      'fields.externalDealId cannot be optional: every deal needs it',
    ],
    [`${required}  amount: { column: a, optional: maybe }\n`, 'fields.amount.optional: expected true or false'],
    [`${required}  amount: { value: 5, optional: true }\n`, 'fields.amount.optional is for columns and templates only'],
    [`${required}  amount: { column: " " }\n`, 'fields.amount.column is empty'],
    [`${required}  amount: { value: much }\n`, 'fields.amount.value must be a number'],
    [`${required}  amount: { column: a, format: M/d/yyyy }\n`, 'fields.amount.format is for type: date only'],
    [`${required}  amount: { column: a, decimal: ";" }\n`, 'fields.amount.decimal: expected "." or ","'],
    [`${required}  startDate: { column: a, decimal: "," }\n`, 'fields.startDate.decimal is for type: number only'],
    [
      `${required}  startDate: { column: a, format: MM/DD/YYYY }\n`,
      'MM/DD/YYYY is not a format: its tokens are luxon\'s, where year and day are lower case: "MM/dd/yyyy"',
    ],
    [`${required}  stageId: { template: "{a" }\n`, 'fields.stageId.template has a single "{"'],
    [`${required}  associatedAccounts: { domain: { column: d } }\n`, 'fields.associatedAccounts: expected a list'],
    [
      `${required}  associatedAccounts:\n    - website: { column: d }\n`,
      'map.yaml:5: fields.associatedAccounts.0.website: an entry of associatedAccounts has no such field',
    ],
    [`${required}  name: { column: again }\n`, 'map.yaml:4: Map keys must be unique'],
    [`${required}extra: 1\n`, 'extra: unknown key. Known are rows, where, file, nothing, lookups, version, fields'],
    ['field:\n  name: { column: t }\n', 'fields is missing'],
    ['', 'the file: expected fields'],
    ['- 1\n', 'the file: expected fields'],
    ['fields: [\n', 'map.yaml:'],
    ['a: &x 1\nfields: *x\n', 'aliases (*x) are not supported'],
    [`fields: ${'['.repeat(20_000)}`, 'map.yaml'],
  ])('is checked strictly: %j', (mapping, fault) => {
    expect(faultsOf(mapping)).toContain(fault);
  });

  it('is told all its faults at once, in the order of the file', () => {
    const faults = faultsOf('fields:\n  amout: { column: a }\n  stageId: { value: }\n  name: { column: n }\n');
    expect(faults.match(/map\.yaml:\d+/g)).toEqual(['map.yaml:1', 'map.yaml:2', 'map.yaml:3']);
  });
});

/** Binds a mapping to a CSV file. */
async function bind(mapping: string, columns: readonly string[]) {
  const io = ioWith({ cwd: await folderWith({ 'map.yaml': mapping }) });
  return (await openMapping('map.yaml', deals, {}, openRows, io)).bind({ name: 'deals.csv', columns });
}

describe('the columns of a file', () => {
  const mapping = `${required}  stageId: { template: "{stage} {phase}" }\n`;

  it('may be more than the mapping takes, twice the same even', async () => {
    await expect(bind(mapping, ['id', 'title', 'stage', 'phase', 'x', 'x', ''])).resolves.toBeDefined();
  });

  it('that the mapping takes and the file lacks are named, with those that it has', async () => {
    await expect(bind(mapping, ['id', 'Title', 'stage'])).rejects.toThrow(
      /map\.yaml takes columns that deals\.csv lacks:\n {2}line 3, fields\.name: "title" \(did you mean "Title"\?\)\n {2}line 4, fields\.stageId: "phase"\n.*"id", "Title", "stage"/s,
    );
  });

  it('that one field can be taken from are named together, unless the file has one of them', async () => {
    const either = 'fields:\n  externalDealId: [{ column: Deal ID }, { column: id }]\n  name: { column: title }\n';
    await expect(bind(either, ['title', 'DealID'])).rejects.toThrow(
      '  line 2, fields.externalDealId: "Deal ID" (did you mean "DealID"?) or "id"\n',
    );
    await expect(bind(either, ['title', 'id'])).resolves.toBeDefined();
  });

  it('that are optional may be missing, and the fields without one are told', async () => {
    const optional = `${required}  amount: [{ column: Amount }, { column: Value, optional: true }]\n  associatedAccounts:\n    - domain: { column: Website, optional: true }\n      name: { template: "{Company}", optional: true }\n`;
    const { toItem, notes } = await bind(optional, ['id', 'title', 'Company']);
    expect(notes(true)).toEqual([
      'deals.csv has no column that map.yaml takes for amount, associatedAccounts.0.domain.',
    ]);
    expect(toItem(['1', 'One', 'Acme'], createTally())).toEqual({
      externalDealId: '1',
      name: 'One',
      associatedAccounts: [{ name: 'Acme' }],
    });
  });

  it('must not be ambiguous', async () => {
    await expect(bind(mapping, ['id', 'title', 'title', 'stage', 'phase'])).rejects.toThrow(
      'more than one column named "title"',
    );
  });
});

describe('a field that the contract gains', () => {
  const field = { required: false, description: '' };
  const kind: ItemKind = {
    ...deals,
    fields: [
      ...deals.fields,
      { ...field, name: 'dealType', type: 'string' },
      { ...field, name: 'isRenewal', type: 'boolean' },
      { ...field, name: 'tags', type: 'array', items: { type: 'string' } },
      { ...field, name: 'customFields', type: 'object' },
      { ...field, name: 'from', type: 'object', fields: [{ ...field, name: 'since', type: 'string', format: 'date' }] },
    ],
    validate: (value) => ({ valid: true, value }),
  };
  const read = (mapping: string, row: Record<string, unknown>) => map(required + mapping, row, kind);

  it('can be mapped, whatever its type', () => {
    const mapping = `  dealType: { column: kind }
  isRenewal: { column: renewal }
  tags: { column: tags }
  customFields: { REGION: { column: region } }
  from: { since: { column: since } }
`;
    const row = { kind: 'new', renewal: 'TRUE', tags: 'a; b', region: 'EMEA', since: '2026-01-15' };
    expect(read(mapping, row)).toMatchObject({
      dealType: 'new',
      isRenewal: true,
      tags: ['a', 'b'],
      customFields: { REGION: 'EMEA' },
      from: { since: '2026-01-15T00:00:00Z' },
    });
    expect(read(mapping, { renewal: 'maybe', since: 'soon' })).toMatchObject({
      issues: [
        { path: 'isRenewal', message: 'must be true or false' },
        { path: 'from.since', message: expect.stringContaining('ISO 8601') },
      ],
    });
  });

  it.each([
    ['  dealTyp: { column: a }\n', 'fields.dealTyp: a deal has no such field. Did you mean "dealType"?'],
    [
      '  isRenewal: { column: a, type: date }\n',
      'fields.isRenewal.type: the field takes true or false, so date does not fit',
    ],
    ['  from: { until: { column: a } }\n', 'fields.from.until: a from object has no such field. It has since.'],
    ['  customFields: { column: a }\n', 'fields.customFields.column: expected a column, a template or a value'],
  ])('is checked as strictly: %j', (mapping, message) => {
    expect(() => read(mapping, {})).toThrow(message);
  });
});
