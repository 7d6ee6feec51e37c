import { kinds } from '../ledger/kinds.js';
import { withItem } from '../ledger/with-item.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

export interface LedgerFailedOptions extends LaneOptions {
  json?: boolean | undefined;
}

/**
 * `recotap ledger failed`: what Recotap refused and was not put again since, with the reason.
 *
 * @returns 1 when there is any
 */
export async function ledgerFailed(options: LedgerFailedOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane) => {
    let count = 0;
    if (options.json) await print(io, `${JSON.stringify({ lane: lane.name }).slice(0, -1)},"failed":[`);
    for (const kind of kinds) {
      for await (const { id, error, settledAt, payload } of lane.rows(kind, { state: 'refused' })) {
        const at = settledAt === undefined ? undefined : new Date(settledAt).toISOString();
        const entry = { kind, id, error, at };
        const shown = options.json
          ? `${count === 0 ? '\n' : ',\n'}${withItem(entry, payload)}`
          : [`${id}  ${error}${kind === 'deals' ? '' : `  (${kind})`}`];
        if (!(await print(io, shown))) return exitCode.problems;
        count++;
      }
    }
    if (options.json) await print(io, `${count === 0 ? '' : '\n'}]}\n`);
    else
      await print(
        io,
        count === 0
          ? ['Recotap refused nothing.']
          : ['', `${counted(count, 'item')} refused. To try them again as they are: recotap ledger retry`],
      );
    return count === 0 ? exitCode.ok : exitCode.problems;
  });
}
