/** Requests per second that a server takes, found out by asking: it documents none. All times are in ms on one clock. */
export interface Rate {
  /** When the next request may go. */
  readonly nextAt: number;
  /** The limit that was found, in requests per second; 0 for none so far. */
  limit(): number;
  /** Starts just under a limit that was found earlier, unless one is known by now. */
  recall(limit: number, now: number): void;
  sent(now: number): void;
  answered(now: number): void;
  /** The server refused a request for its limit, for the first time at the present rate. */
  throttled(now: number): void;
}

/** What remains of the rate that was too much, at first. */
const CUT = 0.7;
/** How near the rate gets to the limit while it holds, and how fast, per second. */
const NEAR = 0.97;
const CLIMB = 0.3;
/** How long it holds before it asks for more. */
const HOLD_MS = 3_000;
const LONGEST_HOLD_MS = 18_000;
const LONGER = 1.8;
/** Between these shares of the limit known, another limit is taken to be the same. */
const SAME = [0.6, 1.5] as const;
/** The growth of the rate after that, per second and per second cubed, in shares of the limit. */
const LINEAR = 0.1;
const CUBIC = 0.5;
/** Timers are late: what they cost is caught up with, up to this much. */
const LATENESS_MS = 20;
/** What the throughput is measured over: at least so many answers, or so long. */
const LEAST_ANSWERS = 3;
const SPAN_MS = 1_000;
const UNLIMITED = Number.POSITIVE_INFINITY;

/**
 * There is no limit until the server speaks of one. From then on the rate is cut to below what the server was seen to take, climbs to just
 * under it, holds, and then asks for more, ever faster (as TCP's CUBIC does). Finding the same limit again makes it hold longer; another
 * limit starts it anew. `npm run pace` prints what this comes to under many limits.
 *
 * @param most requests per second never to be exceeded; Infinity for none
 */
export function createRate(most: number): Rate {
  const answers: number[] = [];
  let rate = UNLIMITED;
  let limit = 0;
  let holdMs = HOLD_MS;
  let heldMs = 0;
  let proven = false;
  let grownAt = 0;
  let nextAt = -UNLIMITED;

  function grow(now: number): void {
    if (rate === UNLIMITED) return;
    // Idle time says nothing about the limit, so it is not counted.
    const ms = Math.min(now - grownAt, Math.max(SPAN_MS, 2000 / rate));
    grownAt = now;
    heldMs += ms;
    const seconds = ms / 1000;
    if (heldMs < holdMs) {
      rate = Math.max(rate, Math.min(limit * NEAR, rate + limit * CLIMB * seconds));
    } else {
      const beyond = (heldMs - holdMs) / 1000;
      rate += limit * (LINEAR + CUBIC * beyond ** 2) * seconds;
    }
  }

  /** Answers per second of late. */
  function throughput(now: number): number {
    forget(now);
    const [first] = answers;
    return first === undefined ? 0 : (answers.length * 1000) / Math.max(SPAN_MS, now - first);
  }

  function forget(now: number): void {
    while (answers.length > LEAST_ANSWERS && (answers[0] ?? now) <= now - SPAN_MS) answers.shift();
  }

  return {
    get nextAt() {
      return nextAt;
    },
    limit: () => limit,
    recall(known, now) {
      if (limit > 0) return;
      limit = known;
      rate = known * NEAR;
      grownAt = now;
    },
    sent(now) {
      grow(now);
      const perSecond = Math.min(rate, most);
      nextAt = (now - nextAt > LATENESS_MS ? now : nextAt) + 1000 / perSecond;
    },
    answered(now) {
      answers.push(now);
      proven = true;
      forget(now);
    },
    throttled(now) {
      // A rate at which nothing got through is not known to be too high: the server may be closed to all.
      if (!proven) return;
      grow(now);
      const found = throughput(now);
      const same = found > limit * SAME[0] && found < limit * SAME[1];
      const asked = heldMs >= holdMs;
      if (!same) holdMs = HOLD_MS;
      else if (asked) holdMs = Math.min(LONGEST_HOLD_MS, holdMs * LONGER);
      // A burst lets throughput exceed the limit for a moment, so a known limit is the better measure.
      if (!same || !asked) limit = Math.min(found, rate);
      rate = limit * CUT;
      grownAt = now;
      proven = false;
      heldMs = 0;
      nextAt = now;
    },
  };
}
