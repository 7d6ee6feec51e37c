import { CliError } from '../../terminal/cli-error.js';
import { sentence } from '../../terminal/words.js';
import { type Dialect, detectDialect } from './dialect.js';
import type { Row } from './row.js';

/** A CSV file after its header. */
export interface CsvTable {
  /** The names in the header, trimmed. */
  columns: string[];
  /** A row with too few or too many cells is unreadable. */
  rows: AsyncIterable<Row[]>;
}

/** Reads the records of a CSV file, as its bytes come. */
export interface CsvRecords {
  read(chunk: Buffer): AsyncGenerator<Row[], void>;
  /** To be called at the end of the file. */
  end(): AsyncGenerator<Row[], void>;
}

type CreateRecords = (dialect: Dialect, firstLine: number) => CsvRecords;

/** @throws CliError when there is no header, or it cannot be read */
export async function openCsv(
  chunks: AsyncIterable<Buffer>,
  name: string,
  createRecords: CreateRecords,
): Promise<CsvTable> {
  const records = readRecords(chunks, createRecords);
  const { done, value } = await records.next();
  const [header, ...first] = done === true ? [] : value;
  if (header === undefined)
    throw new CliError(`${name} is empty: expected CSV with the names of the columns in its first line.`);
  if (header.unreadable !== undefined)
    throw new CliError(`${name}, line ${header.line}: the header cannot be read: ${sentence(header.unreadable)}`);
  const columns = (header.value as string[]).map((column) => column.trim());
  return { columns, rows: checkedRows(first, records, columns.length) };
}

async function* readRecords(chunks: AsyncIterable<Buffer>, createRecords: CreateRecords): AsyncGenerator<Row[], void> {
  let start: Buffer = Buffer.alloc(0);
  let records: CsvRecords | undefined;
  async function* begin(atEnd: boolean): AsyncGenerator<Row[], void> {
    const dialect = detectDialect(start, atEnd);
    if (dialect === undefined) return;
    records = createRecords(dialect, 1 + (dialect.skip > 0 ? 1 : 0));
    yield* records.read(start.subarray(dialect.skip));
  }
  for await (const chunk of chunks) {
    if (records === undefined) start = Buffer.concat([start, chunk]);
    yield* records === undefined ? begin(false) : records.read(chunk);
  }
  if (records === undefined) yield* begin(true);
  if (records !== undefined) yield* (records as CsvRecords).end();
}

async function* checkedRows(first: Row[], more: AsyncIterable<Row[]>, width: number): AsyncGenerator<Row[]> {
  if (first.length > 0) yield first.map((row) => checked(row, width));
  for await (const rows of more) yield rows.map((row) => checked(row, width));
}

/** In a row with too many cells some are in the wrong place. Nobody can tell which, so it is not cut to length. */
function checked(row: Row, width: number): Row {
  if (row.unreadable !== undefined) return row;
  const cells = (row.value as string[]).length;
  if (cells === width) return row;
  const many = cells < width ? 'too few' : 'too many';
  return { ...row, unreadable: `the row has ${many} cells: ${cells}, where the header has ${width}` };
}
