import type { Clock } from '../../base/clock.js';
import type { Backlog } from './backlog.js';
import { within } from './within.js';

/** How long the other kinds wait for the answers of the first one, in ms. */
const PATIENCE_MS = 5_000;

/**
 * Whose turn it is among the kinds of a lane. Those that have something to do take turns. Before each turn of another kind, the first kind may
 * send what it has, and its answers are waited for: it holds the accounts that the others link to.
 */
export interface Turns {
  /** How long nobody has something to do, in ms; 0 for something to do now. */
  readonly idleMs: number;
  /** Whether answers are waited for. */
  readonly isWaiting: boolean;
  next(): Backlog;
  /** The kind that may send first, if one may. */
  before(backlog: Backlog): Backlog | undefined;
  /** Waits for what the first kind has sent. */
  wait(sent: Promise<unknown>): void;
  /** A turn is over. */
  took(backlog: Backlog): void;
}

/** @param onNext called when answers are no longer waited for */
export function createTurns(backlogs: readonly Backlog[], clock: Clock, onNext: () => void): Turns {
  const [first] = backlogs as [Backlog, ...Backlog[]];
  let last = backlogs.length - 1;
  let isWaiting = false;
  let hasWaited = false;

  return {
    get idleMs() {
      return isWaiting ? Number.POSITIVE_INFINITY : Math.min(...backlogs.map(({ idleMs }) => idleMs));
    },
    get isWaiting() {
      return isWaiting;
    },
    next() {
      const inTurn = [...backlogs.slice(last + 1), ...backlogs.slice(0, last + 1)];
      return inTurn.find(({ idleMs }) => idleMs === 0) ?? inTurn.find(({ agenda }) => agenda.untilLook === 0) ?? first;
    },
    before: (backlog) => (backlog === first || hasWaited ? undefined : first),
    wait(sent) {
      isWaiting = true;
      void within(clock, PATIENCE_MS, sent).then(() => {
        [isWaiting, hasWaited] = [false, true];
        onNext();
      });
    },
    took(backlog) {
      last = backlogs.indexOf(backlog);
      hasWaited = false;
    },
  };
}
