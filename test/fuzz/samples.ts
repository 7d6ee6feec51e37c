/** Files as people have them, to be spoilt. */
export const csv = [
  'externalDealId,name,amount,startDate,ownerEmail,associatedAccounts.0.domain,associatedAccounts.0.name',
  'd-1,"Acme, ""the"" Corp",75000,2026-01-15,jane@acme.com,acme.com,Acme',
  'd-2,Globex,12500.5,2026-01-15T09:00:00Z,,https://www.globex.com/about,"Globex\r\nInternational"',
  'd-3,Café Zürich 東京 🎉,,,,,',
  'd-1,Acme again,1,,,,',
  '',
].join('\n');

export const semicolonCsv = csv
  .replaceAll('"Acme, ""the"" Corp"', 'Acme')
  .replaceAll(',', ';')
  .replaceAll('\n', '\r\n');

const deals = [
  {
    externalDealId: 'd-1',
    name: 'Acme "the" Corp',
    amount: 75000,
    associatedAccounts: [{ domain: 'acme.com', name: 'Acme' }],
  },
  {
    externalDealId: 'd-2',
    name: 'Globex\nInternational',
    amount: 12500.5,
    startDate: '2026-01-15',
    ownerEmail: 'jane@acme.com',
  },
  {
    externalDealId: 'd-3',
    name: 'Café Zürich 東京 🎉',
    closedDate: '2026-01-15T09:00:00.000Z',
    associatedAccounts: [],
  },
];

export const ndjson = `${deals.map((deal) => JSON.stringify(deal)).join('\n')}\n`;
export const json = JSON.stringify(deals, null, 1);
export const jsonObject = JSON.stringify({ page: { next: null, of: [1, 2] }, deals, total: 3 });

/** As `recotap push --problems` writes them. */
export const problems = `${deals
  .map((deal, index) =>
    JSON.stringify({
      line: index + 2,
      index,
      externalDealId: deal.externalDealId,
      status: 'invalid',
      issues: [{ path: 'associatedAccounts.0.domain', message: 'must be a web domain, such as acme.com' }],
      deal: { ...deal, associatedAccounts: [{ domain: 'Acme Inc' }] },
    }),
  )
  .join('\n')}\n`;

export const exported = [
  'Deal ID,Deal Name,Amount,Close Date,Owner Email,Website,Company',
  '1001,Enterprise Plan,"$75,000",6/30/2026,jane@acme.com,https://www.acme.com/about,Acme Corp',
  '1002,Team Plan,"12,500.50",7/15/2026,,globex.com,Globex',
  '1003,Renewal,,,,n/a,',
  '',
].join('\n');

export const mapping = `# how columns become fields
fields:
  externalDealId: { column: Deal ID }
  name: { template: "{Company} {Deal Name}" }
  amount: { column: Amount, type: number, decimal: "." }
  closedDate: { column: Close Date, type: date, format: M/d/yyyy }
  ownerEmail:
    column: Owner Email
  dealCurrencyCode: { value: USD }
  associatedAccounts:
    - domain: { column: Website, type: domain }
      name: { column: Company }
`;
