import { baseUrl, good, headers, malformed, print } from '../deals.ts';
import { pushDeals } from './generated/client.ts';

const stored = await pushDeals(good, { baseUrl, headers });
if (stored.status !== 200) throw new Error(`${stored.status}`);
const [result] = stored.data.data.results;

const refused = await pushDeals(malformed, { baseUrl, headers });
if (refused.status !== 400) throw new Error(`${refused.status}`);

print(result?.status === 'upserted' ? result.externalDealId : result?.error, refused.data.data?.[0]?.property);
