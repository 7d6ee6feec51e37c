import stringWidth from 'string-width';
import { type Frame, type ProgressDisplay, percent, type Say } from './display.js';
import { escapedLine } from './escape.js';
import type { Io } from './io.js';

/** In ms. */
const betweenFrames = 100;
const widestBar = 24;

/** For a terminal: a few lines that are drawn over and over. It leaves colours and the cursor alone. */
export function showLive({ stderr }: Io, say: Say): ProgressDisplay {
  let drawFrame: (() => Frame) | undefined;
  let drawn: readonly string[] = [];
  const columns = () => Math.max(stderr.columns ?? 80, 10);
  const timer = setInterval(draw, betweenFrames).unref();

  /** Goes back to where the first line begins. A window that has become narrower has wrapped lines. */
  function erase(): string {
    if (drawn.length === 0) return '';
    const rows = drawn.reduce((sum, line) => sum + rowsOf(line, columns()), 0);
    return `\r\x1b[${rows}A\x1b[J`;
  }

  function draw(): void {
    if (drawFrame === undefined) return;
    const lines = layOut(drawFrame(), columns() - 1).slice(0, Math.max((stderr.rows ?? 24) - 1, 1));
    if (lines.join('\n') === drawn.join('\n')) return;
    // The cursor waits below: some terminals do not wrap its own line when the window becomes narrower.
    stderr.write(`${erase()}${lines.join('\n')}\n`);
    drawn = lines;
  }

  function clear(): void {
    if (drawn.length > 0) stderr.write(erase());
    drawn = [];
  }

  return {
    update(next) {
      drawFrame = next;
    },
    say(line) {
      clear();
      say(line);
      draw();
    },
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}

/** The lines of a frame, none of them wider than the given number of columns. */
export function layOut({ fraction, facts, note }: Frame, columns: number): string[] {
  const size = Math.min(widestBar, Math.floor(columns / 4));
  const texts = fraction === undefined ? facts : [`${bar(fraction, size)} ${percent(fraction).padStart(4)}`, ...facts];
  const lines = flow(texts.map(escapedLine), columns);
  return [...lines, ...(note === undefined ? [] : [escapedLine(note)])].map((line) => cut(line, columns));
}

function bar(fraction: number, size: number): string {
  const done = Math.floor(Math.min(fraction, 1) * size);
  return '█'.repeat(done) + '░'.repeat(size - done);
}

/** Texts one after the other, on as many lines as it takes. */
function flow(texts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    const joined = last === undefined ? text : `${last}  ${text}`;
    if (last !== undefined && stringWidth(joined) <= columns) lines[lines.length - 1] = joined;
    else lines.push(text);
  }
  return lines;
}

/** The start of a line. A character that is drawn over two columns, or made of several, is not cut in two. */
function cut(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  let width = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** How many rows a line takes when it is wrapped. */
function rowsOf(line: string, columns: number): number {
  if (stringWidth(line) <= columns) return 1;
  let [rows, used] = [1, 0];
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    const width = stringWidth(segment);
    if (used + width > columns) [rows, used] = [rows + 1, 0];
    used += width;
  }
  return rows;
}
