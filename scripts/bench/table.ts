import { cpus } from 'node:os';
import { median } from './measure.js';

/** A figure to reach, which most of them are a ratio of. */
export interface Reach {
  atLeast?: number;
  atMost?: number;
  unit: 'x' | 'MB' | '%' | 'ms';
}

/** One comparison. */
export interface Row {
  scenario: string;
  against: string;
  /** One for each round. */
  figures: number[];
  reach: Reach;
  /** What else there is to say: the absolute figure of the project's own side, for one. */
  note: string;
}

export function toMarkdown(rows: readonly Row[]): string {
  const head = '| scenario | against | measured: median (lowest to highest) | to reach | reached |';
  const lines = rows.map((row) => {
    const { scenario, against, reach, note } = row;
    return `| ${[scenario, against, `${measured(row)}; ${note}`, worded(reach), reachedOf(row)].join(' | ')} |`;
  });
  return [head, '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

export function toJson(rows: readonly Row[]): string {
  const [cpu] = cpus();
  const machine = { node: process.version, cpus: cpus().length, cpu: cpu?.model, platform: process.platform };
  const results = rows.map((row) => ({ ...row, median: median(row.figures), reached: isReached(row) }));
  return `${JSON.stringify({ date: new Date().toISOString(), machine, results }, undefined, 2)}\n`;
}

/** A count to the nearest thousand, for a note. */
export function thousands(count: number): string {
  return (Math.round(count / 1000) * 1000).toLocaleString('en-US');
}

function reachedOf(row: Row): string {
  if (worded(row.reach) === '–') return '–';
  return isReached(row) ? 'yes' : 'no';
}

function isReached({ figures, reach: { atLeast = -Infinity, atMost = Infinity } }: Row): boolean {
  const figure = median(figures);
  return figure >= atLeast && figure <= atMost;
}

function measured({ figures, reach: { unit } }: Row): string {
  const figure = `${short(median(figures))} ${unit}`;
  if (figures.length === 1) return `${figure} (1 run)`;
  return `${figure} (${short(Math.min(...figures))} to ${short(Math.max(...figures))}, ${figures.length} runs)`;
}

function worded({ atLeast, atMost, unit }: Reach): string {
  if (atLeast === undefined && atMost === undefined) return '–';
  return atLeast === undefined ? `at most ${atMost} ${unit}` : `at least ${atLeast} ${unit}`;
}

function short(figure: number): string {
  return Math.abs(figure) < 10 ? figure.toFixed(2) : figure.toFixed(1);
}
