import { canonicalJson } from '../canonical.js';
import { sha256 } from '../sha256.js';
import type { HistoryEntry, PutItem, Row, Settlement } from '../store.js';
import { packed, unpacked } from './text.js';

/** A row as it is stored. Null is for what is not there. */
export interface Stored {
  id: string;
  payload: string | null;
  version: string | null;
  revision: number;
  settled: number;
  error: string | null;
  settled_at: number | null;
  waiting_since: number | null;
  attempts: number;
  due_at: number;
  held_until: number;
  in_flight: number | null;
  unlinked_up_to: number | null;
}

/**
 * @param shift from the clock of the server to that of the caller, in ms
 * @param payload what is wanted, if the caller knows it
 */
export function readRow(stored: Stored, shift = 0, payload?: string): Row {
  const moment = (at: number | null) => (at === null ? undefined : at + shift);
  return {
    id: unpacked(stored.id),
    payload: stored.payload === null ? (payload as string) : canonical(stored.payload),
    version: stored.version === null ? undefined : unpacked(stored.version),
    revision: stored.revision,
    settled: stored.settled,
    error: stored.error === null ? undefined : unpacked(stored.error),
    settledAt: moment(stored.settled_at),
    waitingSince: moment(stored.waiting_since),
    attempts: stored.attempts,
    dueAt: stored.due_at + shift,
    // 0 is for none.
    heldUntil: stored.held_until === 0 ? 0 : stored.held_until + shift,
    inFlight: stored.in_flight ?? undefined,
    unlinkedUpTo: stored.unlinked_up_to ?? undefined,
  };
}

/** What is nested too deeply for that stays as it is. No contract allows it, so it is refused when it is sent. */
function canonical(payload: string): string {
  try {
    return canonicalJson(JSON.parse(payload));
  } catch (error) {
    if (error instanceof RangeError) return payload;
    throw error;
  }
}

/** Items as `recotap.put_items` takes them. */
export function packItems(items: readonly PutItem[]): string {
  return JSON.stringify(
    items.map(({ id, payload, version, force, unlinked, ifRevision }) => ({
      id: packed(id),
      payload,
      version: version === undefined ? undefined : packed(version),
      force,
      unlinked,
      if_revision: ifRevision,
    })),
  );
}

/** Settlements as `recotap.settle` takes them, by id: moments count from `now`. */
export function packSettlements(settlements: readonly Settlement[], now: number): string {
  const byId = settlements.map(({ id, revision, sent, outcome }) => [
    packed(id),
    {
      revision,
      outcome: outcome.kind,
      error: outcome.kind === 'refused' ? packed(outcome.error) : undefined,
      may_be_there: outcome.kind === 'refused' && outcome.mayBeThere === true,
      due_in: outcome.kind === 'retry' ? outcome.at - now : undefined,
      held_for: outcome.heldUntil === undefined ? undefined : outcome.heldUntil - now,
      request: sent.request,
      hash: sha256(sent.payload),
      version: sent.version === undefined ? undefined : packed(sent.version),
    },
  ]);
  return JSON.stringify(Object.fromEntries(byId));
}

/** An entry of the history, as it is stored. */
export type StoredEntry = Omit<HistoryEntry, 'version' | 'error'> & { version: string | null; error: string | null };

export function readEntry({ version, error, ...entry }: StoredEntry): HistoryEntry {
  return {
    ...entry,
    version: version === null ? undefined : unpacked(version),
    error: error === null ? undefined : unpacked(error),
  };
}
