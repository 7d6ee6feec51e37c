import type { Clock } from '../../base/clock.js';
import { RecotapError, RecotapLedgerError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import { createCondition } from '../../batch/condition.js';
import type { RecotapClient } from '../../client/client.js';
import type { Claim, Kind, Lane, PutResult, Row } from '../store.js';
import { createAgenda } from './agenda.js';
import { createBell } from './bell.js';
import type { Book } from './book.js';
import { type Flown, fly, type Landing } from './flight.js';
import { heartbeat } from './heartbeat.js';
import { createHolds } from './holds.js';
import type { InTurn } from './in-turn.js';
import { checkKey } from './key.js';
import { followOthers } from './others.js';
import { settlementOf } from './settle.js';
import { settleAll } from './settle-all.js';
import type { Tally } from './tally.js';
import type { OutboxOptions } from './types.js';
import type { Waiters } from './waiters.js';

/** Beyond the HTTP timeout, for what is on its way to the server, in ms. */
const MARGIN_MS = 1_000;
const MOST_AT_ONCE = 100;

export interface SenderOptions {
  client: RecotapClient;
  kind: Kind;
  openLane(): Promise<Lane>;
  book: Book;
  waiters: Waiters;
  tally: Tally;
  inTurn: InTurn;
  lingerMs: number;
  /** Whether others may put into the lane, or send. */
  isShared: boolean;
  /** Whether the ledger remembers the key. */
  checksKey: boolean;
  clock: Clock;
  onHalt: OutboxOptions['onHalt'];
}

/** Makes Recotap equal to the ledger: takes rows that are due, sends them, and settles what was sent. */
export interface Sender {
  /** Told of each put that is to be sent. */
  onTaken(result: PutResult): void;
  /** Sends without lingering until `work` is over. */
  hurry(work: Promise<unknown>): void;
  /** Takes nothing more, repeats nothing, and resolves when what is on the wire is answered. */
  finish(cause: RecotapError): Promise<void>;
  /** Ends it: cancels what is under way, notes that in the ledger, and gives the sender's role back. What waits is unsent. */
  stop(cause: RecotapError): Promise<void>;
}

export function createSender(options: SenderOptions): Sender {
  const { client, kind, openLane, book, waiters, tally, inTurn, isShared, checksKey, clock, onHalt } = options;
  const { maxConcurrency, timeoutMs } = client.settings;
  const holdMs = timeoutMs + MARGIN_MS;
  const bell = createBell(clock);
  const agenda = createAgenda(options);
  const holds = createHolds(clock);
  const [drain, abort] = [new AbortController(), new AbortController()];
  /** Ends flights before their next attempt. */
  let halt = drain.signal;
  let countFrom = 0;
  const inFlight = new Map<string, number>();
  let flights = 0;
  let requestsMade = 0;
  const flown = createCondition();
  let claim: Claim | undefined;
  let parked: { cause: RecotapError; isFinal: boolean } | undefined;
  let stopped: RecotapError | undefined;
  let running: Promise<void> | undefined;

  /** How long there is nothing to do, in ms; 0 for something to do now. */
  function idleMs(): number {
    if (stopped !== undefined) return 0;
    if (parked?.isFinal === true || drain.signal.aborted || flights >= maxConcurrency) return Number.POSITIVE_INFINITY;
    const { untilLook } = agenda;
    const isWaiting = parked !== undefined || (claim === undefined && isShared && untilLook > 0);
    return isWaiting ? untilLook : agenda.untilNext;
  }

  async function run(): Promise<void> {
    const lane = await openLane();
    while (stopped === undefined) {
      const ms = idleMs();
      if (ms > 0) await bell.wait(ms);
      else await inTurn(() => step(lane)).catch(onLedgerError);
    }
  }

  async function step(lane: Lane): Promise<void> {
    if (stopped !== undefined || drain.signal.aborted) return;
    agenda.poll();
    if (!(await mayAct(lane))) return;
    const [now, wall] = [clock.now(), clock.wallTime()];
    // One commit for all full requests.
    const limit = MOST_AT_ONCE * Math.max(1, Math.min(agenda.full, maxConcurrency - flights));
    const { rows, nextAt } = await lane.take(kind, {
      now: wall,
      limit,
      except: new Set([...inFlight.keys(), ...holds.blocked()]),
      heldUntil: wall + 1.5 * holdMs,
      latest: wall + 2 * holdMs + 60_000,
    });
    for (const { id, heldUntil } of rows) {
      // A request of an earlier process may still arrive. No hold is longer, unless the wall clock was put back.
      if (heldUntil > wall) holds.set(id, Math.min(heldUntil - wall, 1.5 * holdMs), true);
    }
    tally.take(rows.length);
    const ids = rows.map(({ id }) => id);
    const untilNext = nextAt === undefined ? Number.POSITIVE_INFINITY : Math.max(1, nextAt - wall);
    agenda.took(ids, now, rows.length < limit ? Math.min(untilNext, holds.nextMs || 1) : undefined);
    for (let from = 0; from < rows.length; from += MOST_AT_ONCE)
      void flight(lane, rows.slice(from, from + MOST_AT_ONCE));
    if (rows.length > 0) return;
    if (isShared && inFlight.size === 0) await count(lane);
  }

  /** To count a large lane takes a while: a twentieth of the time goes to that at most. */
  async function count(lane: Lane): Promise<void> {
    const asked = clock.now();
    if (asked < countFrom) return;
    tally.adopt(await lane.stats(clock.wallTime(), kind));
    countFrom = clock.now() + 20 * (clock.now() - asked);
  }

  /** Whether this is the lane's sender, with the key that the lane is used with. If not, the outcomes are those that others come to. */
  async function mayAct(lane: Lane): Promise<boolean> {
    if (checksKey && (claim === undefined || parked !== undefined)) {
      const wrongKey = await checkKey(lane, client);
      if (wrongKey !== undefined) park(wrongKey, false);
      else parked = undefined;
    }
    if (parked !== undefined) return false;
    if (claim?.isHeld() === false) claim = undefined;
    const had = claim !== undefined;
    if (!had) await tryToClaim(lane);
    if (!had) await followOthers(lane, kind, waiters, (id) => inFlight.has(id));
    if (claim !== undefined) return true;
    await count(lane);
    agenda.poll();
    agenda.clear();
    return false;
  }

  async function tryToClaim(lane: Lane): Promise<void> {
    claim = await lane.claim();
    const lost = claim?.lost;
    halt = lost === undefined ? drain.signal : AbortSignal.any([drain.signal, lost]);
  }

  async function flight(lane: Lane, rows: Row[]): Promise<void> {
    flights++;
    const request = ++requestsMade;
    for (const { id, revision } of rows) inFlight.set(id, revision);
    const ids = rows.map(({ id }) => id);
    // As long as the request lasts, however often it is repeated. A hold that was not extended is shorter for the next process, no more.
    const endHold = heartbeat(clock, holdMs / 2, () =>
      inTurn(() => lane.extend(kind, ids, clock.wallTime() + 1.5 * holdMs, clock.wallTime())),
    );
    const startedAt = clock.now();
    const epoch = claim?.epoch ?? 0;
    const { landings, requests, retries, end } = await fly(client, rows, { signal: abort.signal, drain: halt });
    endHold();
    book.countRequests(requests, retries);
    const settling = {
      request,
      holds,
      holdMs,
      mayHaveTimedOut: retries > 0 && clock.now() - startedAt >= timeoutMs,
      wallTime: clock.wallTime(),
      random: clock.random,
    };
    const settlements = rows.map((row, index) => settlementOf(row, landings[index] as Landing, settling));
    const unsettled = await settleAll(settlements, {
      lane,
      kind,
      epoch,
      inTurn,
      clock,
      onSettled: landed,
      onError: onLedgerError,
      isOver: () => stopped !== undefined,
    });
    for (const { id } of unsettled) inFlight.delete(id);
    for (const [index, { id, revision }] of rows.entries()) tell(id, revision, landings[index] as Landing);
    heed(end);
    flights--;
    flown.changed();
    // Another outbox may have a key that is accepted.
    if (parked !== undefined && flights === 0) await release();
    bell.ring();
  }

  function landed(row: Row): void {
    inFlight.delete(row.id);
    tally.settle(row);
    if (row.revision <= row.settled) return;
    const waitMs = row.dueAt - clock.wallTime();
    if (waitMs <= 0 && holds.left(row.id) === 0) agenda.add(row.id, true);
    else agenda.lookWithin(waitMs);
  }

  function tell(id: string, revision: number, landing: Landing): void {
    if (landing.kind === 'taken') waiters.settle(id, revision, { status: 'upserted' });
    else if (landing.kind === 'refused') waiters.settle(id, revision, { status: 'failed', error: landing.error });
    else waiters.settle(id, revision, { status: 'unsent', cause: landing.cause });
  }

  function heed(end: Flown['end']): void {
    if (end !== undefined && end.reason !== 'aborted') onHalt?.(end);
    if (end === undefined) agenda.succeed();
    else if (end.reason === 'unauthorized' || end.reason === 'callback') park(end.cause, true);
    else if (end.reason === 'unreachable' || end.reason === 'rate-limited') agenda.pause();
  }

  /** Puts are still taken, and stay in the ledger. */
  function park(cause: RecotapError, isFinal: boolean): void {
    parked = { cause, isFinal };
    agenda.clear();
    agenda.poll();
    waiters.settleAll({ status: 'unsent', cause });
  }

  function onLedgerError(error: unknown): void {
    const cause = RecotapError.is(error) ? error : new RecotapLedgerError(messageOf(error), { cause: error });
    waiters.settleAll({ status: 'unsent', cause });
    onHalt?.({ reason: 'ledger', cause });
    agenda.lookWithin(agenda.pause());
  }

  async function release(): Promise<void> {
    const held = claim;
    claim = undefined;
    await held?.release();
  }

  function begin(): void {
    running ??= run().catch((error: unknown) => {
      const cause = RecotapError.is(error) ? error : new RecotapLedgerError(messageOf(error), { cause: error });
      park(cause, true);
    });
    bell.ring();
  }

  if (isShared) begin();

  return {
    onTaken({ row }) {
      const { id, revision, dueAt } = row;
      waiters.supersede(id, revision, inFlight.get(id));
      if (parked !== undefined) waiters.settleAll({ status: 'unsent', cause: parked.cause });
      else if (!inFlight.has(id)) {
        const waitMs = Math.max(dueAt - clock.wallTime(), holds.left(id));
        if (waitMs > 0) agenda.lookWithin(waitMs);
        else agenda.add(id, false);
      }
      begin();
    },
    hurry(work) {
      agenda.hurry(work);
      bell.ring();
    },
    async finish(cause) {
      drain.abort(cause);
      bell.ring();
      await flown.until(() => flights === 0);
    },
    async stop(cause) {
      stopped = cause;
      abort.abort(cause);
      bell.ring();
      await running;
      await flown.until(() => flights === 0);
      await release();
      waiters.settleAll({ status: 'unsent', cause });
    },
  };
}
