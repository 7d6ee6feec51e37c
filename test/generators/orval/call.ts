import { good, headers, malformed, print } from '../deals.ts';
import type { PushDealsResult } from './generated/axios.ts';
import { pushDeals } from './generated/fetch.ts';

const stored = await pushDeals(good, { headers });
if (stored.status !== 200) throw new Error(`${stored.status}`);
const [result] = stored.data.data.results;

const refused = await pushDeals(malformed, { headers });
if (refused.status !== 400) throw new Error(`${refused.status}`);

const sameAnswer: PushDealsResult['data'] = stored.data;
print(
  result?.status === 'upserted' ? sameAnswer.data.results[0]?.externalDealId : result?.error,
  refused.data.data?.[0]?.property,
);
