import type { Hono } from 'hono';
import type { Clock } from '../../base/clock.js';
import type { AppEnv, State } from '../context.js';
import type { Handler } from '../in-process.js';
import { longestPath, type RequestLog } from '../requests/log.js';
import type { EmulatorRequest } from '../requests/model.js';
import { notKept } from './requests.js';

export interface ReplayOptions {
  /** The whole emulator. */
  readonly handler: Handler;
  /** A key that it accepts. */
  readonly apiKey: string;
  readonly clock: Clock;
}

/** How long the response to a replay waits for that of the replayed request. */
const patienceMs = 1_000;

/** Serves `/_emulator/requests/{number}/replay`. */
export function replayRoutes(app: Hono<AppEnv>, { store: { requests } }: Pick<State, 'store'>, options: ReplayOptions) {
  const { handler, apiKey, clock } = options;
  app.post('/requests/:number/replay', async (c) => {
    const asked = requests.at(Number(c.req.param('number')));
    if (asked === undefined) return notKept(c, requests.count);
    const refusal = refuseReplay(asked, requests);
    if (refusal !== undefined) return c.json({ message: refusal.message }, refusal.status);
    const request = requestOf(asked, apiKey);
    if (request === undefined) return c.json({ message: `A ${asked.method} cannot be sent again` }, 409);
    const number = await new Promise<number>((resolve, reject) => {
      let recorded = 0;
      const stop = clock.after(patienceMs, () => resolve(recorded));
      const settle = (error?: unknown) => {
        stop();
        // A fault may leave the request without a response.
        if (recorded > 0) resolve(recorded);
        else reject(error);
      };
      const record = (number: number) => {
        recorded = number;
      };
      Promise.resolve(handler(request, { record })).then(() => settle(), settle);
    });
    return c.json({ number }, 201);
  });
}

function refuseReplay(
  { number, path, bytes, body, durationMs }: EmulatorRequest,
  requests: RequestLog,
): { readonly status: 409 | 410; readonly message: string } | undefined {
  if (durationMs === undefined) return { status: 409, message: `Request ${number} is still in flight` };
  if (path.length >= longestPath) return { status: 409, message: `The path of request ${number} was too long to keep` };
  if (bytes === 0 || body !== undefined) return undefined;
  return requests.isWhole(number)
    ? { status: 409, message: `The body of request ${number} was not JSON, or too large, so it was not kept` }
    : { status: 410, message: `The body of request ${number} is no longer kept` };
}

/** Undefined for a method that cannot be sent, and a body that cannot be written. */
function requestOf({ method, path, body }: EmulatorRequest, apiKey: string): Request | undefined {
  try {
    return new Request(`http://localhost${path}`, {
      method,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    return undefined;
  }
}
