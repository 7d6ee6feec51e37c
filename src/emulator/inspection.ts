import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { readBody } from './body.js';
import type { AppEnv, State } from './context.js';
import { FaultScheduleError } from './faults/parse.js';
import { isNear, refuseInspection } from './visitors.js';

/** How many rows are serialised at a time, so that a large store does not become one large string. */
const rowsPerChunk = 500;

/** The largest schedule of faults. */
const maxFaultBytes = 1024 * 1024;

/**
 * Serves `/_emulator`, for people and for programs in other languages. It needs no key and records nothing. On a port, it serves this machine
 * only, or those who have the token.
 *
 * - `GET /deals` → `{ total, deals: [{ deal, linkedAccounts }] }`
 * - `GET /deals/{externalDealId}` → `{ deal, linkedAccounts }`
 * - `GET /accounts` → `{ total, accounts: [EmulatorAccount] }`, in the order of arrival; `/deal-stages`, `/sales-activities`,
 *   `/custom-fields` and `/segments` likewise, with the rows under `dealStages`, `salesActivities`, `customFields` and `segments`
 * - `GET /requests` → `{ total, dropped, requests: [EmulatorRequest] }`, in the order of arrival; `dropped` counts those that are no longer
 *   kept, if any
 * - `POST /reset` → 204
 * - `GET /faults` → the current `FaultSchedule`; `PUT /faults` replaces it → 204, or 400 with `{ message, issues }` when it is not
 *   valid; `DELETE /faults` ends all faults → 204
 *
 * `?offset=` and `?limit=` select a part of a list; `total` always counts all rows.
 */
export function inspection({ store, faults, reset }: State): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(admit, cors({ origin: (origin, c) => (isNear(origin, c.req.raw) ? origin : null) }));
  const dealRow = (id: string) => ({ deal: store.deals.get(id), linkedAccounts: store.linkedAccounts(id) });

  app.get('/deals', (c) => list(c, 'deals', { total: store.deals.size }, store.deals.keys(), dealRow));
  app.get('/deals/:id', (c) => {
    const id = c.req.param('id');
    return store.deals.has(id) ? c.json(dealRow(id)) : c.json({ message: `No deal ${id} is held` }, 404);
  });
  const { accounts, dealStages, salesActivities, customFields, segments, requests } = store;
  const held = { accounts: accounts.byDomain, dealStages, salesActivities, customFields, segments };
  for (const [name, rows] of Object.entries(held)) {
    const path = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    app.get(`/${path}`, (c) => list<unknown>(c, name, { total: rows.size }, rows.values(), (row) => row));
  }
  app.get('/requests', (c) => {
    const dropped = requests.count - requests.all.length;
    const counts = { total: requests.all.length, ...(dropped > 0 && { dropped }) };
    return list(c, 'requests', counts, requests.all.values(), (request) => request);
  });
  app.post('/reset', (c) => {
    reset();
    return c.body(null, 204);
  });
  app.get('/faults', (c) => c.json(faults.schedule));
  app.put('/faults', async (c) => {
    const { text } = await readBody(c.req.raw, maxFaultBytes);
    if (text === undefined) return c.json({ message: `A schedule has at most ${maxFaultBytes} bytes` }, 413);
    try {
      faults.set(JSON.parse(text));
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

/** Applies to a port only. */
const admit: MiddlewareHandler<AppEnv> = async (c, next) => {
  const refusal = c.env.admission && refuseInspection(c.req.raw, c.env.admission);
  return refusal === undefined ? next() : c.json({ message: refusal.reason }, refusal.status);
};

/** Streams a JSON object with the counts and, under `name`, the selected rows. */
function list<Row>(
  c: Context,
  name: string,
  counts: { total: number },
  rows: IterableIterator<Row>,
  toJson: (row: Row) => unknown,
) {
  const offset = Number(c.req.query('offset') ?? 0);
  const limit = Number(c.req.query('limit') ?? counts.total);
  if (![offset, limit].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return c.json({ message: 'offset and limit must be whole numbers from 0 up' }, 400);
  }
  const chunks = jsonList(name, counts, slice(rows, offset, limit), toJson);
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

function* jsonList<Row>(name: string, counts: object, rows: Iterable<Row>, toJson: (row: Row) => unknown) {
  let chunk: string[] = [];
  let separator = '';
  yield `${JSON.stringify(counts).slice(0, -1)},"${name}":[`;
  for (const row of rows) {
    chunk.push(textOf(toJson(row)));
    if (chunk.length < rowsPerChunk) continue;
    yield separator + chunk.join(',\n');
    separator = ',\n';
    chunk = [];
  }
  if (chunk.length > 0) yield separator + chunk.join(',\n');
  yield ']}\n';
}

/** The parser takes any depth, the serialiser does not. */
function textOf(row: unknown): string {
  try {
    return JSON.stringify(row);
  } catch {
    return '{"message":"nested too deep to show"}';
  }
}

function* slice<Row>(rows: Iterable<Row>, offset: number, limit: number) {
  let index = 0;
  for (const row of rows) {
    if (index >= offset + limit) return;
    if (index >= offset) yield row;
    index += 1;
  }
}
