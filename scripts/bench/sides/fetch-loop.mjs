import createClient from 'openapi-fetch';
import { batches } from './deals.mjs';
import { count, measured, url } from './measured.mjs';

const client = createClient({ baseUrl: url, headers: { 'X-Api-Key': 'bench' } });

await measured(async () => {
  const source = batches(count);
  let stored = 0;
  const worker = async () => {
    for (const deals of source) {
      const { data } = await client.POST('/deals', { body: { deals } });
      for (const { status } of data.data.results) if (status === 'upserted') stored++;
    }
  };
  await Promise.all(Array.from({ length: 5 }, worker));
  return { stored };
});
