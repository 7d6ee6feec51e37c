import type { Clock } from '../../base/clock.js';
import type { Lane, Row } from '../store.js';
import { type Agenda, createAgenda } from './agenda.js';
import { createHolds, type Holds } from './holds.js';
import type { KindOfItem } from './kinds.js';

export interface BacklogOptions {
  item: KindOfItem;
  /** How long a request may still arrive after it was given up, in ms. */
  holdMs: number;
  lingerMs: number;
  /** Whether others may put into the lane, or send. */
  isShared: boolean;
  /** Whether the outbox itself puts rows of this kind. */
  isOwn: boolean;
  clock: Clock;
}

/** What a sender knows of the rows of one kind: what can go, what is under way, and what may still arrive. */
export interface Backlog {
  readonly item: KindOfItem;
  readonly agenda: Agenda;
  readonly holds: Holds;
  /** Items that one request takes. */
  readonly most: number;
  /** How long there is nothing to do, in ms; 0 for something to do now. */
  readonly idleMs: number;
  /** Rows under way. */
  readonly inFlight: number;
  isUnderWay(id: string): boolean;
  /** The revision of an id that is under way. */
  sentRevision(id: string): number | undefined;
  /** A row was put, and can go unless something is under way or may still arrive. */
  put(row: Row): void;
  /** Takes rows that are due, for so many requests at most. One row, while {@link risk} says so. */
  take(lane: Lane, requests: number): Promise<Row[]>;
  /** A row was settled, and may have moved on meanwhile. */
  landed(row: Row): void;
  /** A row is no longer under way, and is not settled. */
  leave(id: string): void;
  /** While the server is in trouble, one row at a time is risked, of a kind that must not go again when Recotap may have it. */
  risk(isInTrouble: boolean): void;
  readonly isAtRisk: boolean;
}

export function createBacklog({ item, holdMs, lingerMs, isShared, isOwn, clock }: BacklogOptions): Backlog {
  const { maxItems: most } = item.bulk.operation;
  const agenda = createAgenda({ lingerMs, most, isShared, clock });
  const holds = createHolds(clock);
  const inFlight = new Map<string, number>();
  let isAtRisk = false;

  return {
    item,
    agenda,
    holds,
    most,
    get idleMs() {
      return isAtRisk && inFlight.size > 0 ? Number.POSITIVE_INFINITY : agenda.untilNext;
    },
    get inFlight() {
      return inFlight.size;
    },
    isUnderWay: (id) => inFlight.has(id),
    sentRevision: (id) => inFlight.get(id),
    put({ id, dueAt }) {
      if (inFlight.has(id)) return;
      const waitMs = Math.max(dueAt - clock.wallTime(), holds.left(id));
      if (waitMs > 0) agenda.lookWithin(waitMs);
      else agenda.add(id, false);
    },
    async take(lane, requests) {
      const [now, wall] = [clock.now(), clock.wallTime()];
      // One commit for all full requests. Nobody knows how much others have put.
      const full = isOwn ? Math.min(agenda.full, requests) : requests;
      const limit = isAtRisk ? 1 : most * Math.max(1, full);
      const { rows, nextAt } = await lane.take(item.kind, {
        now: wall,
        limit,
        except: new Set([...inFlight.keys(), ...holds.blocked()]),
        heldUntil: wall + 1.5 * holdMs,
        latest: wall + 2 * holdMs + 60_000,
      });
      for (const { id, revision, heldUntil } of rows) {
        inFlight.set(id, revision);
        // A request of an earlier process may still arrive. No hold is longer, unless the wall clock was put back.
        if (heldUntil > wall) holds.set(id, Math.min(heldUntil - wall, 1.5 * holdMs), true);
      }
      const untilNext = nextAt === undefined ? Number.POSITIVE_INFINITY : Math.max(1, nextAt - wall);
      const ids = rows.map(({ id }) => id);
      agenda.took(ids, now, rows.length < limit ? Math.min(untilNext, holds.nextMs || 1) : undefined);
      return rows;
    },
    landed({ id, revision, settled, dueAt }) {
      inFlight.delete(id);
      if (revision <= settled) return;
      const waitMs = dueAt - clock.wallTime();
      if (waitMs <= 0 && holds.left(id) === 0) agenda.add(id, true);
      else agenda.lookWithin(waitMs);
    },
    leave: (id) => void inFlight.delete(id),
    risk(isInTrouble) {
      isAtRisk = isInTrouble;
    },
    get isAtRisk() {
      return isAtRisk;
    },
  };
}
