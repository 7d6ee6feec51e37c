import { baseUrl, good, headers, malformed, print } from '../deals.ts';
import { createApiClient } from './generated/client.ts';

const client = createApiClient(
  {
    fetch: ({ method, url, parameters }) =>
      fetch(url, {
        method,
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(parameters?.body),
      }),
  },
  baseUrl,
);

const stored = await client.post('/deals', { body: good });
const [result] = stored.data.results;

const refused = await client.post('/deals', { body: malformed, withResponse: true, throwOnStatusError: false });
if (refused.status !== 400) throw new Error(`${refused.status}`);

print(result?.status === 'upserted' ? result.externalDealId : result?.error, refused.data.data?.[0]?.property);
