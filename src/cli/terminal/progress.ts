import { escapedLine, printable } from './escape.js';
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

/** @param isSized whether the fraction will be known */
export async function showBar(io: Io, isSized: boolean): Promise<ProgressDisplay> {
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
      io.stderr.write(printable([line]));
      bar.start(steps, step, { text: drawn });
    },
    stop: () => bar.stop(),
  };
}

/** For an output that is not a terminal: one line every five seconds. */
export function showLines(io: Io): ProgressDisplay {
  let draw: (() => string) | undefined;
  const timer = setInterval(() => {
    if (draw !== undefined) io.stderr.write(printable([draw()]));
  }, 5000).unref();
  return {
    update(fraction, text) {
      const percent = fraction === undefined ? '' : `${Math.floor(fraction * 100)}%  `;
      draw = () => percent + text();
    },
    say: (line) => io.stderr.write(printable([line])),
    stop: () => clearInterval(timer),
  };
}
