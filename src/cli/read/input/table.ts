import { counted } from '../../terminal/words.js';
import type { Row } from './row.js';

/** A file with a header. */
export interface Table {
  /** The names in the header, trimmed. */
  columns: string[];
  /** Their values are the cells, `string[]`. A row with too few or too many cells is unreadable. */
  rows: AsyncIterable<Row[]>;
  /** About the rows that were read so far. */
  notes(): string[];
}

/**
 * @param header its cells
 * @param rows those after the header
 * @param name of the file, for notes
 */
export function createTable(header: readonly string[], rows: AsyncIterable<Row[]>, name: string): Table {
  const columns = header.map(columnName);
  const named = columns.findLastIndex((column) => column !== '') + 1;
  let repeated = 0;

  async function* checked(): AsyncGenerator<Row[]> {
    for await (const group of rows) {
      const others = group.filter((row) => !isHeader(row, columns));
      repeated += group.length - others.length;
      if (others.length > 0) yield others.map((row) => checkNames(checkWidth(row, columns.length), named));
    }
  }

  function notes(): string[] {
    if (repeated === 0) return [];
    const was = repeated === 1 ? 'it was' : 'they were';
    return [`${name} repeats its header in ${counted(repeated, 'row')}: ${was} skipped.`];
  }

  return { columns, rows: checked(), notes };
}

/** Invisible characters around a name do not count. */
function columnName(cell: string): string {
  return cell.replace(/^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu, '');
}

/** Files that were joined have the header of each in the middle. */
function isHeader({ value }: Row, columns: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.length === columns.length &&
    // This is quick, and tells nearly all rows from the header.
    value[0].includes(columns[0]) &&
    value.every((cell, index) => columnName(cell) === columns[index])
  );
}

/** In a row with too many cells some are in the wrong place. Nobody can tell which, so it is not cut to length. */
export function checkWidth(row: Row, width: number): Row {
  if (row.unreadable !== undefined) return row;
  const cells = (row.value as string[]).length;
  if (cells === width) return row;
  const many = cells < width ? 'too few' : 'too many';
  return { ...row, unreadable: `the row has ${many} cells: ${cells}, where the header has ${width}` };
}

/**
 * A value behind the last column with a name shows a row that was shifted, which empty columns at the end of the header would hide.
 *
 * @param named how many columns there are up to the last one with a name
 */
function checkNames(row: Row, named: number): Row {
  if (row.unreadable !== undefined) return row;
  const cells = row.value as string[];
  for (let at = named; at < cells.length; at++) {
    if (cells[at]?.trim() !== '')
      return { ...row, unreadable: `the row has a value in cell ${at + 1}, whose column has no name in the header` };
  }
  return row;
}
