import { openCsv } from './input/csv.js';
import type { Table } from './item-kind.js';
import { fitToColumns, unfilledFields } from './mapping/columns.js';
import { compile } from './mapping/compile.js';
import { identityMapping } from './mapping/identity.js';
import type { Mapping } from './mapping/mapping.js';

/**
 * The rows of a CSV file, how they become deals, and the fields of the mapping that go without as there is no column for them.
 *
 * @param file its name, for messages
 * @throws CliError when the file has no header, or not the columns that it needs
 */
export async function openTable(
  chunks: AsyncIterable<Buffer>,
  file: string,
  mapping: (Mapping & { name: string }) | undefined,
): Promise<Table> {
  const { columns, rows } = await openCsv(chunks, file);
  const used = fitToColumns(mapping ?? identityMapping(columns, file), columns, { mapping: mapping?.name, file });
  const cellOf = (column: string) => {
    const index = columns.indexOf(column);
    return (row: unknown) => (row as string[])[index];
  };
  return { rows, toItem: compile(used, cellOf), unfilled: unfilledFields(used) };
}
