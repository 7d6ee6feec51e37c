import { createRecotapClient, pushDeals } from '../../dist/esm/src/index.js';

const [baseUrl, count] = process.argv.slice(2);
const client = createRecotapClient({ baseUrl, timeoutMs: 2_000, retries: 1 });
const deals = Array.from({ length: Number(count) }, (_, index) => ({ externalDealId: `d-${index}`, name: 'Deal' }));
const { problems, ...counts } = await pushDeals(client, deals);
const codes = [...new Set(problems.map(({ cause }) => cause.code))];
process.stdout.write(JSON.stringify({ ...counts, codes }));
