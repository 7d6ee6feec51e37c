import { isErrorFromAlias } from '@zodios/core';
import { baseUrl, good, headers, malformed, print } from '../deals.ts';
import { createApiClient } from './generated/client.ts';

const client = createApiClient(baseUrl, { axiosConfig: { headers } });
const stored = await client.pushDeals(good);
const [result] = stored.data.results;

// Its schemas refuse the request before it is sent. Only without that check, the API can.
const unchecked = createApiClient(baseUrl, { axiosConfig: { headers }, validate: 'response' });
const refused = await unchecked.pushDeals(malformed).then(
  (answer) => {
    throw new Error(answer.path);
  },
  (error: unknown) => {
    if (!isErrorFromAlias(unchecked.api, 'pushDeals', error) || error.response.status !== 400) throw error;
    return error.response.data;
  },
);

print(result?.status === 'upserted' ? result.externalDealId : result?.error, refused.data?.[0]?.property);
