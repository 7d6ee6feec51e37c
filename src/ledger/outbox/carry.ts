import type { Clock } from '../../base/clock.js';
import type { RecotapClient } from '../../client/client.js';
import type { Lane, Row } from '../store.js';
import type { Backlog } from './backlog.js';
import { type Ends, type Flown, fly } from './flight.js';
import { heartbeat } from './heartbeat.js';
import type { InTurn } from './in-turn.js';
import type { Landing } from './landing.js';
import { settlementOf } from './settle.js';
import { settleAll } from './settle-all.js';

export interface CarryOptions {
  client: RecotapClient;
  ends: Ends;
  /** The number of the request. */
  request: number;
  epoch: number;
  /** How long a request may still arrive after it was given up, in ms. */
  holdMs: number;
  inTurn: InTurn;
  clock: Clock;
  onSettled(row: Row): void;
  /** Recotap has accepted something, and the ledger is told next. */
  onAccepted(): Promise<void>;
  onError(error: unknown): void;
  /** Whether nobody waits any longer. */
  isOver(): boolean;
}

/** Sends the rows of one request, and settles them in the ledger, which holds them as long as the request lasts. */
export async function carry(lane: Lane, backlog: Backlog, rows: Row[], options: CarryOptions): Promise<Flown> {
  const { client, ends, request, epoch, holdMs, inTurn, clock, onSettled, onAccepted, onError, isOver } = options;
  const { kind } = backlog.item;
  const ids = rows.map(({ id }) => id);
  // However often it is repeated. A hold that was not extended is shorter for the next process, no more.
  const endHold = heartbeat(clock, holdMs / 2, () =>
    inTurn(() => lane.extend(kind, ids, clock.wallTime() + 1.5 * holdMs, clock.wallTime())),
  );
  const startedAt = clock.now();
  const flown = await fly(client, backlog.item, rows, ends);
  endHold();
  if (flown.landings.some(({ kind }) => kind === 'taken')) await inTurn(onAccepted).catch(onError);
  const settling = {
    request,
    holds: backlog.holds,
    holdMs,
    mayHaveTimedOut: flown.retries > 0 && clock.now() - startedAt >= client.settings.timeoutMs,
    wallTime: clock.wallTime(),
    random: clock.random,
  };
  const settlements = rows.map((row, index) => settlementOf(row, flown.landings[index] as Landing, settling));
  const unsettled = await settleAll(settlements, {
    lane,
    kind,
    epoch,
    inTurn,
    clock,
    onSettled(row) {
      backlog.landed(row);
      onSettled(row);
    },
    onError,
    isOver,
  });
  for (const { id } of unsettled) backlog.leave(id);
  return flown;
}
