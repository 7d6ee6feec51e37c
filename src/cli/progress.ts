import { Presets, SingleBar } from 'cli-progress';
import type { PushProgress } from '../index.js';
import type { Io } from './io.js';
import { counted, duration, number } from './words.js';

/** How far a push is, shown to whoever waits for it. */
export interface Progress {
  update(progress: PushProgress): void;
  /** All requests are held back for so long, as a server answered with this status. */
  waiting(waitMs: number, status: number): void;
  /** Shows a line that stays. */
  say(text: string): void;
  /** Takes the bar away. */
  stop(): void;
}

/** How much of the file is done, from 0 to 1; undefined when its size is not known. */
type Fraction = (progress: PushProgress) => number | undefined;

const secondsBetweenLines = 5;
const barSteps = 1000;

export interface ProgressOptions {
  fraction: Fraction;
  isSized: boolean;
  /** Whether other lines are written all along, with which a bar would not go together. */
  isLogged: boolean;
}

/** A live bar on a terminal, and a plain line now and then where there is none. */
export function showProgress(io: Io, { fraction, isSized, isLogged }: ProgressOptions): Progress {
  return io.stderr.isTTY === true && !isLogged ? showBar(io, fraction, isSized) : showLines(io, fraction);
}

function showBar({ stderr }: Io, fraction: Fraction, isSized: boolean): Progress {
  const bar = new SingleBar(
    {
      format: isSized ? '{bar} {percentage}%  {text}  {eta_formatted} left' : '{text}',
      stream: stderr,
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      // The command has handlers of its own for signals.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  let step = 0;
  let text = 'starting';
  let wait = noWait;
  bar.start(barSteps, step, { text });
  return {
    update(progress) {
      step = Math.floor((fraction(progress) ?? 0) * barSteps);
      text = describe(progress);
      bar.update(step, { text: text + wait() });
    },
    waiting(waitMs, status) {
      wait = waitingFor(waitMs, status);
      bar.update(step, { text: text + wait() });
    },
    say(line) {
      // The bar remembers its row.
      bar.stop();
      stderr.write(`${line}\n`);
      bar.start(barSteps, step, { text });
    },
    stop: () => bar.stop(),
  };
}

function showLines({ stderr }: Io, fraction: Fraction): Progress {
  let latest: PushProgress | undefined;
  let wait = noWait;
  const timer = setInterval(() => {
    if (latest === undefined) return;
    const done = fraction(latest);
    const percent = done === undefined ? '' : `${Math.floor(done * 100)}%  `;
    stderr.write(`${percent}${describe(latest)}${wait()}\n`);
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

const noWait = () => '';

/** Says so for as long as the wait goes on. */
function waitingFor(waitMs: number, status: number): () => string {
  const until = performance.now() + waitMs;
  return () => {
    const left = until - performance.now();
    return left > 0 ? `  waiting ${duration(left)} (HTTP ${status})` : '';
  };
}

function describe({ total, failed, invalid, unsent, requests, retries, durationMs }: PushProgress): string {
  const problems = failed + invalid + unsent;
  return [
    `${number(total)} deals`,
    `${number(Math.round((total / Math.max(durationMs, 1)) * 1000))}/s`,
    ...(problems > 0 ? [`${number(problems)} with problems`] : []),
    `${counted(requests, 'request')}${retries > 0 ? ` (${number(retries)} repeated)` : ''}`,
  ].join('  ');
}
