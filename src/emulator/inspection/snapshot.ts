import type { Hono } from 'hono';
import type { Clock } from '../../base/clock.js';
import { readBody } from '../body.js';
import type { AppEnv, State } from '../context.js';
import { heldParts } from '../events.js';
import { parseJson, toJson } from '../json.js';
import { type Snapshot, snapshotIssues } from '../store/snapshot.js';
import { download, streamed } from './list.js';

/** The largest snapshot that is taken. */
const maxBytes = 64 * 1024 * 1024;

/** Serves `/_emulator/snapshot`: all that is held, to save it in a file and to load it again. */
export function snapshotRoutes(app: Hono<AppEnv>, { store, events }: State, clock: Clock): void {
  app.get('/snapshot', () => streamed(textOf(store.snapshot()), download('application/json', 'snapshot.json')));
  app.put('/snapshot', async (c) => {
    const { text } = await readBody(c.req.raw, maxBytes);
    if (text === undefined) return c.json({ message: `A snapshot has at most ${maxBytes} bytes` }, 413);
    const snapshot = parseJson(text);
    if (snapshot === undefined) return c.json({ message: 'The body is not valid JSON', issues: [] }, 400);
    const issues = snapshotIssues(snapshot);
    if (issues.length > 0) return c.json({ message: 'The snapshot is not in order. Nothing was changed', issues }, 400);
    store.restore(snapshot as Snapshot, new Date(clock.wallTime()).toISOString());
    events.publish({ event: 'reset', parts: heldParts });
    return c.body(null, 204);
  });
}

function* textOf({ version, ...lists }: Snapshot) {
  yield `{"version":${version}`;
  for (const [name, rows] of Object.entries<readonly unknown[]>(lists)) {
    yield `,"${name}":[`;
    for (const [index, row] of rows.entries()) yield (index === 0 ? '\n' : ',\n') + toJson(row);
    yield ']';
  }
  yield '}\n';
}
