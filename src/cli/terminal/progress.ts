import { type Frame, type ProgressDisplay, percent, type Say } from './display.js';
import type { Io } from './io.js';

/** In ms. */
const betweenLines = 5_000;

/** For an output that is not a terminal, such as the log of a CI job: one line every few seconds, each line with the time. */
export function showLines(io: Io, say: Say): ProgressDisplay {
  let drawFrame: (() => Frame) | undefined;
  const sayLine = (line: string) => say(io.stderr.isTTY === true ? line : `${timeStamp()}  ${line}`);
  const timer = setInterval(() => {
    if (drawFrame === undefined) return;
    const { fraction, facts } = drawFrame();
    sayLine([...(fraction === undefined ? [] : [percent(fraction)]), ...facts].join('  '));
  }, betweenLines).unref();
  return {
    update(draw) {
      drawFrame = draw;
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
