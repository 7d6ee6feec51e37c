import type { Clock } from '../../base/clock.js';
import { backOffMs } from './settle.js';

/** How often a ledger that others may use too is looked at, in ms. */
const POLL_MS = 250;
const FIRST_PAUSE_MS = 500;

export interface AgendaOptions {
  lingerMs: number;
  /** What one request takes. */
  most: number;
  /** Whether others may put into the lane, or send. */
  isShared: boolean;
  clock: Clock;
}

/** When a sender has something to do with rows of one kind. Times are in ms. */
export interface Agenda {
  /** How many full requests can go. */
  readonly full: number;
  /** Until the ledger has to be looked at. */
  readonly untilLook: number;
  /** Until something can be sent, or the ledger has to be looked at. */
  readonly untilNext: number;
  /** An id can go. @param hasWaited whether it need not wait for others any longer */
  add(id: string, hasWaited: boolean): void;
  /** Looks at the ledger in so many ms at the latest. */
  lookWithin(ms: number): void;
  /** Looks at a shared ledger again soon. */
  poll(): void;
  /** Ids were taken from the ledger. @param nextIn when the next row is due, if all that was due was taken */
  took(ids: readonly string[], now: number, nextIn: number | undefined): void;
  /** Nothing can be sent for a while, longer with each failure. Returns how long. */
  pause(): number;
  /** How often in a row it came to a pause. */
  readonly failures: number;
  /** Ends the series of failures. */
  succeed(): void;
  /** Nothing can go. */
  clear(): void;
  /** Lingers for nobody until `work` is over. */
  hurry(work: Promise<unknown>): void;
}

export function createAgenda({ lingerMs, most, isShared, clock }: AgendaOptions): Agenda {
  /** Ids that were put here and can go, with the time from which on they have waited. */
  const ready = new Map<string, number>();
  let lookAt = isShared ? clock.now() : Number.POSITIVE_INFINITY;
  let pausedUntil = 0;
  let failures = 0;
  let hurrying = 0;

  const soon = () => clock.now() + POLL_MS * (0.8 + 0.4 * clock.random());

  return {
    get full() {
      return Math.floor(ready.size / most);
    },
    get untilLook() {
      return Math.max(0, lookAt - clock.now());
    },
    get untilNext() {
      const now = clock.now();
      const [oldest] = ready.values();
      const isDue = ready.size >= most || (hurrying > 0 && ready.size > 0);
      const lingers = oldest === undefined ? Number.POSITIVE_INFINITY : isDue ? 0 : oldest + lingerMs - now;
      return Math.max(0, pausedUntil - now, Math.min(lingers, lookAt - now));
    },
    add(id, hasWaited) {
      if (hasWaited) ready.set(id, clock.now() - lingerMs);
      else if (!ready.has(id)) ready.set(id, clock.now());
    },
    lookWithin(ms) {
      lookAt = Math.min(lookAt, clock.now() + Math.max(ms, 0));
    },
    poll() {
      if (isShared) lookAt = soon();
    },
    took(ids, now, nextIn) {
      for (const id of ids) ready.delete(id);
      if (nextIn === undefined) {
        lookAt = now;
        return;
      }
      const mayBeLocked = ready.size > 0 ? soon() : Number.POSITIVE_INFINITY;
      lookAt = Math.min(isShared ? lookAt : Number.POSITIVE_INFINITY, now + nextIn, mayBeLocked);
      ready.clear();
    },
    pause() {
      const ms = backOffMs(failures++, FIRST_PAUSE_MS, clock.random());
      pausedUntil = clock.now() + ms;
      return ms;
    },
    get failures() {
      return failures;
    },
    succeed() {
      failures = 0;
    },
    clear: () => ready.clear(),
    hurry(work) {
      hurrying++;
      const done = () => void hurrying--;
      work.then(done, done);
    },
  };
}
