import { describe, expect, it } from 'vitest';
import type { ItemKind } from '../../../../src/cli/read/items/item.js';
import { accounts, activities, deals } from '../../../../src/cli/read/items/kinds.js';
import { compile } from '../../../../src/cli/read/mapping/compile.js';
import { contractColumns } from '../../../../src/cli/read/mapping/contract-columns.js';
import { createCsvReader } from '../../../../src/cli/read/mapping/csv-reader.js';
import { unmapped } from '../../../../src/cli/read/mapping/unmapped.js';
import { converterOf } from '../../../../src/cli/read/values/contract.js';
import { createTally } from '../../../../src/cli/read/values/tally.js';
import { InvalidItem } from '../../../../src/index.js';

/** The item of one row of a CSV file without a mapping. */
const itemOf = (kind: ItemKind, row: Record<string, string>) => {
  const columns = Object.keys(row);
  const mapping = unmapped(columns, kind, 'file.csv');
  const { toItem } = compile(mapping, { reader: createCsvReader(columns), kind, converterOf });
  return toItem(Object.values(row), createTally());
};

const deal = { externalDealId: '1', name: 'One' };
const account = { domain: 'acme.com', name: 'Acme' };
const activity = {
  externalActivityId: 'a-1',
  activityType: 'call',
  occurredAt: '2026-06-01',
  domain: 'acme.com',
  ownerEmail: 'jane@yourcompany.com',
};

describe('without a mapping', () => {
  it('columns named after the fields are read like those of a mapping, but for dates, which stay as they are', () => {
    const row = {
      ...deal,
      amount: '12.3456',
      startDate: '2026-01-15',
      'associatedAccounts.1.domain': 'B.com',
      'associatedAccounts.0.name': 'A',
      '': '',
    };
    expect(itemOf(deals, row)).toEqual({
      ...deal,
      amount: 12.3456,
      startDate: '2026-01-15',
      associatedAccounts: [{ name: 'A' }, { domain: 'b.com' }],
    });
  });

  it('an empty cell leaves its field out', () => {
    expect(itemOf(deals, { ...deal, amount: ' ', 'associatedAccounts.0.domain': '' })).toEqual(deal);
  });

  it('a list is separated by semicolons, and keys of your own may be any', () => {
    const row = { ...account, tags: 'a; b;', 'customFields.REGION.C': 'EMEA', 'customFields.__proto__': 'x' };
    const item = itemOf(accounts, row) as { customFields: object };
    expect(item).toMatchObject({ ...account, tags: ['a', 'b'] });
    expect(Object.entries(item.customFields)).toEqual([
      ['REGION.C', 'EMEA'],
      ['__proto__', 'x'],
    ]);
  });

  it('an object and a list of objects have dotted columns, and a number that is none is invalid at its place', () => {
    const row = { ...activity, 'from.name': 'Jane', 'contacts.0.email': '', 'contacts.2.email': 'wile@acme.com' };
    const contacts = [{ email: 'wile@acme.com' }];
    expect(itemOf(activities, row)).toEqual({ ...activity, from: { name: 'Jane' }, contacts });
    const invalid = itemOf(activities, { ...row, durationMinutes: 'long' });
    expect(invalid).toMatchObject({ issues: [{ path: 'durationMinutes' }] });
    expect(invalid).toBeInstanceOf(InvalidItem);
  });

  it.each([deals, accounts, activities])('every field of the contract has a column: $word', (kind) => {
    const columns = contractColumns(kind.fields).map(({ name }) => name);
    expect(() => unmapped(columns, kind, 'file.csv')).not.toThrow();
    expect(columns.filter((column) => column.includes('.0.')).length).toBe(
      kind === deals ? 3 : kind === activities ? 8 : 0,
    );
  });

  it('a column that is not a field is an error, lest a misspelt one is lost silently', () => {
    const columns = ['externalDealId', 'name', 'amout', 'associatedAccounts.0.domian', 'Notes'];
    expect(() => unmapped(columns, deals, 'deals.csv')).toThrow(
      /"amout" \(did you mean amount\?\)\n {2}"associatedAccounts\.0\.domian" \(did you mean associatedAccounts\.0\.domain\?\)\n {2}"Notes"\n.*--map/s,
    );
  });

  it('a file without the required columns is told to have a mapping', () => {
    expect(() => unmapped(['Deal ID', 'name'], deals, 'deals.csv')).toThrow(
      /no column externalDealId.*"Deal ID", "name".*--map/s,
    );
    expect(() => unmapped(Object.keys(activity), activities, 'calls.csv')).toThrow(
      'calls.csv has no column contacts.0.email, which every activity needs',
    );
  });
});
