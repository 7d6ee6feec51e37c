/** Deals as a CRM has them, about 450 bytes each, and nearly the same size all of them. */
export function* deals(count) {
  for (let number = 0; number < count; number++) {
    const company = String(number % 5000).padStart(4, '0');
    yield {
      externalDealId: `deal-${String(number).padStart(7, '0')}`,
      name: `Company ${company} - Plan ${number % 7}`,
      amount: 10_000 + ((number * 37) % 90_000),
      stageId: `stage-${number % 6}`,
      stageLabel: 'Proposal Sent',
      pipelineId: 'smb-pipeline',
      pipelineLabel: 'SMB Sales',
      startDate: '2026-01-15T00:00:00Z',
      closedDate: '2026-06-30T00:00:00Z',
      ownerName: 'Jane Smith',
      ownerEmail: `owner-${10 + (number % 40)}@yourcompany.com`,
      dealCurrencyCode: 'USD',
      associatedAccounts: [{ domain: `company-${company}.com`, name: `Company ${company}` }],
    };
  }
}

/** The same in groups of 100, the most that a request may hold. */
export function* batches(count) {
  let batch = [];
  for (const deal of deals(count)) {
    batch.push(deal);
    if (batch.length < 100) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
