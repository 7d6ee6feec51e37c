import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { accountFields, accountsField, dealFields, requiredFields } from '../../../../src/cli/read/mapping/fields.js';

it('the command knows the fields of a deal, as the contract has them', async () => {
  const schema = JSON.parse(await readFile(new URL('../../../../generated/deal.schema.json', import.meta.url), 'utf8'));
  const definition = (field: { $ref?: string; type?: string }) =>
    field.$ref === undefined ? field : schema.$defs[field.$ref.replace('#/$defs/', '')];
  expect([...Object.keys(dealFields), accountsField].sort()).toEqual(Object.keys(schema.properties).sort());
  expect([...requiredFields]).toEqual(schema.required);
  for (const [name, wanted] of Object.entries(dealFields)) {
    expect([name, definition(schema.properties[name]).type]).toEqual([name, wanted === 'number' ? 'number' : 'string']);
    expect([name, schema.properties[name].$ref === '#/$defs/DateOrTimestamp']).toEqual([name, wanted === 'date']);
  }
  expect(Object.keys(accountFields).sort()).toEqual(Object.keys(schema.$defs.AssociatedAccount.properties).sort());
});
