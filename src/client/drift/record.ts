import type { Clock } from '../../base/clock.js';
import { inspectWith } from '../../base/contract/inspect.js';
import { createWalk, type Deviation } from '../../base/contract/walk.js';
import type { Attempt } from '../../http/events.js';

/** A difference between responses and the contract. The only value of a response in it is an unknown enum value. */
export interface Drift extends Deviation {
  /** The operation, such as `pushDeals`. */
  readonly operation: string;
  /** The HTTP status of the responses. */
  readonly status: number;
  /** In how many of the inspected responses it was seen. */
  readonly count: number;
  /** When it was first seen, in ISO 8601. */
  readonly firstSeen: string;
  /** When it was last seen, in ISO 8601. */
  readonly lastSeen: string;
}

export interface DriftRecord {
  /** Looks at an answer, unless many of its kind came in this second. It never throws. */
  look(attempt: Pick<Attempt, 'answer' | 'operation'>): void;
  /** What was seen so far, the oldest first. */
  list(): Drift[];
}

/** The most answers of one operation and status that are looked at in a second. */
const MOST_PER_SECOND = 10;
/** The most differences that are remembered. */
const MOST_DRIFT = 200;

/** @param publish is told of each difference when it is first seen */
export function createDriftRecord(clock: Clock, publish: (drift: Drift) => void): DriftRecord {
  const walk = createWalk();
  const seen = new Map<string, Drift>();
  const looks = new Map<string, { until: number; left: number }>();

  function isDue(kind: string): boolean {
    const now = clock.now();
    const look = looks.get(kind);
    if (look !== undefined && now < look.until) return look.left-- > 0;
    looks.set(kind, { until: now + 1000, left: MOST_PER_SECOND - 1 });
    return true;
  }

  return {
    look({ operation: call = '', answer }) {
      if (answer === undefined) return;
      const { status, headers, json } = answer;
      try {
        if (!isDue(`${call} ${status}`)) return;
        const found = inspectWith(walk, call, { status, contentType: headers.get('content-type'), json });
        const lastSeen = new Date(clock.wallTime()).toISOString();
        for (const deviation of found?.deviations ?? []) {
          const drift = {
            operation: found?.operation ?? '',
            status,
            ...deviation,
            count: 1,
            firstSeen: lastSeen,
            lastSeen,
          };
          const key = [call, status, ...Object.values(deviation)].join();
          const known = seen.get(key);
          if (known !== undefined) seen.set(key, { ...known, count: known.count + 1, lastSeen });
          else if (seen.size < MOST_DRIFT) {
            seen.set(key, drift);
            publish(drift);
          }
        }
      } catch {
        // Whatever is odd about an answer, its reader gets it.
      }
    },
    list: () => [...seen.values()].map((drift) => ({ ...drift })),
  };
}
