import { deals } from './deals.mjs';
import { count, measured, url } from './measured.mjs';
import { createRecotapClient, pushDeals, undiciFetch } from './recotap-api.mjs';

const { maxConcurrency, isDefault = false } = JSON.parse(process.argv[3] ?? '{}');
const transport = isDefault ? {} : { fetch: undiciFetch() };
const client = createRecotapClient({ apiKey: 'bench', baseUrl: url, maxConcurrency, ...transport });

await measured(async () => {
  let stored = 0;
  const onOutcome = ({ status }) => {
    if (status === 'upserted') stored++;
  };
  await pushDeals(client, deals(count), { onOutcome });
  return { stored, maxConcurrency: client.settings.maxConcurrency };
});
