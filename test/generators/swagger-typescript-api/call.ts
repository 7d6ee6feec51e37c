import { baseUrl, good, headers, malformed, print } from '../deals.ts';
import { Api } from './generated/client.ts';

const { deals } = new Api({ baseUrl, baseApiParams: { headers } });

const stored = await deals.pushDeals(good);
const [result] = stored.data.data.results;

const refused = await deals.pushDeals(malformed);

print(result?.status === 'upserted' ? result.externalDealId : result?.error, refused.error.data?.[0]?.property);
