import { createRecotapClient, type Deal, streamDeals } from '../../src/index.js';

/** Deals as a CRM has them, about 430 bytes each. */
function* generated(count: number): Generator<Deal> {
  for (let id = 0; id < count; id++) {
    yield {
      externalDealId: `deal-${id}`,
      name: `Company ${id % 5000} - Plan ${id % 7}`,
      amount: (id * 37) % 100_000,
      stageId: `stage-${id % 6}`,
      stageLabel: 'Proposal Sent',
      pipelineId: 'smb-pipeline',
      pipelineLabel: 'SMB Sales',
      startDate: '2026-01-15T00:00:00Z',
      closedDate: '2026-06-30T00:00:00Z',
      ownerName: 'Jane Smith',
      ownerEmail: `owner-${id % 40}@yourcompany.com`,
      dealCurrencyCode: 'USD',
      associatedAccounts: [{ domain: `company-${id % 5000}.com`, name: `Company ${id % 5000}` }],
    };
  }
}

// Streams as many deals as its first argument says to the base URL that is the second, and prints what it took.
const [count = '0', baseUrl] = process.argv.slice(2);
const client = createRecotapClient({ apiKey: 'bench', baseUrl });
const startedAt = performance.now();
let upserted = 0;
for await (const { status } of streamDeals(client, generated(Number(count)))) if (status === 'upserted') upserted++;
const seconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ upserted, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
