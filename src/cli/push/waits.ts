import { channels, type RetryEvent, subscribe, type ThrottleEvent } from '../../index.js';
import { duration } from '../terminal/words.js';
import type { Recent } from './speed.js';

/** How far a push is, for an estimate. */
export interface Pace {
  /** Since it began. */
  elapsedMs: number;
  /** How much is done, from 0 to 1; undefined when that is not known. */
  fraction: number | undefined;
  /** What was done lately; undefined where that is not known. */
  recent: Recent | undefined;
  /** How long items of an earlier run still wait; below 0 when they do no longer. Default: 0 */
  heldMs?: number | undefined;
  /** Until its deadline, if it has one. */
  leftMs: number | undefined;
}

/** The shortest time between two lines on the same matter, in ms. */
const betweenLines = 60_000;
/** A wait that is worth a line, in ms. */
const longWait = 1_000;
/** From this attempt on, an answer that may be better next time is worth a line. */
const manyAttempts = 3;

/**
 * Tells at once of what holds a push up: a server that asks to wait, gives no response, or is in trouble.
 *
 * @param maxWaitMs the longest wait that is waited for
 * @returns a function that ends it
 */
export function tellWaits(say: (line: string) => void, paceOf: () => Pace, maxWaitMs: number): () => void {
  const lastTold = new Map<string, number>();
  let isAnswered = false;

  function tell(matter: string, line: () => string): void {
    const now = performance.now();
    if (now - (lastTold.get(matter) ?? Number.NEGATIVE_INFINITY) < betweenLines) return;
    lastTold.set(matter, now);
    say(line());
  }

  const stops = [
    subscribe(channels.throttle, (event) => {
      if (event.waitMs >= longWait) tell('throttle', () => describeThrottle(event, paceOf(), maxWaitMs));
    }),
    subscribe(channels.retry, (event) => {
      if (event.status === 429 || (event.attempt < manyAttempts && (isAnswered || event.error === undefined))) return;
      tell('retry', () => `${troubleOf(event)}: trying again.`);
    }),
    subscribe(channels.request, ({ status }) => {
      if (status !== undefined) isAnswered = true;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export function describeThrottle({ waitMs, status }: ThrottleEvent, pace: Pace, maxWaitMs: number): string {
  const { fraction, elapsedMs, leftMs } = pace;
  const restMs = restOf(pace);
  const estimate =
    fraction === undefined
      ? ''
      : restMs === undefined
        ? ' Nothing is through yet.'
        : ` At this pace the rest takes ${about(restMs)}.`;
  const isTooLate = leftMs !== undefined && restMs !== undefined && restMs > leftMs && elapsedMs > 0;
  const deadline = isTooLate ? ` The deadline is in ${about(leftMs)}, before that.` : '';
  return `HTTP ${status}: the server asks to wait ${duration(waitMs)}.${estimate}${deadline} A wait of more than ${about(maxWaitMs)} ends the push.`;
}

/**
 * How long the rest takes at the present pace, in ms; undefined while nobody can tell. When nothing has come through lately, the pace is that
 * since the start. It is at least as long as items of an earlier run wait.
 */
export function restOf({ elapsedMs, fraction, recent, heldMs = 0 }: Pace): number | undefined {
  if (fraction === undefined || fraction <= 0) return undefined;
  // Nothing comes through, because all that is left waits.
  if (heldMs > 0 && recent?.fraction === 0) return heldMs;
  const rest = 1 - Math.min(fraction, 1);
  const { ms, fraction: done } = recent?.fraction ? recent : { ms: elapsedMs, fraction };
  return Math.max((ms * rest) / (done ?? fraction), heldMs);
}

function troubleOf({ status, error }: RetryEvent): string {
  if (status !== undefined) return `The server answers HTTP ${status}`;
  if (error === 'connection') return 'The server cannot be reached';
  return error === 'timeout' ? 'The server does not respond in time' : 'The server gives no readable response';
}

/** `45 s`, `12 min`, `2 h 10 min`. */
export function about(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
