import { channels, subscribe, type ThrottleEvent } from '../../index.js';
import type { ItemSource } from '../read/items/item.js';
import type { Io } from '../terminal/io.js';
import { showBar, showLines } from '../terminal/progress.js';
import { counted, duration, number, plural } from '../terminal/words.js';
import { type Counts, toCorrect } from './outcome.js';

/** Shows how far a push is, and what it waits for. */
export interface Progress {
  update(counts: Counts): void;
  /** Prints a line that stays. */
  say(line: string): void;
  /** Removes the progress. */
  stop(): void;
}

/** What is shown. */
export interface Shown {
  source: Pick<ItemSource, 'fraction' | 'isSized'>;
  /** What an item is called. */
  word: string;
  /** Whether requests are logged. Their lines would break a bar. */
  isLogged: boolean;
}

/** Shows a bar on a terminal, and a line every few seconds elsewhere. */
export async function showProgress({ source, word, isLogged }: Shown, io: Io): Promise<Progress> {
  const display = io.stderr.isTTY === true && !isLogged ? await showBar(io, source.isSized) : showLines(io);
  let counts: Counts | undefined;
  let waiting = () => '';
  const draw = () => (counts === undefined ? 'starting' : describe(counts, word)) + waiting();
  const update = () => display.update(source.fraction(counts?.total ?? 0), draw);
  const unsubscribe = subscribe(channels.throttle, (event) => {
    waiting = waitingFor(event);
    update();
  });
  return {
    update(latest) {
      counts = latest;
      update();
    },
    say: display.say,
    stop() {
      unsubscribe();
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

function describe(counts: Counts, word: string): string {
  const { total, unsent, requests, retries, durationMs } = counts;
  const problems = toCorrect(counts) + unsent;
  return [
    `${number(total)} ${plural(word)}`,
    `${number(Math.round((total / Math.max(durationMs, 1)) * 1000))}/s`,
    ...(problems > 0 ? [`${number(problems)} with problems`] : []),
    `${counted(requests, 'request')}${retries > 0 ? ` (${number(retries)} repeated)` : ''}`,
  ].join('  ');
}
