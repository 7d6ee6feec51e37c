import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnv, State } from '../context.js';
import { isNear, refuseInspection } from '../visitors.js';
import { descriptionRoutes } from './description.js';
import { eventRoutes } from './events.js';
import { faultRoutes } from './faults.js';
import { heldRoutes } from './held.js';
import { type ReplayOptions, replayRoutes } from './replay.js';
import { requestRoutes } from './requests.js';
import { resetRoutes } from './reset.js';
import { snapshotRoutes } from './snapshot.js';
import { statusRoutes } from './status.js';

/**
 * Serves `/_emulator`, for people and for programs in other languages. It needs no key and records nothing. On a port, it serves this machine
 * only, or those who have the token.
 */
export function inspection(state: State, options: ReplayOptions): Hono<AppEnv> {
  const { clock } = options;
  const app = new Hono<AppEnv>();
  app.use(admit, cors({ origin: (origin, c) => (isNear(origin, c.req.raw) ? origin : null) }), fresh);
  heldRoutes(app, state);
  requestRoutes(app, state);
  eventRoutes(app, state, clock);
  faultRoutes(app, state);
  replayRoutes(app, state, options);
  resetRoutes(app, state);
  snapshotRoutes(app, state, clock);
  statusRoutes(app, state, clock);
  descriptionRoutes(app);
  app.all('/*', (c) => c.json({ message: `Nothing to inspect at ${c.req.path}` }, 404));
  return app;
}

/** Applies to a port only. */
const admit: MiddlewareHandler<AppEnv> = async (c, next) => {
  const refusal = c.env.admission && refuseInspection(c.req.raw, c.env.admission);
  return refusal === undefined ? next() : c.json({ message: refusal.reason }, refusal.status);
};

/** What was held a moment ago is of no use. */
const fresh: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
};
