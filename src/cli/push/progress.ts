import { type Counts, toMend } from '../read/item-kind.js';
import type { Io } from '../terminal/io.js';
import { counted, duration, number, plural } from '../terminal/words.js';

/** How far a push is, shown to whoever waits for it. */
export interface Progress {
  update(progress: Counts): void;
  /** All requests are held back for so long, as a server answered with this status. */
  waiting(waitMs: number, status: number): void;
  /** Shows a line that stays. */
  say(text: string): void;
  /** Takes the bar away. */
  stop(): void;
}

/** How much of the file is done, from 0 to 1; undefined when its size is not known. */
export type Fraction = (progress: Counts) => number | undefined;

const secondsBetweenLines = 5;

export interface ProgressOptions {
  /** What an item is called. */
  word: string;
  fraction: Fraction;
  isSized: boolean;
  /** Whether other lines are written all along, with which a bar would not go together. */
  isLogged: boolean;
}

/** A live bar on a terminal, and a plain line now and then where there is none. */
export async function showProgress(io: Io, options: ProgressOptions): Promise<Progress> {
  if (io.stderr.isTTY !== true || options.isLogged) return showLines(io, options);
  const { showBar } = await import('../terminal/progress-bar.js');
  return showBar(io, options);
}

function showLines({ stderr }: Io, { word, fraction }: ProgressOptions): Progress {
  let latest: Counts | undefined;
  let wait = noWait;
  const timer = setInterval(() => {
    if (latest === undefined) return;
    const done = fraction(latest);
    const percent = done === undefined ? '' : `${Math.floor(done * 100)}%  `;
    stderr.write(`${percent}${describe(latest, word)}${wait()}\n`);
  }, secondsBetweenLines * 1000).unref();
  return {
    update(progress) {
      latest = progress;
    },
    waiting(waitMs, status) {
      wait = waitingFor(waitMs, status);
    },
    say: (text) => stderr.write(`${text}\n`),
    stop: () => clearInterval(timer),
  };
}

export const noWait = () => '';

/** Says so for as long as the wait goes on. */
export function waitingFor(waitMs: number, status: number): () => string {
  const until = performance.now() + waitMs;
  return () => {
    const left = until - performance.now();
    return left > 0 ? `  waiting ${duration(left)} (HTTP ${status})` : '';
  };
}

export function describe(counts: Counts, word: string): string {
  const { total, unsent, requests, retries, durationMs } = counts;
  const problems = toMend(counts) + unsent;
  return [
    `${number(total)} ${plural(word)}`,
    `${number(Math.round((total / Math.max(durationMs, 1)) * 1000))}/s`,
    ...(problems > 0 ? [`${number(problems)} with problems`] : []),
    `${counted(requests, 'request')}${retries > 0 ? ` (${number(retries)} repeated)` : ''}`,
  ].join('  ');
}
