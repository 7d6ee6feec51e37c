import { InvalidItem } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { plural } from '../terminal/words.js';
import { earlierItem, isEarlierOutcome } from './earlier-push.js';
import { type Format, formatOf, sniffFormat } from './input/format.js';
import { openInput } from './input/open.js';
import type { Row } from './input/row.js';
import type { ItemKind, ItemSource } from './items/item.js';
import { compile } from './mapping/compile.js';
import { type Compiled, skipped } from './mapping/compiled.js';
import { createCsvReader } from './mapping/csv-reader.js';
import type { OpenMapping } from './mapping/opened.js';
import { converterOf } from './values/contract.js';
import { Several } from './values/converter.js';
import { createTally } from './values/tally.js';

/**
 * Opens a file, and checks everything that can be checked before the first item is read.
 *
 * @param file its name, or `-` for the standard input
 * @param named the format that the user named, if any
 * @param mapping undefined when the file has items as the contract has them
 * @throws CliError when the file cannot be used. Reading `items` may throw one too
 */
export async function openSource(
  kind: ItemKind,
  file: string,
  named: Format | undefined,
  mapping: OpenMapping | undefined,
  io: Io,
): Promise<ItemSource> {
  const input = await openInput(file, io);
  const { name, size } = input;
  const lines = new Map<number, number>();
  // Many rows are read long before they are settled.
  let rowsRead = 0;
  let isRead = false;
  const tally = createTally();
  const table = await openTable(kind, input.chunks, name, named ?? formatOf(file), mapping).catch((error) => {
    input.stop();
    throw error;
  });

  async function* items(): AsyncGenerator<unknown> {
    let index = 0;
    for await (const group of table.rows) {
      rowsRead += group.length;
      for (const row of group) {
        if (input.stopped) return;
        const made =
          row.unreadable === undefined
            ? table.toItem(row.value, tally)
            : new InvalidItem(row.value, [{ path: '', message: row.unreadable }]);
        if (made === skipped) continue;
        for (const item of made instanceof Several ? made.values : [made]) {
          lines.set(index++, row.line);
          yield item;
        }
      }
    }
    isRead = !input.stopped;
  }

  return {
    name,
    isSized: size !== undefined,
    get isRead() {
      return isRead;
    },
    items: items(),
    takeLine(index) {
      const line = lines.get(index);
      lines.delete(index);
      return line;
    },
    fraction: (settled) =>
      size === undefined
        ? undefined
        : (input.bytesRead / Math.max(size, 1)) * (settled / Math.max(rowsRead, settled, 1)),
    notes: () =>
      isRead && rowsRead === 0 ? [`${name} holds no ${plural(kind.word)}.`] : [...table.notes(), ...tally.notes()],
    stop: input.stop,
  };
}

/** The rows of a file, and how they become items. */
interface Table {
  rows: AsyncIterable<Row[]>;
  toItem: Compiled['toItem'];
  notes(): string[];
}

async function openTable(
  kind: ItemKind,
  chunks: AsyncIterable<Buffer>,
  name: string,
  known: Format | undefined,
  mapping: OpenMapping | undefined,
): Promise<Table> {
  const sniffed = known === undefined ? await sniff(chunks, kind) : { format: known, chunks };
  // Only what the format needs is loaded.
  switch (sniffed.format) {
    case 'csv':
      return openCsvTable(kind, sniffed.chunks, name, mapping);
    case 'ndjson': {
      const { readNdjson } = await import('./input/ndjson.js');
      return jsonTable(kind, readNdjson(sniffed.chunks, name), name, mapping);
    }
    case 'json': {
      const { readJson } = await import('./input/json.js');
      return jsonTable(kind, readJson(sniffed.chunks, name, kind.itemsKey), name, mapping);
    }
  }
}

async function openCsvTable(
  kind: ItemKind,
  chunks: AsyncIterable<Buffer>,
  name: string,
  mapping: OpenMapping | undefined,
): Promise<Table> {
  const { openCsv } = await import('./input/csv.js');
  const { columns, rows } = await openCsv(chunks, name);
  if (mapping !== undefined) return { rows, ...mapping.bind({ name, columns }) };
  const { unmapped } = await import('./mapping/unmapped.js');
  const { toItem } = compile(unmapped(columns, kind, name), { reader: createCsvReader(columns), kind, converterOf });
  return { rows, toItem, notes: () => [] };
}

function jsonTable(kind: ItemKind, rows: AsyncIterable<Row[]>, name: string, mapping: OpenMapping | undefined): Table {
  return { rows, ...(mapping === undefined ? asTheyAre(kind, name) : mapped(kind, mapping, name)) };
}

/** JSON without a mapping. The lines of a problems file give the items in them. */
function asTheyAre(kind: ItemKind, name: string): Omit<Table, 'rows'> {
  const items = plural(kind.word);
  let isEarlier = false;
  return {
    toItem(row) {
      // Whether a row is a valid item is checked later.
      if (!isEarlierOutcome(row, kind)) return row;
      isEarlier = true;
      return earlierItem(row, kind);
    },
    notes: () => (isEarlier ? [`${name} has outcomes of an earlier push: the ${items} in them were taken.`] : []),
  };
}

function mapped(kind: ItemKind, mapping: OpenMapping, name: string): Omit<Table, 'rows'> {
  const { toItem, notes } = mapping.bind({ name });
  return {
    notes,
    toItem(row, tally) {
      if (isEarlierOutcome(row, kind)) {
        throw new CliError(
          `${name} has outcomes of an earlier push, whose ${plural(kind.word)} are mapped already: leave out --map.`,
        );
      }
      return toItem(row, tally);
    },
  };
}

/**
 * Opens a file of rows that a mapping looks up. CSV has columns, and its rows are lists of cells.
 *
 * @throws CliError when it cannot be used. Reading its rows may throw one too
 */
export async function openRows(
  file: string,
  io: Io,
): Promise<{ columns: readonly string[] | undefined; rows: AsyncIterable<readonly Row[]> }> {
  const { chunks, name } = await openInput(file, io);
  const known = formatOf(file);
  const sniffed = known === undefined ? await sniff(chunks, { itemsKey: 'rows' }) : { format: known, chunks };
  if (sniffed.format === 'csv') return (await import('./input/csv.js')).openCsv(sniffed.chunks, name);
  const rows =
    sniffed.format === 'ndjson'
      ? (await import('./input/ndjson.js')).readNdjson(sniffed.chunks, name)
      : (await import('./input/json.js')).readJson(sniffed.chunks, name, 'rows');
  return { columns: undefined, rows };
}

async function sniff(
  chunks: AsyncIterable<Buffer>,
  { itemsKey }: Pick<ItemKind, 'itemsKey'>,
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
