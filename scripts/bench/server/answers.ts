interface Answer {
  items: number;
  body: string;
}

/** How each API names the ids in a request, and says of every one that it is stored. */
const apis = [
  { path: /^\/deals$/, id: /"externalDealId":"([^"]+)"/g, answer: deals },
  { path: /^\/_bulk$/, id: /"_id":"([^"]+)"/g, answer: elasticsearch },
  { path: /^\/1\/indexes\/[^/]+\/batch$/, id: /"objectID":"([^"]+)"/g, answer: algolia },
];

/** Takes everything it is sent for stored. Bodies are searched, not parsed, so that the server is not what is measured. */
export function answerTo(path: string, body: string): Answer {
  const api = apis.find((api) => api.path.test(path));
  if (api === undefined) throw new Error(`The server of the bench does not know ${path}`);
  const ids = Array.from(body.matchAll(api.id), ([, id]) => id);
  return { items: ids.length, body: JSON.stringify(api.answer(ids)) };
}

function deals(ids: unknown[]) {
  const results = ids.map((externalDealId) => ({ externalDealId, status: 'upserted' }));
  const summary = { total: ids.length, upserted: ids.length, failed: 0 };
  return { statusCode: 200, timestamp: new Date().toISOString(), path: '/api/v1/deals', data: { results, summary } };
}

function elasticsearch(ids: unknown[]) {
  const items = ids.map((id) => ({ index: { _index: 'deals', _id: id, result: 'created', status: 201 } }));
  return { took: 1, errors: false, items };
}

function algolia(ids: unknown[]) {
  return { taskID: 1, objectIDs: ids };
}
