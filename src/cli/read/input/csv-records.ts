import { CsvError, type Info, type Parser, parse } from 'csv-parse';
import type { Dialect } from './dialect.js';
import { longestRecord, type Row } from './row.js';

const newline = 10;
const carriageReturn = 13;

const pieceSize = 64 * 1024;

/**
 * Reads records with csv-parse, and goes on after one that is broken. An open quote would swallow all rows up to the next quote, so only the
 * line on which the broken record starts is given up. Reading continues on the line after it.
 *
 * @param firstLine the line on which the first record starts
 */
export function createCsvRecords(dialect: Dialect, firstLine: number) {
  const isCr = dialect.recordDelimiters.includes('\r');
  let parser = begin();
  let rows: Row[] = [];
  /** The line on which the next record starts, not counting blank lines before it. */
  let line = firstLine;
  /** The bytes after the last complete record. */
  let held: Buffer = Buffer.alloc(0);
  /** Where `held` starts and where the last record ended, counted in the bytes that this parser was given. */
  let heldFrom = 0;
  let recordEnd = 0;
  /** What csv-parse had counted at the end of the last record. */
  let counted = { lines: 0, empty: 0 };
  /** Why the line at the start of `held` is given up, until its end is there. */
  let broken: string | undefined;

  function begin(): Parser {
    const created = parse({
      delimiter: dialect.delimiter,
      record_delimiter: dialect.recordDelimiters,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      // Records are taken here and not queued in the stream, so `write` never waits for a reader.
      on_record: (cells: string[], { lines, empty_lines, bytes }: Info) => {
        addRecord(cells, lines, empty_lines);
        recordEnd = bytes;
        return null;
      },
    });
    // Each error is handled where `write` or `end` reports it.
    created.on('error', () => {});
    return created;
  }

  function addRecord(cells: string[], lines: number, empty: number): void {
    const blank = empty - counted.empty;
    const start = line + blank;
    // csv-parse counts a CRLF in a cell twice, so its count only tells whether the cells have line ends.
    const isOneLine = lines - counted.lines - blank <= 1;
    line = start + (isOneLine ? 1 : 1 + lineEndsIn(cells, isCr ? '\r' : '\n'));
    counted = { lines, empty };
    // Spreadsheets write empty rows as delimiters only.
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, value: cells, unreadable: undefined });
  }

  /** @param bytes the end of `held`, which is new to the parser; undefined while a line is given up */
  async function* parseHeld(bytes: Buffer | undefined, atEnd: boolean): AsyncGenerator<Row[], void> {
    let unseen = bytes;
    for (;;) {
      // A line that is given up can leave many bytes, so they are parsed and passed on in pieces.
      while (broken === undefined) {
        if (unseen === undefined) return;
        const isLast = unseen.length <= pieceSize;
        broken = await feed(unseen.subarray(0, pieceSize), atEnd && isLast);
        if (rows.length > 0) yield takeRows();
        unseen = isLast ? undefined : unseen.subarray(pieceSize);
      }
      if (!giveUpLine(broken, atEnd)) return;
      broken = undefined;
      unseen = held;
    }
  }

  /** Gives bytes to the parser. Returns why the record at the start of `held` is broken, if it is. */
  async function feed(bytes: Buffer, atEnd: boolean): Promise<string | undefined> {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      // Both callbacks are given the error, though the types say so for `write` only.
      if (atEnd) parser.end(bytes, resolve as () => void);
      else parser.write(bytes, resolve);
    });
    // csv-parse skips blank lines before a record.
    const rest = held.subarray(recordEnd - heldFrom);
    const blank = lineEndsAtStart(rest);
    held = rest.subarray(blank);
    recordEnd += blank;
    heldFrom = recordEnd;
    if (error === null || error === undefined) return undefined;
    if (!(error instanceof CsvError)) throw error;
    line += (error as CsvError & Info).empty_lines - counted.empty;
    return reason(error);
  }

  /** Gives up the line at the start of `held`. Returns false when its end is not there yet. */
  function giveUpLine(why: string, atEnd: boolean): boolean {
    const lineEnd = held.indexOf(isCr ? carriageReturn : newline);
    if (lineEnd === -1 && !atEnd) {
      // What is beyond the limit is not kept.
      if (held.length > longestRecord) held = held.subarray(0, longestRecord);
      return false;
    }
    const given = held.subarray(0, lineEnd === -1 ? undefined : lineEnd);
    rows.push({ line: line++, value: given.toString().replace(/\r$/, ''), unreadable: why });
    held = lineEnd === -1 ? Buffer.alloc(0) : held.subarray(lineEnd + 1);
    heldFrom = 0;
    recordEnd = 0;
    counted = { lines: 0, empty: 0 };
    parser = begin();
    return true;
  }

  function takeRows(): Row[] {
    const taken = rows;
    rows = [];
    return taken;
  }

  return {
    read(chunk: Buffer) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      return parseHeld(broken === undefined ? chunk : undefined, false);
    },
    end: () => parseHeld(Buffer.alloc(0), true),
  };
}

function lineEndsIn(cells: readonly string[], lineEnd: string): number {
  return cells.reduce((count, cell) => count + cell.split(lineEnd).length - 1, 0);
}

function lineEndsAtStart(bytes: Buffer): number {
  let count = 0;
  while (bytes[count] === newline || bytes[count] === carriageReturn) count++;
  return count;
}

function reason(error: CsvError): string {
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return 'the row is longer than 1 MiB: is a quote left open?';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened and never closed';
    default:
      return 'its quotes are broken: a quote inside a cell has to be doubled, and the cell quoted';
  }
}
