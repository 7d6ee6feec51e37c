import { readFileSync } from 'node:fs';

const file = new URL('../../../generated/deal.schema.json', import.meta.url);
const { $defs, properties } = JSON.parse(readFileSync(file, 'utf8'));

/** What the contract says of a deal beyond types, for the other validators. */
export const rules = {
  date: new RegExp($defs.DateOrTimestamp.pattern, 'u'),
  email: new RegExp($defs.Email.pattern, 'u'),
  emailLength: $defs.Email.maxLength,
  accounts: properties.associatedAccounts.maxItems,
};
