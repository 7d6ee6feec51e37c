import { openCsv } from './input/csv.js';
import type { Row } from './input/row.js';
import { checkColumns } from './mapping/columns.js';
import { compile, type ToDeal } from './mapping/compile.js';
import { identityMapping } from './mapping/identity.js';
import type { Mapping } from './mapping/mapping.js';

/**
 * The rows of a CSV file, and how they become deals.
 *
 * @param file its name, for messages
 * @throws CliError when the file has no header, or not the columns that it needs
 */
export async function openTable(
  chunks: AsyncIterable<Buffer>,
  file: string,
  mapping: (Mapping & { name: string }) | undefined,
): Promise<{ rows: AsyncIterable<Row[]>; toDeal: ToDeal }> {
  const { columns, rows } = await openCsv(chunks, file);
  const used = mapping ?? identityMapping(columns, file);
  checkColumns(used, columns, { mapping: mapping?.name, file });
  const cellOf = (column: string) => {
    const index = columns.indexOf(column);
    return (row: unknown) => (row as string[])[index];
  };
  return { rows, toDeal: compile(used, cellOf) };
}
