import { baseUrl, good, headers, malformed, print } from '../deals.ts';
import { pushDeals } from './generated/index.ts';

const stored = await pushDeals({ baseUrl, headers, body: good });
if (stored.data === undefined) throw new Error(stored.error.message);
const [result] = stored.data.data.results;

const refused = await pushDeals({ baseUrl, headers, body: malformed });
if (refused.data !== undefined) throw new Error(refused.data.path);

print(result?.status === 'upserted' ? result.externalDealId : result?.error, refused.error.data?.[0]?.property);
