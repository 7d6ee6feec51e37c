import { deals } from './deals.mjs';
import { count, measured, url } from './measured.mjs';
import { createRecotapClient, streamDeals, undiciFetch } from './recotap-api.mjs';

const client = createRecotapClient({ apiKey: 'bench', baseUrl: url, fetch: undiciFetch() });

await measured(async () => {
  let stored = 0;
  for await (const { status } of streamDeals(client, deals(count))) if (status === 'upserted') stored++;
  return { stored };
});
