import type { Kind, Lane } from '../../ledger/index.js';
import { kindsMeant } from '../ledger/kinds.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted, number } from '../terminal/words.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

export interface LedgerRetryOptions extends LaneOptions {
  kind?: Kind | undefined;
}

/**
 * `recotap ledger retry`: the next sender tries again what Recotap refused, all of it or these ids. What Recotap may have is tried again only when
 * its kind or its id is named.
 */
export async function ledgerRetry(ids: readonly string[], options: LedgerRetryOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane) => {
    const isNamed = ids.length > 0 || options.kind !== undefined;
    const notes: string[] = [];
    let count = 0;
    for (const kind of kindsMeant(options)) {
      const { sure, unsure } = isNamed ? { sure: ids, unsure: 0 } : await refusedIn(lane, kind);
      count += await lane.retry(kind, Date.now(), isNamed && ids.length === 0 ? undefined : sure);
      if (unsure > 0)
        notes.push(
          `Of the ${kind}, Recotap may have ${number(unsure)}, so they stay refused. To send them too: recotap ledger retry --kind ${kind}`,
        );
    }
    const left = ids.length - count;
    if (ids.length > 0 && left > 0)
      notes.push(`${counted(left, 'id')} ${left === 1 ? 'is' : 'are'} not refused, or not in the ledger.`);
    await print(io, [
      `${counted(count, 'item')} will be sent again: by the process that sends from this ledger now, or by the next push with it.`,
      ...notes,
    ]);
    return ids.length > 0 && left > 0 ? exitCode.problems : exitCode.ok;
  });
}

/** The ids that Recotap is known not to have, and how many others it refused. */
async function refusedIn(lane: Lane, kind: Kind): Promise<{ sure: string[]; unsure: number }> {
  const sure: string[] = [];
  let unsure = 0;
  for await (const { id, inFlight } of lane.rows(kind, { state: 'refused' })) {
    if (inFlight === undefined) sure.push(id);
    else unsure++;
  }
  return { sure, unsure };
}
