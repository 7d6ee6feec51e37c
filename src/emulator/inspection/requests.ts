import type { Context, Hono } from 'hono';
import type { AppEnv, State } from '../context.js';
import type { EmulatorRequest } from '../requests/model.js';
import { list, response } from './list.js';

/** A request without what takes the most memory. */
export function summaryOf({ body, response, items, ...request }: EmulatorRequest) {
  return request;
}

/** A request with all that is kept of it. */
function wholeOf({ counts, ...request }: EmulatorRequest) {
  return request;
}

/** Serves `/_emulator/requests`. */
export function requestRoutes(app: Hono<AppEnv>, { store: { requests } }: Pick<State, 'store'>): void {
  app.get('/requests', (c) => {
    const fields = c.req.query('fields');
    if (fields !== undefined && fields !== 'summary') {
      return c.json({ message: `fields can only be summary, and is ${fields}` }, 400);
    }
    const dropped = requests.count - requests.all.length;
    return list(c, {
      name: 'requests',
      counts: { total: requests.all.length, ...(dropped > 0 && { dropped }) },
      rows: () => requests.all,
      toRow: fields === 'summary' ? summaryOf : wholeOf,
      toWhole: (request) => request,
    });
  });
  app.get('/requests/:number', (c) => {
    const request = requests.at(Number(c.req.param('number')));
    return request === undefined ? notKept(c, requests.count) : response(wholeOf(request));
  });
}

/** A 410 for a request that was kept once, and else a 404. */
export function notKept(c: Context, count: number): Response {
  const number = c.req.param('number') ?? '';
  return /^[1-9]\d*$/.test(number) && Number(number) <= count
    ? c.json({ message: `Request ${number} is no longer kept` }, 410)
    : c.json({ message: `There is no request ${number}` }, 404);
}
