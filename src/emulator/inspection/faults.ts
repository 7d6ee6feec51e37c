import type { Hono } from 'hono';
import { readBody } from '../body.js';
import type { AppEnv, State } from '../context.js';
import { FaultScheduleError } from '../faults/parse.js';

/** The largest schedule. */
const maxBytes = 1024 * 1024;

/** Serves `/_emulator/faults`. */
export function faultRoutes(app: Hono<AppEnv>, { faults }: Pick<State, 'faults'>): void {
  app.get('/faults', (c) => c.json(faults.schedule));
  app.put('/faults', async (c) => {
    const { text } = await readBody(c.req.raw, maxBytes);
    if (text === undefined) return c.json({ message: `A schedule has at most ${maxBytes} bytes` }, 413);
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
}
