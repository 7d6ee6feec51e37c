import { CliError } from '../../terminal/cli-error.js';
import { addLine, newRecord } from './csv-record.js';
import { delimiterWords } from './delimiters.js';

/** How a CSV file is written. */
export interface Dialect {
  delimiter: string;
  /** LF stands for CRLF too. */
  lineEnd: '\n' | '\r';
  /** Bytes before the header, and the lines in them. */
  skip: number;
  skippedLines: number;
}

/** What the user says about it. */
export interface DialectOptions {
  delimiter?: string | undefined;
  /** Lines before the header. */
  skip?: number | undefined;
}

/** How much of a file is looked at, in bytes. */
const longestLook = 64 * 1024;

/**
 * Detects the dialect. The delimiter is the one that the user says, or that a first line such as `sep=;` names, which Excel writes, or that
 * the header has most often outside quotes. When two are equally frequent there, the rows decide.
 *
 * @param start of the file; at least 64 KiB of it are enough
 * @param atEnd whether the file ends here
 * @param name of the file, for messages
 * @returns undefined when more of the file is needed
 * @throws CliError when nothing tells which delimiter it is
 */
export function detectDialect(
  start: Buffer,
  atEnd: boolean,
  name: string,
  { delimiter, skip = 0 }: DialectOptions = {},
): Dialect | undefined {
  const text = start.toString('utf8', 0, longestLook);
  const isAll = atEnd || start.length >= longestLook;
  // CR and CRLF can only be told apart by the next character.
  const found = /\r\n|\n|\r(?=[^\n])/.exec(text)?.[0];
  const lineEnd = found === '\r' ? '\r' : '\n';
  const lines = text.split(lineEnd);
  const whole = isAll ? lines : lines.slice(0, -1);
  const first = whole.findIndex((line, index) => index >= skip && line.trim() !== '');
  if (first === -1 && !isAll) return undefined;
  if (first === -1 && !atEnd) throw new CliError(`${name}: nothing but blank or skipped lines in its first 64 KiB.`);
  const said = /^"?sep=(.)"?\r?$/iu.exec(whole[first] ?? '')?.[1];
  const skippedLines = said === undefined ? skip : first + 1;
  const bytes = lines.slice(0, skippedLines).reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const used = delimiter ?? said ?? delimiterOf(whole.slice(skippedLines), isAll, name);
  if (used === undefined) return undefined;
  return { delimiter: used, lineEnd, skip: Math.min(bytes, start.length), skippedLines };
}

function delimiterOf(lines: readonly string[], isAll: boolean, name: string): string | undefined {
  const header = headerOf(lines, isAll)?.replace(/"[^"]*"?/g, '');
  if (header === undefined) return undefined;
  const counts = [...delimiterWords.keys()].map((delimiter) => header.split(delimiter).length - 1);
  const most = Math.max(...counts);
  if (most === 0) return ',';
  const tied = [...delimiterWords.keys()].filter((_, index) => counts[index] === most);
  if (tied.length === 1) return tied[0];
  if (!isAll) return undefined;
  const fitting = tied.filter((delimiter) => fits(lines, delimiter));
  if (fitting.length === 1) return fitting[0];
  const words = tied.map((delimiter) => delimiterWords.get(delimiter) as string);
  throw new CliError(
    `${name}: the header has the delimiters ${words.join(' and ')} equally often, and the rows do not tell which one counts. Name it: ${words.map((word) => `--delimiter ${word}`).join(' or ')}.`,
  );
}

/** The first record. A name in quotes may span lines. */
function headerOf(lines: readonly string[], isAll: boolean): string | undefined {
  const first = lines.findIndex((line) => line.trim() !== '');
  let quotes = 0;
  for (let at = first; at !== -1 && at < lines.length; at++) {
    quotes += (lines[at] as string).split('"').length - 1;
    if (quotes % 2 === 0) return lines.slice(first, at + 1).join('\n');
  }
  // With a quote that is left open, the header cannot be read. Its first line tells as much as any.
  return isAll ? (lines[first] ?? '') : undefined;
}

/** Whether nearly all records have as many cells as the first one. */
function fits(lines: readonly string[], delimiter: string): boolean {
  const widths: number[] = [];
  let record = newRecord();
  for (const line of lines) {
    const isBroken = !addLine(record, line, delimiter);
    if (record.open !== undefined) continue;
    if (!isBroken && record.cells.some((cell) => cell.trim() !== '')) widths.push(record.cells.length);
    record = newRecord();
  }
  const [header, ...rows] = widths;
  return rows.length > 0 && rows.filter((width) => width === header).length >= 0.9 * rows.length;
}
