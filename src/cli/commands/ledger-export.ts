import { stateOf } from '../../ledger/index.js';
import { kinds } from '../ledger/kinds.js';
import { withItem } from '../ledger/with-item.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

/** `recotap ledger export`: each item of a lane as a line of JSON, with what is known of it. */
export async function ledgerExport(options: LaneOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane) => {
    for (const kind of kinds) {
      for await (const row of lane.rows(kind)) {
        const { id, version, error, settledAt, payload, unlinkedUpTo } = row;
        const at = settledAt === undefined ? undefined : new Date(settledAt).toISOString();
        const entry = {
          lane: lane.name,
          kind,
          id,
          state: stateOf(row),
          version,
          error,
          settledAt: at,
          ...(unlinkedUpTo === undefined ? {} : { unlinked: true }),
        };
        if (!(await print(io, `${withItem(entry, payload)}\n`))) return exitCode.ok;
      }
    }
    return exitCode.ok;
  });
}
