import { algoliasearch } from 'algoliasearch';
import { deals } from './deals.mjs';
import { count, measured, url } from './measured.mjs';

const hosts = [{ url: new URL(url).host, accept: 'readWrite', protocol: 'http' }];
const client = algoliasearch('bench', 'bench', { hosts });

await measured(async () => {
  const objects = Array.from(deals(count), (deal) => ({ ...deal, objectID: deal.externalDealId }));
  const answers = await client.saveObjects({ indexName: 'deals', objects, batchSize: 100 });
  return { stored: answers.reduce((sum, { objectIDs }) => sum + objectIDs.length, 0) };
});
