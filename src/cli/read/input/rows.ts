import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { quoted } from '../../terminal/words.js';
import { decodeText } from './decode.js';
import { formatOf, sniffFormat } from './format.js';
import { type Input, openInput } from './open.js';
import type { ReadOptions } from './options.js';
import { type Peeked, peek } from './peek.js';
import { withoutProblemColumns } from './problem-rows.js';
import type { Row, Rows } from './row.js';
import { isZip, longestSignature } from './signatures.js';
import { problemsDelimiter } from './spreadsheet-cells.js';

interface Found {
  columns?: string[] | undefined;
  delimiter?: string | undefined;
  rows: AsyncIterable<Row[]>;
  notes(): string[];
}

/** A document that cannot be read twice is kept, up to this many bytes, to find its rows. */
const longestKept = 16 * 1024 * 1024;

/**
 * Opens a file and reads its start, up to the header where there is one. A file may be opened again and again.
 *
 * @param file its name, or `-` for the standard input
 * @param options what the user says about it; the rest is detected
 * @param itemsKey the key of the array of items in a JSON document, such as `deals`
 * @throws CliError when the file cannot be used
 *
 * @example
 * const { columns, rows } = await openRows('deals.csv', {}, 'deals', io);
 * for await (const group of rows) for (const { line, value } of group) console.log(line, value);
 */
export async function openRows(file: string, options: ReadOptions, itemsKey: string, io: Io): Promise<Rows> {
  const input = await openInput(file, io);
  try {
    const found = await findRowsOf(input, file, options, itemsKey, io);
    return {
      name: input.name,
      size: input.size,
      get bytesRead() {
        return input.bytesRead;
      },
      stop: input.stop,
      ...found,
    };
  } catch (error) {
    input.stop();
    throw error;
  }
}

async function findRowsOf(input: Input, file: string, given: ReadOptions, itemsKey: string, io: Io): Promise<Found> {
  const { name } = input;
  const bytes = await peek(input.bytes, longestSignature);
  const options = optionsFor(bytes.start.toString(), given);
  const known = options.format ?? formatOf(file);
  // Only what the format needs is loaded.
  if (isZip(bytes.start)) {
    const { openXlsx } = await import('./xlsx.js');
    return openXlsx(bytes.chunks, name, options);
  }
  if (known === 'xlsx') throw new CliError(`${name} is not a workbook. Name its format: --format csv, ndjson or json.`);
  const text = await peek(decodeText(bytes.chunks, name, options.encoding), longestSignature);
  switch (known ?? sniffFormat(text.start, itemsKey)) {
    case 'ndjson': {
      const { readNdjson } = await import('./ndjson.js');
      return { rows: readNdjson(text.chunks, name), notes: () => [] };
    }
    case 'json':
      return openJson(text, input, file, options, itemsKey, io);
    default: {
      const { openCsv } = await import('./csv.js');
      return withoutProblemColumns(await openCsv(text.chunks, name, options), name);
    }
  }
}

/** How a problems file is written does not depend on the input that it is about, for which the options are. */
function optionsFor(start: string, given: ReadOptions): ReadOptions {
  const delimiter = problemsDelimiter(start);
  if (delimiter === undefined) return given;
  const { header: _, skip: __, encoding, ...options } = given;
  return { ...options, delimiter, encoding: start.startsWith('\ufeff') ? undefined : encoding };
}

async function openJson(
  text: Peeked,
  input: Input,
  file: string,
  options: ReadOptions,
  itemsKey: string,
  io: Io,
): Promise<Found> {
  const { findRows, readJson } = await import('./json.js');
  const { name } = input;
  const { rows: said } = options;
  if (said !== undefined) return { rows: readJson(text.chunks, name, said), notes: () => [] };
  if (text.start.toString().trimStart().startsWith('['))
    return { rows: readJson(text.chunks, name, ''), notes: () => [] };
  const [path, chunks] =
    input.size === undefined
      ? await findInKept(text.chunks, name, (kept) => findRows(kept, name, itemsKey))
      : [await findInFile(), text.chunks];
  const notes = path === itemsKey || path === '' ? [] : [`The rows of ${name} were found at ${quoted(path)}.`];
  return { rows: readJson(chunks, name, path), notes: () => notes };

  /** Reads the file once more. */
  async function findInFile(): Promise<string> {
    const again = await openInput(file, io);
    try {
      return await findRows(decodeText(again.bytes, name, options.encoding), name, itemsKey);
    } finally {
      again.stop();
    }
  }
}

async function findInKept(
  chunks: AsyncIterable<Buffer>,
  name: string,
  find: (kept: AsyncIterable<Buffer>) => Promise<string>,
): Promise<[path: string, chunks: AsyncIterable<Buffer>]> {
  const kept: Buffer[] = [];
  let size = 0;
  async function* keep(): AsyncGenerator<Buffer> {
    // A loop over the iterator would end it when the search ends.
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      size += next.value.length;
      if (size > longestKept)
        throw new CliError(`${name} is too large to look for its rows first. Say where they are: --rows data.`);
      kept.push(next.value);
      yield next.value;
    }
  }
  const iterator = chunks[Symbol.asyncIterator]();
  const path = await find(keep());
  async function* all(): AsyncGenerator<Buffer> {
    yield* kept;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return [path, all()];
}
