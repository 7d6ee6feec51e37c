import type { RequestRow } from '../api/types.js';

/** The page holds no more rows than this, however many the emulator keeps. */
const mostRows = 50_000;

/** The latest requests, in the order of their numbers. */
export type Log = readonly RequestRow[];

/** Adds rows to a log. A row with a number that is there already replaces that one. The oldest are dropped beyond `keep`. */
export function withRows(log: Log, rows: readonly RequestRow[], keep: number): Log {
  if (rows.length === 0) return log;
  const ordered = [...rows].sort((a, b) => a.number - b.number);
  const newest = log.at(-1)?.number ?? 0;
  const next =
    (ordered[0]?.number ?? 0) > newest
      ? [...log, ...ordered]
      : [...new Map([...log, ...ordered].map((row) => [row.number, row])).values()].sort((a, b) => a.number - b.number);
  const most = Math.min(keep, mostRows);
  return next.length > most ? next.slice(-most) : next;
}

/** The row with a number, found by halving. */
export function rowOf(log: Log, number: number): RequestRow | undefined {
  let [low, high] = [0, log.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = log[middle] as RequestRow;
    if (row.number === number) return row;
    if (row.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
