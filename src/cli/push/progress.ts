import { channels, subscribe, type ThrottleEvent } from '../../index.js';
import type { ItemSource } from '../read/items/item.js';
import type { Frame } from '../terminal/display.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { showLines, showNothing } from '../terminal/progress.js';
import { counted, duration, number, plural } from '../terminal/words.js';
import type { Counts } from './facts.js';
import { toCorrect } from './outcome.js';
import { createSpeed, type Recent } from './speed.js';
import { about, type Pace, restOf, tellWaits } from './waits.js';

/** Shows how far a push is, and what it waits for. */
export interface Progress {
  /** The items are pushed from now on. */
  begin(source: Pick<ItemSource, 'fraction'>): Promise<void>;
  update(counts: Counts): void;
  /** Prints a line that stays. */
  say(line: string): void;
  /** Removes the progress. */
  stop(): void;
}

/** What is shown. */
export interface Shown {
  /** What an item is called. */
  word: string;
  /** Whether nothing is shown at all. */
  isQuiet: boolean;
  /** Whether requests are logged. Their lines would break a bar. */
  isLogged: boolean;
  /** The longest wait that the client waits for, in ms. */
  maxWaitMs: number;
  /** How long items wait at the start, in ms. Default: 0 */
  heldMs?: number | undefined;
  /** Until the deadline of the push, in ms, if it has one. */
  leftMs(): number | undefined;
  /** Why the item was not stored that was the last one so far. */
  lastReason(): string | undefined;
}

/** Shows lines at first, then a bar on a terminal, and a line every few seconds elsewhere. */
export function createProgress(shown: Shown, io: Io): Progress {
  const { word, isQuiet, isLogged, maxWaitMs, heldMs = 0, leftMs, lastReason } = shown;
  const sayLine = (line: string) => void say(io, [line]);
  let display = isQuiet ? showNothing : showLines(io, sayLine);
  let counts: Counts | undefined;
  let source: Parameters<Progress['begin']>[0] | undefined;
  const heldUntil = performance.now() + heldMs;
  let startedAt = performance.now();
  let speed = createSpeed();
  let waiting: () => string | undefined = () => undefined;

  const pace = (): Pace & { recent: Recent } => {
    const now = performance.now();
    const elapsedMs = now - startedAt;
    const fraction = source?.fraction(counts?.total ?? 0);
    return { elapsedMs, fraction, recent: speed.at(elapsedMs), heldMs: heldUntil - now, leftMs: leftMs() };
  };
  const draw = (): Frame => {
    const now = pace();
    const facts = counts === undefined ? ['starting'] : describe(counts, word, now);
    const [wait, reason] = [waiting(), lastReason()];
    return {
      fraction: now.fraction,
      facts: wait === undefined ? facts : [...facts, wait],
      note: reason === undefined ? undefined : `last problem: ${reason}`,
    };
  };
  const stopTelling = tellWaits((line) => display.say(line), pace, maxWaitMs);
  const unsubscribe = subscribe(channels.throttle, (event) => {
    waiting = waitingFor(event);
  });
  return {
    async begin(pushed) {
      source = pushed;
      startedAt = performance.now();
      speed = createSpeed();
      if (!isQuiet && !isLogged && io.stderr.isTTY === true && io.env.TERM !== 'dumb') {
        const { showLive } = await import('../terminal/live.js');
        display.stop();
        display = showLive(io, sayLine);
      }
      display.update(draw);
    },
    update(latest) {
      counts = latest;
      speed.note(performance.now() - startedAt, latest.total, source?.fraction(latest.total));
    },
    say: (line) => display.say(line),
    stop() {
      unsubscribe();
      stopTelling();
      display.stop();
    },
  };
}

/** Tells of the wait while it lasts. */
function waitingFor({ waitMs, status }: ThrottleEvent): () => string | undefined {
  const until = performance.now() + waitMs;
  return () => {
    const left = until - performance.now();
    return left > 0 ? `waiting ${duration(left)} (HTTP ${status})` : undefined;
  };
}

function describe(counts: Counts, word: string, pace: Pace & { recent: Recent }): string[] {
  const { total, unsent, requests, retries } = counts;
  const problems = toCorrect(counts) + unsent;
  const { ms, items } = pace.recent;
  const restMs = restOf(pace);
  return [
    `${number(total)} ${plural(word)}`,
    `${number(Math.round((items / Math.max(ms, 1)) * 1000))}/s`,
    ...(restMs === undefined ? [] : [`${restMs === pace.heldMs ? 'up to ' : ''}${about(restMs)} left`]),
    ...(problems > 0 ? [`${number(problems)} with problems`] : []),
    `${counted(requests, 'request')}${retries > 0 ? ` (${counted(retries, 'retry')})` : ''}`,
  ];
}
