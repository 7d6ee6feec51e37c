import { Client } from '@elastic/elasticsearch';
import { batches, deals } from './deals.mjs';
import { count, measured, url } from './measured.mjs';

const action = (deal) => ({ index: { _index: 'deals', _id: deal.externalDealId } });

/** The helper counts bytes, not items: it sends as soon as there are so many, which here is at the 100th deal. */
function flushBytes() {
  const [batch] = batches(100);
  const sizes = batch.map((deal) => Buffer.byteLength(JSON.stringify(action(deal)) + JSON.stringify(deal)));
  return Math.round(sizes.reduce((sum, size) => sum + size) * 0.995);
}

// It takes no generator but an asynchronous one.
async function* source() {
  yield* deals(count);
}

const client = new Client({ node: url });

await measured(async () => {
  let stored = 0;
  await client.helpers.bulk({
    datasource: source(),
    onDocument: action,
    flushBytes: flushBytes(),
    onSuccess: () => stored++,
  });
  return { stored };
});
