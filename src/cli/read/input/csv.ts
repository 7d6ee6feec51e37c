import { CliError } from '../../terminal/cli-error.js';
import { sentence } from '../../terminal/words.js';
import { type CsvRecords, createCsvRecords } from './csv-records.js';
import { type Dialect, type DialectOptions, detectDialect } from './dialect.js';
import type { Row } from './row.js';
import { createTable, type Table } from './table.js';

export interface CsvOptions extends DialectOptions {
  /** The names of the columns, when the file has no header. */
  header?: readonly string[] | undefined;
}

/**
 * @param chunks UTF-8 without a byte order mark
 * @throws CliError when there is no header, or it cannot be read, or the delimiter is not known
 */
export async function openCsv(
  chunks: AsyncIterable<Buffer>,
  name: string,
  options: CsvOptions = {},
): Promise<Table & { delimiter: string | undefined }> {
  let delimiter: string | undefined;
  const records = readRecords(chunks, name, options, (dialect) => {
    delimiter = dialect.delimiter;
  });
  const { done, value = [] } = await records.next();
  const [header, ...others] = done === true ? [] : value;
  async function* rows(first: Row[]): AsyncGenerator<Row[]> {
    if (first.length > 0) yield first;
    yield* records;
  }
  if (options.header !== undefined)
    return { ...createTable(options.header, rows(done === true ? [] : value), name), delimiter };
  if (header === undefined)
    throw new CliError(`${name} is empty: expected CSV with the names of the columns in its first line.`);
  if (header.unreadable !== undefined)
    throw new CliError(`${name}, line ${header.line}: the header cannot be read: ${sentence(header.unreadable)}`);
  return { ...createTable(header.value as string[], rows(others), name), delimiter };
}

async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  name: string,
  options: CsvOptions,
  onDialect: (dialect: Dialect) => void,
): AsyncGenerator<Row[], void> {
  let start: Buffer = Buffer.alloc(0);
  let records: CsvRecords | undefined;
  function* begin(atEnd: boolean): Generator<Row[], void> {
    const dialect = detectDialect(start, atEnd, name, options);
    if (dialect === undefined) return;
    onDialect(dialect);
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
