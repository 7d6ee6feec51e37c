import { isCreateOnly } from './create-only.js';
import type { HistoryEntry, Kind, PutItem, PutState, Row, RowFilter, Settlement } from './store.js';

/** How a ledger keeps the history of its rows. */
export interface Remembering {
  /** How many entries the history of a row has at most. */
  most: number;
  /** SHA-256, in hexadecimal. */
  hashOf(payload: string): string;
}

/** The result of {@link placed}. */
export interface Placed {
  /** What the put did. */
  state: PutState;
  /** The row after the put. */
  row: Row;
  /** Whether the row has changed and must be stored. */
  isNew: boolean;
}

/**
 * Returns a row after a put. This is the rule that all ledgers share; to put items, use {@link Lane.put}.
 *
 * @param row undefined for an item that the ledger does not have
 * @param now the wall clock, in ms since 1970
 *
 * @example
 * const { state } = placed(undefined, { id: 'd-1', payload: '{}' }, Date.now());
 * console.log(state); // 'taken'
 */
export function placed(row: Row | undefined, item: PutItem, now: number): Placed {
  const { id, payload, version, force, unlinked, ifRevision } = item;
  if (row === undefined) {
    const unlinkedUpTo = unlinked ? blank.revision : undefined;
    const first = { ...blank, id, payload, version, waitingSince: now, dueAt: now, unlinkedUpTo };
    const isGone = ifRevision !== undefined;
    return { state: isGone ? 'superseded' : 'taken', row: first, isNew: !isGone };
  }
  if (ifRevision !== undefined && ifRevision !== row.revision) return { state: 'superseded', row, isNew: false };
  if (version !== undefined && row.version !== undefined) {
    if (version[0] !== row.version[0]) return { state: 'incomparable', row, isNew: false };
    if (version < row.version) return { state: 'superseded', row, isNew: false };
  }
  const known = { ...row, version: version ?? row.version };
  const wasPending = isPending(row);
  const isKnown = wasPending || row.error === undefined || row.inFlight !== undefined;
  if (payload === row.payload && force !== true && isKnown) {
    // What is in Recotap or on its way there is not linked by an account that has come since.
    if (unlinked) known.unlinkedUpTo = row.revision;
    const isNew = known.version !== row.version || known.unlinkedUpTo !== row.unlinkedUpTo;
    return { state: wasPending ? 'taken' : 'unchanged', row: known, isNew };
  }
  const isFirstWaiting = !wasPending || row.inFlight === row.revision;
  return {
    state: 'taken',
    row: {
      ...known,
      payload,
      ...raised(row, unlinked),
      attempts: wasPending ? row.attempts : 0,
      waitingSince: isFirstWaiting ? now : row.waitingSince,
      dueAt: Math.max(wasPending ? row.dueAt : now, row.heldUntil),
    },
    isNew: true,
  };
}

const blank: Omit<Row, 'id' | 'payload'> = {
  version: undefined,
  revision: 1,
  settled: 0,
  error: undefined,
  settledAt: undefined,
  waitingSince: undefined,
  attempts: 0,
  dueAt: 0,
  heldUntil: 0,
  inFlight: undefined,
  unlinkedUpTo: undefined,
};

/** The next revision. As long as nobody has looked again, its accounts are not there if those of the last one were not. */
function raised(row: Row, unlinked = row.unlinkedUpTo === row.revision): Pick<Row, 'revision' | 'unlinkedUpTo'> {
  const revision = row.revision + 1;
  return { revision, unlinkedUpTo: unlinked ? revision : row.unlinkedUpTo };
}

/**
 * Tells whether a row has something to send.
 *
 * @example
 * for await (const row of lane.rows('deals')) if (isPending(row)) console.log(row.id);
 */
export function isPending({ revision, settled }: Row): boolean {
  return revision > settled;
}

/**
 * Tells whether Recotap refused the latest revision of a row.
 *
 * @example
 * for await (const row of lane.rows('deals')) if (isRefused(row)) console.log(row.id, row.error);
 */
export function isRefused(row: Row): boolean {
  return !isPending(row) && row.error !== undefined;
}

/** Whether a row is in the state that is looked for. */
export function isIn(row: Row, state: RowFilter['state']): boolean {
  if (state === undefined) return true;
  return { waiting: isPending, refused: isRefused, unlinked: () => row.unlinkedUpTo !== undefined }[state](row);
}

/**
 * Whether a row may go.
 *
 * @param latest nothing waits for longer than until then: a later `dueAt` was written before the wall clock was put back
 */
export function isDue(row: Row, now: number, latest: number): boolean {
  return isPending(row) && (row.dueAt <= now || row.dueAt > latest);
}

/** Marks a row as in flight. Should its sender die, the row is due again when nothing that it sent can arrive any more. */
export function departed(row: Row, heldUntil: number): Row {
  return { ...row, inFlight: row.revision, dueAt: heldUntil, heldUntil };
}

/** Settles the revision that was sent, and no other: if the row has moved on, it stays pending. */
export function settledBy(row: Row, settlement: Settlement, now: number): Row {
  const { revision, outcome } = settlement;
  const heldUntil = outcome.heldUntil ?? 0;
  const mayBeThere = outcome.kind === 'refused' && outcome.mayBeThere === true;
  const landed = { ...row, inFlight: mayBeThere ? revision : undefined, heldUntil };
  if (outcome.kind === 'retry') {
    const dueAt = row.revision === revision ? outcome.at : Math.max(outcome.at, heldUntil);
    return { ...landed, attempts: row.attempts + 1, dueAt };
  }
  const settled = Math.max(row.settled, revision);
  const isLinked = outcome.kind === 'taken' && row.unlinkedUpTo !== undefined && settled > row.unlinkedUpTo;
  return {
    ...landed,
    settled,
    error: outcome.kind === 'refused' ? outcome.error : undefined,
    settledAt: now,
    attempts: 0,
    dueAt: Math.max(now, heldUntil),
    waitingSince: row.revision > settled ? row.waitingSince : undefined,
    unlinkedUpTo: isLinked ? undefined : row.unlinkedUpTo,
  };
}

/**
 * Settles under an epoch that is over: another sender has the lane. What was sent may have overwritten something newer, so the row goes again. Of
 * what Recotap only creates there is nothing newer, and it must not go again.
 */
export function settledLate(kind: Kind, row: Row, settlement: Settlement, now: number): Row {
  return isCreateOnly(kind) ? settledBy(row, settlement, now) : reopened(row, now);
}

/** What a settlement adds to the history of its row, newest first. Nothing, when the outcome is not known. */
export function remembered(
  history: readonly HistoryEntry[],
  { revision, sent, outcome }: Settlement,
  { run, at }: { run: number; at: number },
  { most, hashOf }: Remembering,
): readonly HistoryEntry[] {
  if (outcome.kind === 'retry' || most === 0) return history;
  const { payload, version, request } = sent;
  const error = outcome.kind === 'refused' ? outcome.error : undefined;
  return [{ revision, version, hash: hashOf(payload), at, run, request, error }, ...history].slice(0, most);
}

/** Sends a row again: on request, or because a sender that had lost its role may have overwritten something newer. */
export function reopened(row: Row, now: number): Row {
  const waitingSince = isPending(row) ? row.waitingSince : now;
  return {
    ...row,
    ...raised(row),
    inFlight: undefined,
    attempts: 0,
    waitingSince,
    dueAt: Math.max(now, row.heldUntil),
  };
}
