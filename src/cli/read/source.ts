import { InvalidItem } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { plural, quoted } from '../terminal/words.js';
import { earlierItem, isEarlierOutcome } from './earlier-push.js';
import { type Format, formatOf, sniffFormat } from './input/format.js';
import { openInput } from './input/open.js';
import type { Row } from './input/row.js';
import type { ItemKind, ItemSource } from './items/item.js';
import { type Compiled, compile } from './mapping/compile.js';
import { createJsonReader } from './mapping/json-reader.js';
import { lackingValues, type NamedMapping } from './mapping/model.js';
import { converterOf } from './values/contract.js';
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
  mapping: NamedMapping | undefined,
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
      // What comes after the end may be cut off. What was read before is given.
      if (input.stopped) return;
      rowsRead += group.length;
      for (const row of group) {
        lines.set(index++, row.line);
        yield row.unreadable === undefined
          ? table.toItem(row.value, tally)
          : new InvalidItem(row.value, [{ path: '', message: row.unreadable }]);
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
  mapping: NamedMapping | undefined,
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
  mapping: NamedMapping | undefined,
): Promise<Table> {
  const { openCsv } = await import('./input/csv.js');
  const { checkColumns, unfilledFields } = await import('./mapping/columns.js');
  const { unmapped } = await import('./mapping/unmapped.js');
  const { columns, rows } = await openCsv(chunks, name);
  if (mapping !== undefined) checkColumns(mapping, columns, name);
  const fields = mapping?.fields ?? unmapped(columns, kind, name);
  const reader = (column: string) => {
    const index = columns.indexOf(column);
    return index === -1 ? undefined : (row: unknown) => (row as string[])[index];
  };
  const unfilled = unfilledFields(fields, columns);
  const notes =
    unfilled.length === 0 ? [] : [`${name} has no column that ${mapping?.name} takes for ${unfilled.join(', ')}.`];
  return { rows, toItem: compile(fields, reader, kind, converterOf).toItem, notes: () => notes };
}

function jsonTable(kind: ItemKind, rows: AsyncIterable<Row[]>, name: string, mapping: NamedMapping | undefined): Table {
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

function mapped(kind: ItemKind, mapping: NamedMapping, name: string): Omit<Table, 'rows'> {
  const reader = createJsonReader();
  const { toItem } = compile(mapping.fields, reader.column, kind, converterOf);
  let isEmpty = true;
  return {
    toItem(row, tally) {
      isEmpty = false;
      if (isEarlierOutcome(row, kind)) {
        throw new CliError(
          `${name} has outcomes of an earlier push, whose ${plural(kind.word)} are mapped already: leave out --map.`,
        );
      }
      return toItem(row, tally);
    },
    notes() {
      if (isEmpty) return [];
      const lacking = lackingValues(mapping.fields, reader.has).map(({ oneOf }) => oneOf.map(quoted).join(' or '));
      return [...new Set(lacking)].map((keys) => `${mapping.name} takes ${keys}, which nothing in ${name} has.`);
    },
  };
}

async function sniff(
  chunks: AsyncIterable<Buffer>,
  { itemsKey }: ItemKind,
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
