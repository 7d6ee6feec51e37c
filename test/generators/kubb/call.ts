import type { ResponseErrorConfig } from '@kubb/plugin-client/clients/axios';
import { baseUrl as baseURL, good, headers, malformed, print } from '../deals.ts';
import { type PushDeals400, pushDeals } from './generated/index.ts';

const stored = await pushDeals(good, { baseURL, headers });
const [result] = stored.data.results;

const refused = await pushDeals(malformed, { baseURL, headers }).then(
  (answer) => {
    throw new Error(answer.path);
  },
  (error: ResponseErrorConfig<PushDeals400>) => error.response,
);

print(result?.status === 'upserted' ? result.externalDealId : result?.error, refused?.data.data?.[0]?.property);
