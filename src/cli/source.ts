import { InvalidItem } from '../batch/source.js';
import type { Deal } from '../index.js';
import { CliError } from './cli-error.js';
import { isEarlierOutcome, stillRefused } from './earlier-push.js';
import { type Format, formatOf, sniffFormat } from './input/format.js';
import { type Input, openInput } from './input/open.js';
import type { Row } from './input/row.js';
import { readText } from './input/text.js';
import type { Io } from './io.js';
import { compile, type ToDeal, withTheContracts } from './mapping/compile.js';
import { JsonReader } from './mapping/json-reader.js';
import type { Mapping } from './mapping/mapping.js';

/** Where the deals come from, as the user said it. */
export interface SourceOptions {
  map?: string | undefined;
  format?: Format | undefined;
}

/** The deals of a file, as they are read. */
export interface DealSource {
  readonly input: Input;
  /** In the order of the file. An item that could not be read or converted comes as an InvalidItem. */
  readonly deals: AsyncIterable<Deal | InvalidItem>;
  /** The line on which the deal with this index starts. Each can be asked for once, so that none is kept for longer than needed. */
  takeLine(index: number): number | undefined;
  /** How much of the file is done with once `settled` deals are, from 0 to 1; undefined when its size is not known. */
  fraction(settled: number): number | undefined;
  /** What the user should know of the file by the time it was read. */
  notes(): string[];
}

/** Keys are compared each with each. */
const largestMapping = 64 * 1024;

/**
 * Opens a file of deals, with its mapping, and checks all that can be checked before the first deal is read.
 *
 * @param file its name, or `-` for the standard input
 * @throws CliError when the file or the mapping cannot be used. Later reading may throw one too, out of `deals`
 */
export async function openSource(file: string, { map, format }: SourceOptions, io: Io): Promise<DealSource> {
  const mapping = map === undefined ? undefined : { name: map, ...(await readMapping(map, io)) };
  const input = await openInput(file, io);
  const lines = new Map<number, number>();
  const notes: (() => string[])[] = [];
  const { rows, toDeal } = await openRows(input, format ?? formatOf(file), mapping, notes).catch((error) => {
    input.stop();
    throw error;
  });

  // A chunk of the file is read long before its last deal is settled.
  let rowsRead = 0;
  let isRead = false;

  async function* deals(): AsyncGenerator<Deal | InvalidItem> {
    let index = 0;
    for await (const group of rows) {
      rowsRead += group.length;
      for (const row of group) {
        if (input.stopped) return;
        lines.set(index++, row.line);
        yield row.unreadable === undefined
          ? toDeal(row.value)
          : new InvalidItem(row.value, [{ path: '', message: row.unreadable }]);
      }
    }
    isRead = !input.stopped;
  }

  return {
    input,
    deals: deals(),
    takeLine(index) {
      const line = lines.get(index);
      lines.delete(index);
      return line;
    },
    fraction: (settled) => {
      if (input.size === undefined) return undefined;
      return (input.bytesRead / Math.max(input.size, 1)) * (settled / Math.max(rowsRead, settled, 1));
    },
    notes: () => (isRead && rowsRead === 0 ? [`${input.name} holds no deals.`] : notes.flatMap((note) => note())),
  };
}

async function readMapping(map: string, io: Io): Promise<Mapping> {
  const text = await readText(map, largestMapping, `${map} is too large for a mapping. Is it the file of deals?`, io);
  const { loadMapping } = await import('./mapping/load.js');
  return loadMapping(text, map);
}

async function openRows(
  input: Input,
  known: Format | undefined,
  mapping: (Mapping & { name: string }) | undefined,
  notes: (() => string[])[],
): Promise<{ rows: AsyncIterable<Row[]>; toDeal: ToDeal }> {
  const { format, chunks } = known === undefined ? await sniff(input.chunks) : { format: known, chunks: input.chunks };
  if (format === 'csv') {
    const { openTable } = await import('./table.js');
    return openTable(chunks, input.name, mapping);
  }
  const rows = await readRecords(format, chunks, input.name);
  return { rows, toDeal: mapping === undefined ? asItIs(input.name, notes) : mapped(mapping, input.name, notes) };
}

/** JSON without a mapping. A problems file of an earlier push gives the deals in it. */
function asItIs(name: string, notes: (() => string[])[]): ToDeal {
  let earlier = 0;
  notes.push(() =>
    earlier > 0 ? [`The lines of ${name} are outcomes of an earlier push: the deals in them were taken.`] : [],
  );
  return (row) => {
    // What is no deal, the push finds.
    if (!isEarlierOutcome(row)) return row as Deal;
    earlier++;
    const issues = stillRefused(row);
    return issues.length > 0 ? new InvalidItem(row.deal, withTheContracts(issues, row.deal)) : (row.deal as Deal);
  };
}

function mapped(mapping: Mapping & { name: string }, name: string, notes: (() => string[])[]): ToDeal {
  const reader = new JsonReader();
  const toDeal = compile(mapping, (column) => reader.column(column));
  let isEmpty = true;
  notes.push(() => {
    const unseen = isEmpty ? [] : reader.unseen;
    return unseen.map((key) => `${mapping.name} takes "${key}", which nothing in ${name} has.`);
  });
  return (row) => {
    isEmpty = false;
    if (isEarlierOutcome(row)) {
      throw new CliError(
        `${name} holds outcomes of an earlier push, with deals that are mapped already: leave out --map.`,
      );
    }
    return toDeal(row);
  };
}

async function readRecords(
  format: 'ndjson' | 'json',
  chunks: AsyncIterable<Buffer>,
  name: string,
): Promise<AsyncIterable<Row[]>> {
  if (format === 'ndjson') return (await import('./input/ndjson.js')).readNdjson(chunks, name);
  return (await import('./input/json.js')).readJson(chunks, name);
}

async function sniff(chunks: AsyncIterable<Buffer>): Promise<{ format: Format; chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const start = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { format: sniffFormat(start), chunks: all() };
}
