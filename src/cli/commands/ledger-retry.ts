import type { Kind } from '../../ledger/index.js';
import { kindsMeant } from '../ledger/kinds.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

export interface LedgerRetryOptions extends LaneOptions {
  kind?: Kind | undefined;
}

/** `recotap ledger retry`: the next sender tries again what Recotap refused, all of it or these ids. */
export async function ledgerRetry(ids: readonly string[], options: LedgerRetryOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane) => {
    let count = 0;
    for (const kind of kindsMeant(options))
      count += await lane.retry(kind, Date.now(), ids.length === 0 ? undefined : ids);
    const left = ids.length - count;
    await print(io, [
      `${counted(count, 'item')} will be sent again: by the process that sends from this ledger now, or by the next push with it.`,
      ...(ids.length > 0 && left > 0
        ? [`${counted(left, 'id')} ${left === 1 ? 'is' : 'are'} not refused, or not in the ledger.`]
        : []),
    ]);
    return ids.length > 0 && left > 0 ? exitCode.problems : exitCode.ok;
  });
}
