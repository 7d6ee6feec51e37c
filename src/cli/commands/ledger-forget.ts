import type { Kind } from '../../ledger/index.js';
import { kinds, kindsMeant } from '../ledger/kinds.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

export interface LedgerForgetOptions extends LaneOptions {
  kind?: Kind | undefined;
}

/** `recotap ledger forget`: takes items out of the ledger, with all that it knows of them. Recotap keeps them. */
export async function ledgerForget(ids: readonly string[], options: LedgerForgetOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane) => {
    let count = 0;
    for (const kind of kindsMeant(options)) count += await lane.forget(kind, { ids: [...new Set(ids)] }, Date.now());
    const left = new Set(ids).size - count;
    await print(io, [
      `${counted(count, 'item')} forgotten. Recotap still has what it was sent.`,
      ...(left > 0
        ? [`${counted(left, 'id')} not forgotten: not in the ledger, or on the way to Recotap. Try again in a minute.`]
        : []),
    ]);
    return left > 0 ? exitCode.problems : exitCode.ok;
  });
}

export interface LedgerPruneOptions extends LaneOptions {
  /** In ms. */
  olderThan: number;
}

/** `recotap ledger prune`: takes out what Recotap settled long ago and nothing was put of since. */
export async function ledgerPrune(options: LedgerPruneOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane) => {
    const now = Date.now();
    let count = 0;
    for (const kind of kinds) count += await lane.forget(kind, { settledBefore: now - options.olderThan }, now);
    await print(io, [`${counted(count, 'item')} forgotten. Pushed again, they count as new.`]);
    return exitCode.ok;
  });
}
