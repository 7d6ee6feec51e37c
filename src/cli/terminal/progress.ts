import { escapedLine } from './escape.js';
import type { Io } from './io.js';

/** Shows how far a run is, on the standard error. */
export interface ProgressDisplay {
  /**
   * @param fraction how much is done, from 0 to 1; undefined when that is not known
   * @param text called whenever the text is drawn
   */
  update(fraction: number | undefined, text: () => string): void;
  /** Prints a line that stays. */
  say(line: string): void;
  /** Removes the display. */
  stop(): void;
}

/** Prints a line to the standard error. */
type Say = (line: string) => void;

/** @param isSized whether the fraction will be known */
export async function showBar(io: Io, say: Say, isSized: boolean): Promise<ProgressDisplay> {
  const { Presets, SingleBar } = await import('cli-progress');
  const bar = new SingleBar(
    {
      format: isSized ? '{bar} {percentage}%  {text}  {eta_formatted} left' : '{text}',
      stream: io.stderr,
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      // The command has its own signal handlers.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  const steps = 1000;
  let step = 0;
  let drawn = 'starting';
  bar.start(steps, step, { text: drawn });
  return {
    update(fraction, text) {
      step = Math.floor((fraction ?? 0) * steps);
      drawn = escapedLine(text());
      bar.update(step, { text: drawn });
    },
    say(line) {
      // The bar remembers its row, so it has to start again below the line.
      bar.stop();
      say(line);
      bar.start(steps, step, { text: drawn });
    },
    stop: () => bar.stop(),
  };
}

/** In ms. */
const betweenLines = 30_000;

/** For an output that is not a terminal, such as the log of a cron job: one line every half a minute, each line with the time. */
export function showLines(io: Io, say: Say): ProgressDisplay {
  let draw: (() => string) | undefined;
  const sayLine = (line: string) => say(io.stderr.isTTY === true ? line : `${timeStamp()}  ${line}`);
  const timer = setInterval(() => {
    if (draw !== undefined) sayLine(draw());
  }, betweenLines).unref();
  return {
    update(fraction, text) {
      const percent = fraction === undefined ? '' : `${Math.floor(fraction * 100)}%  `;
      draw = () => percent + text();
    },
    say: sayLine,
    stop: () => clearInterval(timer),
  };
}

/** For `--quiet`. */
export const showNothing: ProgressDisplay = { update() {}, say() {}, stop() {} };

/** In UTC, to the second. */
function timeStamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
