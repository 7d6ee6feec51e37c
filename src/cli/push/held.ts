import type { Kind, Lane } from '../../ledger/index.js';
import type { ItemKind } from '../read/items/item.js';
import { counted, duration } from '../terminal/words.js';

/** Items that wait because an earlier run was killed. */
export interface Held {
  /** For the user. */
  note: string;
  /** How long they wait, in ms; 0 when another process sends them. */
  ms: number;
}

/**
 * Tells how long items wait that were on their way when an earlier run was killed: what it sent may still arrive, so nothing newer may go before.
 * Undefined when there are none.
 */
export async function heldIn(lane: Lane, kind: Kind, { word }: ItemKind): Promise<Held | undefined> {
  const now = Date.now();
  if ((await lane.stats(now)).inFlight === 0) return undefined;
  const claim = await lane.claim();
  if (claim === undefined)
    return { note: 'Another process is sending from this ledger. It sends what is in this file too.', ms: 0 };
  await claim.release();
  let count = 0;
  let until = 0;
  for await (const { inFlight, dueAt } of lane.rows(kind, { state: 'waiting' })) {
    if (inFlight === undefined || dueAt <= now) continue;
    count++;
    until = Math.max(until, dueAt);
  }
  if (count === 0) return undefined;
  const ms = until - now;
  const note = `${counted(count, word)} ${count === 1 ? 'was' : 'were'} on the way when an earlier run ended. What it sent may still arrive, so ${count === 1 ? 'it waits' : 'they wait'} up to ${duration(ms)}; all others go at once.`;
  return { note, ms };
}
