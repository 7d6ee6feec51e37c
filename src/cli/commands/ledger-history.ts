import { type HistoryEntry, type Kind, type Lane, type Row, stateOf } from '../../ledger/index.js';
import { kindsMeant } from '../ledger/kinds.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { quoted } from '../terminal/words.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

export interface LedgerHistoryOptions extends LaneOptions {
  kind?: Kind | undefined;
  json?: boolean | undefined;
}

interface Found {
  kind: Kind;
  row: Row;
  history: HistoryEntry[];
}

/**
 * `recotap ledger history`: the latest versions of an item that Recotap accepted or refused, newest first.
 *
 * @throws CliError when the ledger does not know the item
 */
export async function ledgerHistory(id: string, options: LedgerHistoryOptions, io: Io): Promise<number> {
  return withLaneOf(options, io, async (lane, ledger) => {
    const found = await find(lane, kindsMeant(options), id);
    if (found.length === 0)
      throw new CliError(
        `The lane ${lane.name} of ${ledger.location} does not know ${quoted(id)}. Ids are case-sensitive.`,
      );
    if (options.json) {
      const items = found.map(({ kind, row, history }) => ({
        kind,
        id,
        state: stateOf(row),
        history: history.map(jsonOf),
      }));
      await print(io, `${JSON.stringify({ lane: lane.name, items })}\n`);
    } else
      await print(
        io,
        found.flatMap((each, index) => [...(index === 0 ? [] : ['']), ...describe(each)]),
      );
    return exitCode.ok;
  });
}

async function find(lane: Lane, among: readonly Kind[], id: string): Promise<Found[]> {
  const all = await Promise.all(
    among.map(async (kind) => {
      const [row] = await lane.get(kind, [id]);
      return row === undefined ? [] : [{ kind, row, history: await lane.history(kind, id) }];
    }),
  );
  return all.flat();
}

function jsonOf({ at, error, ...entry }: HistoryEntry): object {
  const outcome = error === undefined ? 'accepted' : 'refused';
  return { at: new Date(at).toISOString(), outcome, ...entry, error };
}

const states = {
  new: '',
  waiting: 'a newer version waits to be sent',
  refused: 'Recotap refused its latest version',
  acknowledged: 'Recotap has its latest version',
};

function describe({ kind, row, history }: Found): string[] {
  const title = `${row.id} (${kind}): ${history.length === 0 && stateOf(row) === 'waiting' ? 'waits to be sent' : states[stateOf(row)]}`;
  if (history.length === 0) return [title, '  The ledger has no history of it.'];
  const heads = ['at', 'outcome', 'run', 'request', 'payload (SHA-256)'];
  const lines = history.map(({ at, run, request, hash, error }) => [
    new Date(at).toISOString(),
    error === undefined ? 'accepted' : 'refused',
    `${run}`,
    `${request}`,
    `${hash.slice(0, 12)}${error === undefined ? '' : `  ${error}`}`,
  ]);
  const widths = heads.map((_, column) => Math.max(...[heads, ...lines].map((line) => line[column]?.length ?? 0)));
  const show = (line: string[]) =>
    `  ${line.map((cell, column) => (column === heads.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')}`;
  return [title, show(heads), ...lines.map(show)];
}
