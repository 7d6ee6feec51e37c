import { type Context, Hono } from 'hono';
import type { AppEnv, State } from './context.js';
import { FaultScheduleError } from './faults/parse.js';

/** How many rows are serialised at a time, so that a large store does not become one large string. */
const rowsPerChunk = 500;

/**
 * Serves `/_emulator`, for people and for programs in other languages. It needs no key and records nothing.
 *
 * - `GET /deals` → `{ total, deals: [{ deal, linkedAccounts }] }`
 * - `GET /deals/{externalDealId}` → `{ deal, linkedAccounts }`
 * - `GET /accounts` → `{ total, accounts: [EmulatorAccount] }`, in the order of arrival; `/deal-stages`, `/sales-activities`,
 *   `/custom-fields` and `/segments` likewise, with the rows under `dealStages`, `salesActivities`, `customFields` and `segments`
 * - `GET /requests` → `{ total, requests: [EmulatorRequest] }`, in the order of arrival
 * - `POST /reset` → 204
 * - `GET /faults` → the current `FaultSchedule`; `PUT /faults` replaces it → 204, or 400 with `{ message, issues }` when it is not
 *   valid; `DELETE /faults` ends all faults → 204
 *
 * `?offset=` and `?limit=` select a part of a list; `total` always counts all rows.
 */
export function inspection({ store, faults, reset }: State): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const dealRow = (id: string) => ({ deal: store.deals.get(id), linkedAccounts: store.linkedAccounts(id) });

  app.get('/deals', (c) => list(c, 'deals', store.deals.size, store.deals.keys(), dealRow));
  app.get('/deals/:id', (c) => {
    const id = c.req.param('id');
    return store.deals.has(id) ? c.json(dealRow(id)) : c.json({ message: `No deal ${id} is held` }, 404);
  });
  const { accounts, dealStages, salesActivities, customFields, segments, requests } = store;
  const held = { accounts: accounts.byDomain, dealStages, salesActivities, customFields, segments };
  for (const [name, rows] of Object.entries(held)) {
    const path = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    app.get(`/${path}`, (c) => list<unknown>(c, name, rows.size, rows.values(), (row) => row));
  }
  app.get('/requests', (c) => list(c, 'requests', requests.all.length, requests.all.values(), (request) => request));
  app.post('/reset', (c) => {
    reset();
    return c.body(null, 204);
  });
  app.get('/faults', (c) => c.json(faults.schedule));
  app.put('/faults', async (c) => {
    try {
      faults.set(JSON.parse(await c.req.text()));
      return c.body(null, 204);
    } catch (error) {
      if (error instanceof FaultScheduleError) return c.json({ message: error.message, issues: error.issues }, 400);
      if (error instanceof SyntaxError) return c.json({ message: `The body is not valid JSON: ${error.message}` }, 400);
      throw error;
    }
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.all('/*', (c) => c.json({ message: `Nothing to inspect at ${c.req.path}` }, 404));
  return app;
}

/** Streams a JSON object with `total` and, under `name`, the selected rows. */
function list<Row>(
  c: Context,
  name: string,
  total: number,
  rows: IterableIterator<Row>,
  toJson: (row: Row) => unknown,
) {
  const offset = Number(c.req.query('offset') ?? 0);
  const limit = Number(c.req.query('limit') ?? total);
  if (![offset, limit].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return c.json({ message: 'offset and limit must be whole numbers from 0 up' }, 400);
  }
  const chunks = jsonList(name, total, slice(rows, offset, limit), toJson);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return c.body(body, 200, { 'content-type': 'application/json' });
}

function* jsonList<Row>(name: string, total: number, rows: Iterable<Row>, toJson: (row: Row) => unknown) {
  let chunk: string[] = [];
  let separator = '';
  yield `{"total":${total},"${name}":[`;
  for (const row of rows) {
    chunk.push(JSON.stringify(toJson(row)));
    if (chunk.length < rowsPerChunk) continue;
    yield separator + chunk.join(',\n');
    separator = ',\n';
    chunk = [];
  }
  if (chunk.length > 0) yield separator + chunk.join(',\n');
  yield ']}\n';
}

function* slice<Row>(rows: Iterable<Row>, offset: number, limit: number) {
  let index = 0;
  for (const row of rows) {
    if (index >= offset + limit) return;
    if (index >= offset) yield row;
    index += 1;
  }
}
