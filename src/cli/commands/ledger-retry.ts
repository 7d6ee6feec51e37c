import type { Kind } from '../../ledger/index.js';
import { kinds } from '../ledger/kinds.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { type LaneOptions, laneMeant, withLedgerOf } from './resolve/ledger.js';

export interface LedgerRetryOptions extends LaneOptions {
  kind?: Kind | undefined;
}

/** `recotap ledger retry`: the next sender tries again what Recotap refused, all of it or these ids. */
export async function ledgerRetry(ids: readonly string[], options: LedgerRetryOptions, io: Io): Promise<number> {
  return withLedgerOf(options, io, async (ledger) => {
    const lane = await laneMeant(ledger, options);
    let count = 0;
    for (const kind of options.kind === undefined ? kinds : [options.kind])
      count += await lane.retry(kind, Date.now(), ids.length === 0 ? undefined : ids);
    const left = ids.length - count;
    await print(io, [
      `${counted(count, 'item')} will be sent again by the next push with this ledger, or by what sends from it now.`,
      ...(ids.length > 0 && left > 0 ? [`${counted(left, 'id')} not refused, or not in the ledger.`] : []),
    ]);
    return ids.length > 0 && left > 0 ? exitCode.problems : exitCode.ok;
  });
}
