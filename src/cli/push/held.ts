import type { Kind, Lane } from '../../ledger/index.js';
import type { ItemKind } from '../read/items/item.js';
import { counted, duration } from '../terminal/words.js';

/**
 * Says how long items wait that were on their way when an earlier run was killed: what it sent may still arrive, so nothing newer may go before.
 * Undefined when there are none, or another process sends them.
 */
export async function describeHeld(lane: Lane, kind: Kind, { word }: ItemKind): Promise<string | undefined> {
  const now = Date.now();
  if ((await lane.stats(now)).inFlight === 0) return undefined;
  const claim = await lane.claim();
  if (claim === undefined)
    return 'note: Another process is sending from this ledger. It sends what is in this file too.';
  await claim.release();
  let count = 0;
  let until = 0;
  for await (const { inFlight, dueAt } of lane.rows(kind, { state: 'waiting' })) {
    if (inFlight === undefined || dueAt <= now) continue;
    count++;
    until = Math.max(until, dueAt);
  }
  if (count === 0) return undefined;
  return `note: ${counted(count, word)} ${count === 1 ? 'was' : 'were'} on the way when an earlier run ended. What it sent may still arrive, so ${count === 1 ? 'it waits' : 'they wait'} up to ${duration(until - now)}; all others go at once.`;
}
