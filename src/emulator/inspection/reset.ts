import type { Hono } from 'hono';
import type { AppEnv, State } from '../context.js';
import { allParts, type Part } from '../events.js';

/** Serves `/_emulator/reset`. */
export function resetRoutes(app: Hono<AppEnv>, { reset }: Pick<State, 'reset'>): void {
  app.post('/reset', (c) => {
    const asked = c.req.query('parts')?.split(',') ?? allParts;
    const unknown = asked.filter((part) => !allParts.includes(part as Part));
    if (unknown.length > 0) {
      return c.json({ message: `parts can be ${allParts.join(', ')}, and has ${unknown.join(', ')}` }, 400);
    }
    reset(asked as readonly Part[]);
    return c.body(null, 204);
  });
}
