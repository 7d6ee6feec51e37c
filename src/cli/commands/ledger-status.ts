import { type Kind, type Lane, type LaneStats, type SenderNote, senderNote } from '../../ledger/index.js';
import { kinds, nouns } from '../ledger/kinds.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted, duration, number, plural } from '../terminal/words.js';
import { type LedgerOptions, withLedgerOf } from './resolve/ledger.js';

export interface LedgerStatusOptions extends LedgerOptions {
  json?: boolean | undefined;
}

/** `recotap ledger status`: how many items of each lane are known, wait and were refused, and who sends them how fast. */
export async function ledgerStatus(options: LedgerStatusOptions, io: Io): Promise<number> {
  return withLedgerOf(options, io, async (ledger) => {
    const now = Date.now();
    const names = await ledger.lanes();
    const lanes = await Promise.all(names.map(async (name) => look(name, await ledger.lane(name), now)));
    if (options.json) {
      const facts = lanes.map(({ name, held, holder, note }) => ({
        lane: name,
        sender: { ...(holder === undefined ? {} : { holder }), ...note },
        ...Object.fromEntries(held.map(([kind, stats]) => [kind, jsonOf(stats, now)])),
      }));
      await print(io, `${JSON.stringify({ ledger: ledger.location, lanes: facts })}\n`);
    } else {
      await print(io, [
        ledger.location,
        ...lanes.flatMap(({ name, held, holder, note }) => [
          '',
          name,
          ...held.flatMap(([kind, stats]) => describe(kind, stats, now)),
          ...describeSender(holder, note, now),
        ]),
        ...(lanes.length === 0 ? ['  It is empty.'] : []),
      ]);
    }
    return exitCode.ok;
  });
}

interface Look {
  name: string;
  held: [Kind, LaneStats][];
  /** Who has the sender's role. Undefined where nobody has, or the ledger cannot tell. */
  holder: string | undefined;
  note: SenderNote;
}

async function look(name: string, lane: Lane, now: number): Promise<Look> {
  const [held, holder, note = {}] = await Promise.all([heldIn(lane, now), lane.holder?.(), senderNote(lane)]);
  return { name, held, holder, note };
}

function describeSender(holder: string | undefined, note: SenderNote, now: number): string[] {
  const { lastAcceptedAt, itemsPerSecond, requestsPerSecond, retryAt = 0 } = note;
  const accepted =
    lastAcceptedAt === undefined
      ? []
      : [
          `Recotap last accepted something ${duration(Math.max(0, now - lastAcceptedAt))} ago, ${counted(itemsPerSecond ?? 0, 'item')} per second.`,
        ];
  const limit =
    requestsPerSecond === undefined
      ? []
      : [`It takes about ${Number(requestsPerSecond.toFixed(1))} requests per second.`];
  const wait = retryAt > now ? [`It asked to wait for another ${duration(retryAt - now)}.`] : [];
  return [...(holder === undefined ? [] : [`Sent by ${holder}.`]), ...accepted, ...limit, ...wait].map(
    (line) => `  ${line}`,
  );
}

async function heldIn(lane: Lane, now: number): Promise<[Kind, LaneStats][]> {
  const all = await Promise.all(
    kinds.map(async (kind): Promise<[Kind, LaneStats]> => [kind, await lane.stats(now, kind)]),
  );
  return all.filter(([kind, { known }]) => known > 0 || kind === 'deals');
}

function jsonOf({ known, waiting, inFlight, refused, unlinked, oldestAt }: LaneStats, now: number): object {
  return {
    known,
    waiting,
    inFlight,
    refused,
    unlinked,
    oldestMs: oldestAt === undefined ? 0 : Math.max(0, now - oldestAt),
  };
}

function describe(kind: Kind, stats: LaneStats, now: number): string[] {
  const { known, waiting, inFlight, refused, unlinked, oldestAt } = stats;
  const oldest = oldestAt === undefined ? '' : `, the oldest for ${duration(Math.max(0, now - oldestAt))}`;
  const rows: [number, string][] = [
    [known, `${known === 1 ? nouns[kind] : plural(nouns[kind])} known`],
    [waiting, `wait to be sent${oldest}`],
    [inFlight, 'in flight'],
    [refused, 'refused by Recotap: recotap ledger failed'],
    [unlinked, 'went without an account to link to: recotap push --relink'],
  ];
  const width = Math.max(...rows.map(([count]) => number(count).length));
  return rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, text]) => `  ${number(count).padStart(width)} ${text}`);
}
