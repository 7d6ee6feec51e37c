import type { Hono } from 'hono';
import { version } from '../../../generated/version.js';
import type { Clock } from '../../base/clock.js';
import type { AppEnv, State } from '../context.js';
import { basePath } from '../operations.js';
import { heldCounts } from './events.js';

/** Serves `/_emulator/status`. */
export function statusRoutes(app: Hono<AppEnv>, { store, faults }: State, clock: Clock): void {
  const startedAt = new Date(clock.wallTime()).toISOString();
  app.get('/status', (c) =>
    c.json({
      paths: { api: basePath, inspection: '/_emulator', description: '/_emulator/openapi.yaml' },
      counts: { requests: store.requests.count, ...heldCounts(store) },
      faultsActive: faults.schedule.rules.length > 0,
      keepRequests: store.requests.keepRequests,
      startedAt,
      version,
    }),
  );
}
