import { channels, subscribe, type ThrottleEvent } from '../../index.js';
import type { ItemSource } from '../read/items/item.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { showBar, showLines, showNothing } from '../terminal/progress.js';
import { counted, duration, number, plural } from '../terminal/words.js';
import { type Counts, toCorrect } from './outcome.js';
import { about, type Pace, restOf, tellWaits } from './waits.js';

/** Shows how far a push is, and what it waits for. */
export interface Progress {
  /** The items are pushed from now on. */
  begin(source: Pick<ItemSource, 'fraction' | 'isSized'>): Promise<void>;
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
  /** Until the deadline of the push, in ms, if it has one. */
  leftMs(): number | undefined;
}

/** Shows lines at first, then a bar on a terminal, and a line every half a minute elsewhere. */
export function createProgress({ word, isQuiet, isLogged, maxWaitMs, leftMs }: Shown, io: Io): Progress {
  const sayLine = (line: string) => void say(io, [line]);
  let display = isQuiet ? showNothing : showLines(io, sayLine);
  let counts: Counts | undefined;
  let source: Parameters<Progress['begin']>[0] | undefined;
  let startedAt = performance.now();
  let waiting = () => '';

  const pace = (): Pace => ({
    elapsedMs: performance.now() - startedAt,
    fraction: source?.fraction(counts?.total ?? 0),
    leftMs: leftMs(),
  });
  const draw = () => (counts === undefined ? 'starting' : describe(counts, word, restOf(pace()))) + waiting();
  const update = () => {
    if (source !== undefined) display.update(pace().fraction, draw);
  };
  const stopTelling = tellWaits((line) => display.say(line), pace, maxWaitMs);
  const unsubscribe = subscribe(channels.throttle, (event) => {
    waiting = waitingFor(event);
    update();
  });
  return {
    async begin(pushed) {
      source = pushed;
      startedAt = performance.now();
      if (isQuiet || isLogged || io.stderr.isTTY !== true) return;
      display.stop();
      display = await showBar(io, sayLine, pushed.isSized);
    },
    update(latest) {
      counts = latest;
      update();
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
function waitingFor({ waitMs, status }: ThrottleEvent): () => string {
  const until = performance.now() + waitMs;
  return () => {
    const left = until - performance.now();
    return left > 0 ? `  waiting ${duration(left)} (HTTP ${status})` : '';
  };
}

function describe(counts: Counts, word: string, restMs: number | undefined): string {
  const { total, unsent, requests, retries, durationMs } = counts;
  const problems = toCorrect(counts) + unsent;
  return [
    `${number(total)} ${plural(word)}`,
    `${number(Math.round((total / Math.max(durationMs, 1)) * 1000))}/s`,
    ...(problems > 0 ? [`${number(problems)} with problems`] : []),
    `${counted(requests, 'request')}${retries > 0 ? ` (${number(retries)} repeated)` : ''}`,
    ...(restMs === undefined ? [] : [`${about(restMs)} left`]),
  ].join('  ');
}
