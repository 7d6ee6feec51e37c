import { InvalidItem } from '../../batch/source.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { plural, quoted } from '../terminal/words.js';
import { earlierOutcome, stillRefused } from './earlier-push.js';
import { type Format, formatOf, sniffFormat } from './input/format.js';
import { type Input, openInput } from './input/open.js';
import type { Row } from './input/row.js';
import type { ItemKind, ToItem } from './item-kind.js';
import { compile, withTheContracts } from './mapping/compile.js';
import { JsonReader } from './mapping/json-reader.js';
import { lackingFields, type Mapping } from './mapping/mapping.js';

/** Where the items come from, as the user said it. */
export interface SourceOptions {
  map?: string | undefined;
  format?: Format | undefined;
}

/** The items of a file, as they are read. */
export interface ItemSource {
  readonly input: Input;
  /** In the order of the file. An item that could not be read or converted comes as an InvalidItem. */
  readonly items: AsyncIterable<unknown>;
  /** The line on which the item with this index starts. Each can be asked for once, so that none is kept for longer than needed. */
  takeLine(index: number): number | undefined;
  /** How much of the file is done with once `settled` items are, from 0 to 1; undefined when its size is not known. */
  fraction(settled: number): number | undefined;
  /** What the user should know of the file by the time it was read. */
  notes(): string[];
}

/**
 * Opens a file, with its mapping, and checks all that can be checked before the first item is read.
 *
 * @param file its name, or `-` for the standard input
 * @throws CliError when the file or the mapping cannot be used. Later reading may throw one too, out of `items`
 */
export async function openSource(
  kind: ItemKind,
  file: string,
  { map, format }: SourceOptions,
  io: Io,
): Promise<ItemSource> {
  const mapping = map === undefined ? undefined : await namedMapping(map, io);
  const input = await openInput(file, io);
  const lines = new Map<number, number>();
  const notes: (() => string[])[] = [];
  const { rows, toItem } = await openRows(kind, input, format ?? formatOf(file), mapping, notes).catch((error) => {
    input.stop();
    throw error;
  });

  // A chunk of the file is read long before its last item is settled.
  let rowsRead = 0;
  let isRead = false;

  async function* items(): AsyncGenerator<unknown> {
    let index = 0;
    for await (const group of rows) {
      rowsRead += group.length;
      for (const row of group) {
        if (input.stopped) return;
        lines.set(index++, row.line);
        yield row.unreadable === undefined
          ? toItem(row.value)
          : new InvalidItem(row.value, [{ path: '', message: row.unreadable }]);
      }
    }
    isRead = !input.stopped;
  }

  return {
    input,
    items: items(),
    takeLine(index) {
      const line = lines.get(index);
      lines.delete(index);
      return line;
    },
    fraction: (settled) => {
      if (input.size === undefined) return undefined;
      return (input.bytesRead / Math.max(input.size, 1)) * (settled / Math.max(rowsRead, settled, 1));
    },
    notes: () =>
      isRead && rowsRead === 0 ? [`${input.name} holds no ${plural(kind.word)}.`] : notes.flatMap((note) => note()),
  };
}

async function namedMapping(name: string, io: Io): Promise<Mapping & { name: string }> {
  const { readMapping } = await import('./mapping/read.js');
  return { name, ...(await readMapping(name, io)) };
}

async function openRows(
  kind: ItemKind,
  input: Input,
  known: Format | undefined,
  mapping: (Mapping & { name: string }) | undefined,
  notes: (() => string[])[],
): Promise<{ rows: AsyncIterable<Row[]>; toItem: ToItem }> {
  const member = plural(kind.word);
  const { format, chunks } =
    known === undefined ? await sniff(input.chunks, member) : { format: known, chunks: input.chunks };
  if (format === 'csv') {
    const { rows, toItem, unfilled } = await kind.openTable(chunks, input.name, mapping);
    if (mapping !== undefined && unfilled.length > 0) {
      notes.push(() => [`${input.name} has no column that ${mapping.name} takes for ${unfilled.join(', ')}.`]);
    }
    return { rows, toItem };
  }
  const rows = await readRecords(format, chunks, input.name, member);
  return {
    rows,
    toItem: mapping === undefined ? asItIs(kind, input.name, notes) : mapped(kind, mapping, input.name, notes),
  };
}

/** JSON without a mapping. A problems file of an earlier push gives the items in it. */
function asItIs(kind: ItemKind, name: string, notes: (() => string[])[]): ToItem {
  let earlier = 0;
  notes.push(() =>
    earlier > 0
      ? [`The lines of ${name} are outcomes of an earlier push: the ${plural(kind.word)} in them were taken.`]
      : [],
  );
  return (row) => {
    const outcome = earlierOutcome(row, kind.word);
    // What is no item, the push finds.
    if (outcome === undefined) return row;
    earlier++;
    const { item } = outcome;
    const issues = stillRefused(outcome);
    return issues.length > 0 ? new InvalidItem(item, withTheContracts(issues, item, kind.validate)) : item;
  };
}

function mapped(kind: ItemKind, mapping: Mapping & { name: string }, name: string, notes: (() => string[])[]): ToItem {
  const reader = new JsonReader();
  const toItem = compile(mapping, (column) => reader.column(column));
  let isEmpty = true;
  notes.push(() => {
    if (isEmpty) return [];
    const lacking = lackingFields(mapping, (key) => reader.has(key)).map(({ oneOf }) => oneOf.map(quoted).join(' or '));
    return [...new Set(lacking)].map((keys) => `${mapping.name} takes ${keys}, which nothing in ${name} has.`);
  });
  return (row) => {
    isEmpty = false;
    if (earlierOutcome(row, kind.word) !== undefined) {
      throw new CliError(
        `${name} holds outcomes of an earlier push, with ${plural(kind.word)} that are mapped already: leave out --map.`,
      );
    }
    return toItem(row);
  };
}

async function readRecords(
  format: 'ndjson' | 'json',
  chunks: AsyncIterable<Buffer>,
  name: string,
  member: string,
): Promise<AsyncIterable<Row[]>> {
  if (format === 'ndjson') return (await import('./input/ndjson.js')).readNdjson(chunks, name);
  return (await import('./input/json.js')).readJson(chunks, name, member);
}

async function sniff(
  chunks: AsyncIterable<Buffer>,
  member: string,
): Promise<{ format: Format; chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const start = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { format: sniffFormat(start, member), chunks: all() };
}
