import type { Io } from '../../terminal/io.js';
import { type Format, formatOf, sniffFormat } from './format.js';
import { openInput } from './open.js';
import type { Row } from './row.js';

/** The rows of a file, to be read once. */
export interface OpenedRows {
  readonly name: string;
  readonly size: number | undefined;
  readonly bytesRead: number;
  readonly stopped: boolean;
  stop(): void;
  /** The columns of CSV. */
  readonly columns: string[] | undefined;
  readonly rows: AsyncIterable<Row[]>;
  notes(): string[];
}

export async function openRows(file: string, named: Format | undefined, itemsKey: string, io: Io): Promise<OpenedRows> {
  const input = await openInput(file, io);
  const { name, size, stop } = input;
  try {
    const known = named ?? formatOf(file);
    const sniffed = known === undefined ? await sniff(input.chunks, itemsKey) : { format: known, chunks: input.chunks };
    const { columns, rows } = await rowsOf(sniffed.format, sniffed.chunks, name, itemsKey);
    return {
      name,
      size,
      columns,
      rows,
      stop,
      notes: () => [],
      get bytesRead() {
        return input.bytesRead;
      },
      get stopped() {
        return input.stopped;
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

async function rowsOf(
  format: Format,
  chunks: AsyncIterable<Buffer>,
  name: string,
  itemsKey: string,
): Promise<{ columns: string[] | undefined; rows: AsyncIterable<Row[]> }> {
  if (format === 'csv') {
    const [{ openCsv }, { createCsvRecords }] = await Promise.all([import('./csv.js'), import('./csv-records.js')]);
    return openCsv(chunks, name, createCsvRecords);
  }
  const rows =
    format === 'ndjson'
      ? (await import('./ndjson.js')).readNdjson(chunks, name)
      : (await import('./json.js')).readJson(chunks, name, itemsKey);
  return { columns: undefined, rows };
}

async function sniff(
  chunks: AsyncIterable<Buffer>,
  itemsKey: string,
): Promise<{ format: Format; chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const start = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { format: sniffFormat(start, itemsKey), chunks: all() };
}
