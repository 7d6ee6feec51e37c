import { InvalidItem } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import { plural, quoted } from '../terminal/words.js';
import { earlierItem, isEarlierOutcome } from './earlier-push.js';
import type { Row, Rows } from './input/row.js';
import type { ItemKind, ItemSource, ToItem } from './items/item.js';
import { compile } from './mapping/compile.js';
import { createJsonReader } from './mapping/json-reader.js';
import { lackingValues, type NamedMapping } from './mapping/model.js';

/**
 * Opens a file, and checks everything that can be checked before the first item is read.
 *
 * @param open gives the rows of the file
 * @param mapping undefined when the file has items as the contract has them
 * @throws CliError when the file cannot be used. Reading `items` may throw one too
 */
export async function openSource(
  kind: ItemKind,
  open: () => Promise<Rows>,
  mapping: NamedMapping | undefined,
): Promise<ItemSource> {
  const input = await open();
  const { name, size } = input;
  const lines = new Map<number, number>();
  // Many rows are read long before they are settled.
  let rowsRead = 0;
  let isRead = false;
  const table = await openTable(kind, input, mapping).catch((error) => {
    input.stop();
    throw error;
  });

  async function* items(): AsyncGenerator<unknown> {
    let index = 0;
    for await (const group of table.rows) {
      rowsRead += group.length;
      for (const row of group) {
        if (input.stopped) return;
        lines.set(index++, row.line);
        yield row.unreadable === undefined
          ? table.toItem(row.value)
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
      isRead && rowsRead === 0 ? [`${name} holds no ${plural(kind.word)}.`] : [...input.notes(), ...table.notes()],
    stop: input.stop,
  };
}

/** The rows of a file, and how they become items. */
interface Table {
  rows: AsyncIterable<Row[]>;
  toItem: ToItem;
  notes(): string[];
}

async function openTable(
  kind: ItemKind,
  { columns, rows, name }: Rows,
  mapping: NamedMapping | undefined,
): Promise<Table> {
  return columns === undefined
    ? { rows, ...(mapping === undefined ? asTheyAre(kind, name) : mapped(kind, mapping, name)) }
    : openColumns(kind, columns, rows, name, mapping);
}

async function openColumns(
  kind: ItemKind,
  columns: string[],
  rows: AsyncIterable<Row[]>,
  name: string,
  mapping: NamedMapping | undefined,
): Promise<Table> {
  const { checkColumns, unfilledFields } = await import('./mapping/columns.js');
  const { unmapped } = await import('./mapping/unmapped.js');
  if (mapping !== undefined) checkColumns(mapping, columns, name);
  const fields = mapping?.fields ?? unmapped(columns, kind, name);
  const reader = (column: string) => {
    const index = columns.indexOf(column);
    return index === -1 ? undefined : (row: unknown) => (row as string[])[index];
  };
  const unfilled = unfilledFields(fields, columns);
  const notes =
    unfilled.length === 0 ? [] : [`${name} has no column that ${mapping?.name} takes for ${unfilled.join(', ')}.`];
  return { rows, toItem: compile(fields, reader, kind), notes: () => notes };
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
  const toItem = compile(mapping.fields, reader.column, kind);
  let isEmpty = true;
  return {
    toItem(row) {
      isEmpty = false;
      if (isEarlierOutcome(row, kind)) {
        throw new CliError(
          `${name} has outcomes of an earlier push, whose ${plural(kind.word)} are mapped already: leave out --map.`,
        );
      }
      return toItem(row);
    },
    notes() {
      if (isEmpty) return [];
      const lacking = lackingValues(mapping.fields, reader.has).map(({ oneOf }) => oneOf.map(quoted).join(' or '));
      return [...new Set(lacking)].map((keys) => `${mapping.name} takes ${keys}, which nothing in ${name} has.`);
    },
  };
}
