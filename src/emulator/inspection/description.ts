import type { Hono } from 'hono';
import { inspectionDescription } from '../../../generated/inspection.js';
import type { AppEnv } from '../context.js';

/** Serves `/_emulator/openapi.yaml`. */
export function descriptionRoutes(app: Hono<AppEnv>): void {
  app.get('/openapi.yaml', (c) => c.body(inspectionDescription, 200, { 'content-type': 'application/yaml' }));
}
