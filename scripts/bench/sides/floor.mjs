import { batches } from './deals.mjs';
import { count, measured } from './measured.mjs';

/** The answer to a request, as the server of the bench words it. */
function answerTo(deals) {
  const results = deals.map(({ externalDealId }) => ({ externalDealId, status: 'upserted' }));
  const summary = { total: deals.length, upserted: deals.length, failed: 0 };
  const timestamp = new Date().toISOString();
  return JSON.stringify({ statusCode: 200, timestamp, path: '/api/v1/deals', data: { results, summary } });
}

const [first] = batches(100);
const answer = answerTo(first);

// The work that no client can be without: each body written, each answer read, and nothing sent.
await measured(() => {
  let stored = 0;
  for (const deals of batches(count)) {
    if (JSON.stringify({ deals }).length > 0) stored += JSON.parse(answer).data.results.length;
  }
  return { stored };
});
