import { CsvError, type Info, type Parser, parse } from 'csv-parse';
import type { Dialect } from './dialect.js';
import { longestRecord, type Row } from './row.js';

const newline = 10;
const carriageReturn = 13;

const pieceSize = 64 * 1024;

/**
 * Reads the records of a CSV file with csv-parse, and goes on after one that is broken. An open quote would swallow all rows up to the next
 * quote, so only the line on which the broken record starts is given up. Reading continues on the line after it.
 */
export class CsvRecords {
  readonly #dialect: Dialect;
  #parser: Parser;
  #rows: Row[] = [];
  /** The line on which the next record starts, not counting blank lines before it. */
  #line: number;
  /** The bytes after the last complete record. */
  #held: Buffer = Buffer.alloc(0);
  /** Where `#held` starts and where the last record ended, counted in the bytes that this parser was given. */
  #heldFrom = 0;
  #recordEnd = 0;
  /** What csv-parse had counted at the end of the last record. */
  #counted = { lines: 0, empty: 0 };
  /** Why the line at the start of `#held` is given up, until its end is there. */
  #broken: string | undefined;

  /** @param line the line on which the first record starts */
  constructor(dialect: Dialect, line: number) {
    this.#dialect = dialect;
    this.#line = line;
    this.#parser = this.#begin();
  }

  async *read(chunk: Buffer): AsyncGenerator<Row[], void> {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    yield* this.#parse(this.#broken === undefined ? chunk : undefined, false);
  }

  /** To be called at the end of the file. */
  async *end(): AsyncGenerator<Row[], void> {
    yield* this.#parse(Buffer.alloc(0), true);
  }

  /** @param bytes the end of `#held`, which is new to the parser; undefined while a line is given up */
  async *#parse(bytes: Buffer | undefined, atEnd: boolean): AsyncGenerator<Row[], void> {
    let unseen = bytes;
    for (;;) {
      // A line that is given up can leave many bytes, so they are parsed and passed on in pieces.
      while (this.#broken === undefined) {
        if (unseen === undefined) return;
        const isLast = unseen.length <= pieceSize;
        this.#broken = await this.#feed(unseen.subarray(0, pieceSize), atEnd && isLast);
        if (this.#rows.length > 0) yield this.#taken();
        unseen = isLast ? undefined : unseen.subarray(pieceSize);
      }
      if (!this.#giveUpLine(this.#broken, atEnd)) return;
      this.#broken = undefined;
      unseen = this.#held;
    }
  }

  /** Gives bytes to the parser. Returns why the record at the start of `#held` is broken, if it is. */
  async #feed(bytes: Buffer, atEnd: boolean): Promise<string | undefined> {
    const parser = this.#parser;
    const error = await new Promise<Error | null | undefined>((resolve) => {
      // Both callbacks are given the error, though the types say so for `write` only.
      if (atEnd) parser.end(bytes, resolve as () => void);
      else parser.write(bytes, resolve);
    });
    this.#held = withoutBlankLines(this.#held.subarray(this.#recordEnd - this.#heldFrom), (dropped) => {
      this.#heldFrom = this.#recordEnd + dropped;
    });
    this.#recordEnd = this.#heldFrom;
    if (error === null || error === undefined) return undefined;
    if (!(error instanceof CsvError)) throw error;
    this.#line += (error as CsvError & Info).empty_lines - this.#counted.empty;
    return reason(error);
  }

  /** Gives up the line at the start of `#held`. Returns false when its end is not there yet. */
  #giveUpLine(broken: string, atEnd: boolean): boolean {
    const lineEnd = this.#held.indexOf(this.#dialect.recordDelimiters.includes('\r') ? carriageReturn : newline);
    if (lineEnd === -1 && !atEnd) {
      // What is beyond the limit is not kept.
      if (this.#held.length > longestRecord) this.#held = this.#held.subarray(0, longestRecord);
      return false;
    }
    const line = this.#held.subarray(0, lineEnd === -1 ? undefined : lineEnd);
    this.#rows.push({ line: this.#line, value: line.toString().replace(/\r$/, ''), unreadable: broken });
    this.#line++;
    this.#held = lineEnd === -1 ? Buffer.alloc(0) : this.#held.subarray(lineEnd + 1);
    this.#heldFrom = 0;
    this.#recordEnd = 0;
    this.#counted = { lines: 0, empty: 0 };
    this.#parser = this.#begin();
    return true;
  }

  #begin(): Parser {
    const parser = parse({
      delimiter: this.#dialect.delimiter,
      record_delimiter: this.#dialect.recordDelimiters,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      // Records are taken here and not queued in the stream, so `write` never waits for a reader.
      on_record: (cells: string[], { lines, empty_lines, bytes }: Info) => {
        this.#record(cells, lines, empty_lines);
        this.#recordEnd = bytes;
        return null;
      },
    });
    // Each error is handled where `write` or `end` reports it.
    parser.on('error', () => {});
    return parser;
  }

  #record(cells: string[], lines: number, empty: number): void {
    const blank = empty - this.#counted.empty;
    const line = this.#line + blank;
    // csv-parse counts a CRLF in a cell twice, so its count only tells whether the cells have line ends.
    const isOneLine = lines - this.#counted.lines - blank <= 1;
    this.#line = line + (isOneLine ? 1 : 1 + this.#lineEndsIn(cells));
    this.#counted = { lines, empty };
    // Spreadsheets write empty rows as delimiters only.
    if (cells.some((cell) => cell.trim() !== '')) this.#rows.push({ line, value: cells, unreadable: undefined });
  }

  #lineEndsIn(cells: string[]): number {
    const lineEnd = this.#dialect.recordDelimiters.includes('\r') ? '\r' : '\n';
    return cells.reduce((count, cell) => count + cell.split(lineEnd).length - 1, 0);
  }

  #taken(): Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

/** csv-parse skips blank lines before a record. */
function withoutBlankLines(bytes: Buffer, onDropped: (count: number) => void): Buffer {
  let at = 0;
  while (bytes[at] === newline || bytes[at] === carriageReturn) at++;
  onDropped(at);
  return bytes.subarray(at);
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
