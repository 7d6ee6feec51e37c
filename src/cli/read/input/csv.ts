import { CliError } from '../../terminal/cli-error.js';
import { counted, sentence } from '../../terminal/words.js';
import { type CsvRecords, createCsvRecords } from './csv-records.js';
import { type DialectOptions, detectDialect } from './dialect.js';
import type { Row } from './row.js';

/** A CSV file after its header. */
export interface CsvTable {
  /** The names in the header, trimmed. */
  columns: string[];
  /** A row with too few or too many cells is unreadable. */
  rows: AsyncIterable<Row[]>;
  /** About the rows that were read so far. */
  notes(): string[];
}

export interface CsvOptions extends DialectOptions {
  /** The names of the columns, when the file has no header. */
  header?: readonly string[] | undefined;
}

/** @throws CliError when there is no header, or it cannot be read */
export async function openCsv(
  chunks: AsyncIterable<Buffer>,
  name: string,
  options: CsvOptions = {},
): Promise<CsvTable> {
  const records = readRecords(chunks, name, options);
  if (options.header !== undefined) return tableOf(options.header, [], records, name);
  const { done, value } = await records.next();
  const [header, ...first] = done === true ? [] : value;
  if (header === undefined)
    throw new CliError(`${name} is empty: expected CSV with the names of the columns in its first line.`);
  if (header.unreadable !== undefined)
    throw new CliError(`${name}, line ${header.line}: the header cannot be read: ${sentence(header.unreadable)}`);
  return tableOf(header.value as string[], first, records, name);
}

async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  name: string,
  options: CsvOptions,
): AsyncGenerator<Row[], void> {
  let start: Buffer = Buffer.alloc(0);
  let records: CsvRecords | undefined;
  function* begin(atEnd: boolean): Generator<Row[], void> {
    const dialect = detectDialect(start, atEnd, name, options);
    if (dialect === undefined) return;
    records = createCsvRecords(dialect, 1 + dialect.skippedLines, options.header);
    yield* records.read(start.subarray(dialect.skip));
  }
  for await (const chunk of chunks) {
    if (records === undefined) start = Buffer.concat([start, chunk]);
    yield* records === undefined ? begin(false) : records.read(chunk);
  }
  if (records === undefined) yield* begin(true);
  if (records !== undefined) yield* (records as CsvRecords).end();
}

function tableOf(header: readonly string[], first: Row[], more: AsyncIterable<Row[]>, name: string): CsvTable {
  const columns = header.map(columnName);
  let repeated = 0;

  function checked(rows: Row[]): Row[] {
    const others = rows.filter((row) => !isHeader(row, columns));
    repeated += rows.length - others.length;
    return others.map((row) => checkWidth(row, columns.length));
  }

  async function* rows(): AsyncGenerator<Row[]> {
    if (first.length > 0) yield checked(first);
    for await (const group of more) yield checked(group);
  }

  return {
    columns,
    rows: rows(),
    notes: () =>
      repeated === 0
        ? []
        : [
            `${name} repeats its header in ${counted(repeated, 'row')}, which ${repeated === 1 ? 'was' : 'were'} skipped.`,
          ],
  };
}

/** Invisible characters around a name do not count. */
function columnName(cell: string): string {
  return cell.replace(/^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu, '');
}

/** Files that were joined have the header of each in the middle. */
function isHeader({ value }: Row, columns: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.length === columns.length &&
    // This is quick, and tells nearly all rows from the header.
    value[0].includes(columns[0]) &&
    value.every((cell, index) => columnName(cell) === columns[index])
  );
}

/** In a row with too many cells some are in the wrong place. Nobody can tell which, so it is not cut to length. */
function checkWidth(row: Row, width: number): Row {
  if (row.unreadable !== undefined) return row;
  const cells = (row.value as string[]).length;
  if (cells === width) return row;
  const many = cells < width ? 'too few' : 'too many';
  const cure = width === 1 && cells > width ? '. If the header is on a later line, name the lines before it: skip' : '';
  return { ...row, unreadable: `the row has ${many} cells: ${cells}, where the header has ${width}${cure}` };
}
