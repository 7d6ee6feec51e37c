import type { Clock } from '../../base/clock.js';
import { RecotapError, RecotapLedgerError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import { createCondition } from '../../batch/condition.js';
import { internals, type RecotapClient } from '../../client/client.js';
import type { Claim, Lane, PutResult, Row } from '../store.js';
import { type Backlog, createBacklog } from './backlog.js';
import { createBell } from './bell.js';
import type { Book } from './book.js';
import { carry } from './carry.js';
import type { Flown } from './flight.js';
import type { InTurn } from './in-turn.js';
import { checkKey, rememberKey } from './key.js';
import { type KindOfItem, kindOfItem, kinds } from './kinds.js';
import type { Landing } from './landing.js';
import { followOthers } from './others.js';
import { createNoteKeeper } from './sender-note.js';
import type { Tally } from './tally.js';
import { createTurns } from './turns.js';
import type { OutboxOptions } from './types.js';
import type { Waiters } from './waiters.js';

/** Beyond the HTTP timeout, for what is on its way to the server, in ms. */
const MARGIN_MS = 1_000;
/** Requests in a row that got no response, of those that are sent only once, after which the server counts as out of reach. */
const MOST_ATTEMPTS = 5;

export interface SenderOptions {
  client: RecotapClient;
  /** What the outbox takes. */
  item: KindOfItem;
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

/** Makes Recotap equal to the ledger: takes rows that are due, of every kind in the lane, sends them, and settles what was sent. */
export interface Sender {
  /** Told of each put that is to be sent. */
  onTaken(result: PutResult): void;
  /** Sends without lingering until `work` is over. */
  hurry(work: Promise<unknown>): void;
  /** Resolves when what is due in the lane was sent, or cannot be sent now. What others put meanwhile is not waited for. */
  sweep(): Promise<void>;
  /** Takes nothing more, retries nothing, and resolves when what is on the wire is answered. */
  finish(cause: RecotapError): Promise<void>;
  /** Ends it: cancels what is under way, notes that in the ledger, and gives the sender's role back. What waits is unsent. */
  stop(cause: RecotapError): Promise<void>;
}

export function createSender(options: SenderOptions): Sender {
  const { client, item, openLane, book, waiters, tally, inTurn, lingerMs, isShared, checksKey, clock, onHalt } =
    options;
  const { maxConcurrency } = client.settings;
  const holdMs = client.settings.timeoutMs + MARGIN_MS;
  const bell = createBell(clock);
  const backlogs = (isShared ? kinds : [item.kind]).map((kind) => {
    const isOwn = kind === item.kind;
    return createBacklog({ item: isOwn ? item : kindOfItem(kind), holdMs, lingerMs, isShared, isOwn, clock });
  });
  const own = backlogs.find((each) => each.item === item) as Backlog;
  const turns = createTurns(backlogs, clock, bell.ring);
  const note = isShared ? createNoteKeeper(client[internals].pace, clock) : undefined;
  const [drain, abort] = [new AbortController(), new AbortController()];
  /** Ends flights before their next attempt. */
  let halt = drain.signal;
  let countFrom = 0;
  let flights = 0;
  let requestsMade = 0;
  let rowsTaken = 0;
  let isIdle = false;
  /** Changes when a flight is over, and when there is nothing to do. */
  const progress = createCondition();
  let claim: Claim | undefined;
  let hasAsked = false;
  let remembersKey = !checksKey;
  let parked: { cause: RecotapError; isFinal: boolean } | undefined;
  let stopped: RecotapError | undefined;
  let running: Promise<void> | undefined;

  /** How long there is nothing to do, in ms; 0 for something to do now. */
  function idleMs(): number {
    if (stopped !== undefined) return 0;
    if (parked?.isFinal === true || drain.signal.aborted || flights >= maxConcurrency) return Number.POSITIVE_INFINITY;
    const untilLook = Math.min(...backlogs.map(({ agenda }) => agenda.untilLook));
    const isWaiting = parked !== undefined || (claim === undefined && isShared && untilLook > 0);
    return isWaiting ? untilLook : turns.idleMs;
  }

  async function run(): Promise<void> {
    while (stopped === undefined) {
      const ms = idleMs();
      isIdle = ms > 0 && flights === 0 && !turns.isWaiting;
      if (isIdle) progress.changed();
      if (ms > 0) await bell.wait(ms);
      else await inTurn(async () => step(await openLane())).catch(onLedgerError);
    }
  }

  async function step(lane: Lane): Promise<void> {
    if (stopped !== undefined || drain.signal.aborted) return;
    const backlog = turns.next();
    backlog.agenda.poll();
    if (!(await mayAct(lane))) return;
    const before = turns.before(backlog);
    const sentBefore = before === undefined ? [] : await send(lane, before);
    if (sentBefore.length > 0) return turns.wait(Promise.all(sentBefore));
    const sent = await send(lane, backlog);
    turns.took(backlog);
    if (isShared && backlog === own && sent.length === 0 && own.inFlight === 0) await count(lane);
  }

  async function send(lane: Lane, backlog: Backlog): Promise<Promise<void>[]> {
    const rows = await backlog.take(lane, maxConcurrency - flights);
    rowsTaken += rows.length;
    if (backlog === own) tally.take(rows.length);
    const sent: Promise<void>[] = [];
    for (let from = 0; from < rows.length; from += backlog.most)
      sent.push(flight(lane, backlog, rows.slice(from, from + backlog.most)));
    return sent;
  }

  /** To count a large lane takes a while: a twentieth of the time goes to that at most. */
  async function count(lane: Lane): Promise<void> {
    const asked = clock.now();
    if (asked < countFrom) return;
    tally.adopt(await lane.stats(clock.wallTime(), item.kind));
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
    hasAsked = true;
    if (!had) await followOthers(lane, item, waiters, own.isUnderWay);
    if (claim !== undefined) return true;
    await count(lane);
    rest();
    return false;
  }

  async function tryToClaim(lane: Lane): Promise<void> {
    claim = await lane.claim();
    claim?.onPut?.(() => {
      for (const { agenda } of backlogs) agenda.lookWithin(lingerMs);
      bell.ring();
    });
    const lost = claim?.lost;
    halt = lost === undefined ? drain.signal : AbortSignal.any([drain.signal, lost]);
    if (claim !== undefined) await note?.begin(lane);
  }

  /** Sends nothing, and looks again soon. */
  function rest(): void {
    for (const { agenda } of backlogs) {
      agenda.clear();
      agenda.poll();
    }
  }

  async function flight(lane: Lane, backlog: Backlog, rows: Row[]): Promise<void> {
    flights++;
    const startedAt = clock.now();
    const flown = await carry(lane, backlog, rows, {
      client,
      ends: { signal: abort.signal, drain: halt },
      request: ++requestsMade,
      epoch: claim?.epoch ?? 0,
      holdMs,
      inTurn,
      clock,
      onSettled: backlog === own ? tally.settle : () => {},
      async onAccepted() {
        if (remembersKey) return;
        await rememberKey(lane, client);
        remembersKey = true;
      },
      onError: onLedgerError,
      isOver: () => stopped !== undefined,
    });
    if (backlog === own) {
      book.countRequests(flown.requests, flown.retries);
      for (const [index, { id, revision }] of rows.entries()) tell(id, revision, flown.landings[index] as Landing);
    }
    heed(backlog, flown);
    const accepted = flown.landings.filter(({ kind }) => kind === 'taken').length;
    if (flown.requests > 0 && note !== undefined && claim?.isHeld())
      await inTurn(() => note.landed(lane, accepted, startedAt)).catch(onLedgerError);
    flights--;
    progress.changed();
    // Another outbox may have a key that is accepted.
    if (parked !== undefined && flights === 0) await release();
    bell.ring();
  }

  function tell(id: string, revision: number, landing: Landing): void {
    if (landing.kind === 'taken') waiters.settle(id, revision, landing.status as never);
    else if (landing.kind === 'refused') waiters.settle(id, revision, { status: 'failed', error: landing.error });
    else waiters.settle(id, revision, { status: 'unsent', cause: landing.cause });
  }

  function heed(backlog: Backlog, { end, requests, trouble }: Flown): void {
    if (requests > 0) backlog.risk(trouble !== undefined);
    if (trouble !== undefined) {
      backlog.agenda.pause();
      if (backlog.agenda.failures >= MOST_ATTEMPTS) onHalt?.({ reason: 'unreachable', cause: trouble });
      return;
    }
    if (end !== undefined && end.reason !== 'aborted') onHalt?.(end);
    if (end?.reason === 'unauthorized' || end?.reason === 'callback') park(end.cause, true);
    else if (end?.reason === 'unreachable' || end?.reason === 'rate-limited') pause();
    else if (end === undefined)
      for (const each of backlogs) if (each === backlog || !each.isAtRisk) each.agenda.succeed();
  }

  function pause(): void {
    for (const { agenda } of backlogs) {
      agenda.poll();
      agenda.lookWithin(agenda.pause());
    }
  }

  /** Puts are still taken, and stay in the ledger. */
  function park(cause: RecotapError, isFinal: boolean): void {
    parked = { cause, isFinal };
    rest();
    progress.changed();
    waiters.settleAll({ status: 'unsent', cause });
  }

  function onLedgerError(error: unknown): void {
    const cause = RecotapError.is(error) ? error : new RecotapLedgerError(messageOf(error), { cause: error });
    waiters.settleAll({ status: 'unsent', cause });
    onHalt?.({ reason: 'ledger', cause });
    pause();
  }

  async function release(): Promise<void> {
    const held = claim;
    claim = undefined;
    if (held === undefined) return;
    // The role is given back whether or not the note can be written.
    if (held.isHeld())
      await openLane()
        .then(note?.end)
        .catch(() => {});
    await held.release();
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
      waiters.supersede(row.id, row.revision, own.sentRevision(row.id));
      if (parked !== undefined) waiters.settleAll({ status: 'unsent', cause: parked.cause });
      else own.put(row);
      begin();
    },
    hurry(work) {
      own.agenda.hurry(work);
      bell.ring();
    },
    async sweep() {
      if (!isShared) return;
      const { waiting } = await (await openLane()).stats(clock.wallTime());
      const enough = rowsTaken + waiting;
      isIdle = false;
      for (const { agenda } of backlogs) agenda.lookWithin(0);
      bell.ring();
      const isOver = () => isIdle || (hasAsked && claim === undefined) || parked !== undefined || rowsTaken >= enough;
      await progress.until(() => stopped !== undefined || drain.signal.aborted || isOver());
    },
    async finish(cause) {
      drain.abort(cause);
      bell.ring();
      await progress.until(() => flights === 0);
    },
    async stop(cause) {
      stopped = cause;
      abort.abort(cause);
      bell.ring();
      progress.changed();
      await running;
      await progress.until(() => flights === 0);
      await release();
      waiters.settleAll({ status: 'unsent', cause });
    },
  };
}
