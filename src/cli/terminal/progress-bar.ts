import { Presets, SingleBar } from 'cli-progress';
import { describe, noWait, type Progress, type ProgressOptions, waitingFor } from '../push/progress.js';
import type { Io } from './io.js';

const barSteps = 1000;

export function showBar({ stderr }: Io, { word, fraction, isSized }: ProgressOptions): Progress {
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
      text = describe(progress, word);
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
