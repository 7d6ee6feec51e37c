import { addLine, newRecord } from './csv-record.js';
import { createLineSplitter } from './lines.js';
import { longestRecord, type Row } from './row.js';
import { hasSwallowedRows } from './swallowed.js';

const mostRows = 1000;

const reasons = {
  misplaced: 'its quotes are broken: a quote inside a cell has to be doubled, and the cell quoted',
  unclosed: 'a quote is opened and never closed',
  long: 'the row is longer than 1 MiB: is a quote left open?',
  swallowed:
    'a quote opened here is closed on a later line, and the lines between look like rows: a quote inside a cell has to be doubled, and the cell quoted',
};

/** Whether a row could not be read because of its quotes: its text may become a row again. */
export function isBrokenQuotes(unreadable: string): boolean {
  return Object.values(reasons).includes(unreadable);
}

/** Reads the records of a CSV file, as its bytes come. */
export interface CsvRecords {
  read(chunk: Buffer): Iterable<Row[]>;
  /** To be called at the end of the file. */
  end(): Iterable<Row[]>;
}

/**
 * Reads records, and goes on after one that is broken. A stray quote would take all rows up to the next quote with it, so only the line on
 * which the broken record starts is given up. Reading continues on the line after it.
 *
 * @param firstLine the number of the line on which the bytes start
 * @param header the names of the columns when the file has no header; otherwise the first record is the header
 */
export function createCsvRecords(
  dialect: { delimiter: string; lineEnd: '\n' | '\r' },
  firstLine: number,
  header?: readonly string[],
): CsvRecords {
  const { delimiter, lineEnd } = dialect;
  const splitter = createLineSplitter(lineEnd, longestRecord);
  /** The lines from the start of the record on, and the number of the first one. */
  let lines: string[] = [];
  let lineNumber = firstLine;
  /** The first line of the record, and the next line to be read. */
  let start = 0;
  let next = 0;
  let record = newRecord();
  let length = 0;
  const around = { delimiter, header: header ?? [], previous: [] as string[] };
  let isHeader = header === undefined;

  function* take(more: string[], atEnd: boolean): Generator<Row[], void> {
    lines = start === lines.length ? more : lines.slice(start).concat(more);
    lineNumber += start;
    next -= start;
    start = 0;
    let rows: Row[] = [];
    while (next < lines.length || (atEnd && start < next)) {
      const row = next < lines.length ? readLine() : giveUp(reasons.unclosed);
      if (row !== undefined) rows.push(row);
      if (rows.length < mostRows) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }

  /** Reads the next line. Returns the row that ends with it, if one does. */
  function readLine(): Row | undefined {
    const line = lines[next++] as string;
    length += line.length + 1;
    if (length > longestRecord) return giveUp(reasons.long);
    // Most lines are a record without quotes.
    if (next - start === 1 && !line.includes('"')) return complete(withoutCr(line).split(delimiter));
    if (!addLine(record, line, delimiter)) return giveUp(reasons.misplaced);
    if (record.open !== undefined) {
      record.open.push(lineEnd);
      return undefined;
    }
    const isSwallowed = next - start > 1 && !isHeader && hasSwallowedRows(record, lines.slice(start, next), around);
    return isSwallowed ? giveUp(reasons.swallowed) : complete(record.cells);
  }

  function complete(cells: string[]): Row | undefined {
    const line = lineNumber + start;
    begin(next);
    // Blank lines are no rows. Spreadsheets write empty rows as delimiters only.
    if (cells.every((cell) => cell.trim() === '')) return undefined;
    if (isHeader) around.header = cells;
    isHeader = false;
    around.previous = cells;
    return { line, value: cells, unreadable: undefined };
  }

  function giveUp(unreadable: string): Row {
    const line = lineNumber + start;
    const value = withoutCr(lines[start] as string).slice(0, longestRecord);
    begin(start + 1);
    return { line, value, unreadable };
  }

  function begin(line: number): void {
    start = line;
    next = line;
    length = 0;
    record = newRecord();
  }

  return {
    read: (chunk) => take(splitter.split(chunk), false),
    end: () => take(splitter.end(), true),
  };
}

function withoutCr(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
