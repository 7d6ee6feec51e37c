import { byteOrderMark, csvWriter, problemColumns } from '../read/input/spreadsheet-cells.js';
import type { ItemPlace } from '../read/items/item.js';
import { flatten, textOf } from '../terminal/cells.js';
import { createSpool, linesOf } from '../terminal/spool.js';

/** Problems as CSV, for a spreadsheet: the line and the reason, then the columns of the input. */
export interface CsvProblems {
  add(problem: Located, reason: string): void;
  /** All of it, once there is no more to add: the columns are those of all problems. */
  text(delimiter: string): AsyncGenerator<string>;
  /** Always call this at the end. */
  close(): void;
}

/** An item that was not stored, and where it stands in the input. */
type Located = Partial<ItemPlace> & { item: unknown };

interface Kept {
  line: string;
  reason: string;
  newer: string;
  cells: readonly string[];
  /** The columns of the cells; undefined for a row of the input, whose cells stay as they were. */
  columns?: readonly string[];
}

/** @param required the columns where neither the input nor an item has any, so that the file can be read again */
export function createCsvProblems(required: readonly string[]): CsvProblems {
  const spool = createSpool();
  const itemColumns = new Set<string>();
  let inputColumns: readonly string[] | undefined;
  let isEmpty = true;
  let hasNewer = false;

  function keep(kept: Kept): void {
    spool.add(`${JSON.stringify(kept)}\n`);
  }

  async function* text(delimiter: string): AsyncGenerator<string> {
    if (isEmpty) return;
    const all = inputColumns ?? (itemColumns.size > 0 ? [...itemColumns] : required);
    const toCsv = csvWriter(delimiter);
    yield byteOrderMark + toCsv([...problemColumns(all, hasNewer), ...all]);
    for (const json of linesOf(spool.read())) {
      const kept: Kept = JSON.parse(json);
      yield toCsv([
        kept.line,
        kept.reason,
        ...(hasNewer ? [kept.newer] : []),
        ...(kept.columns === undefined ? kept.cells : inOrder(kept, all)),
      ]);
    }
  }

  return {
    add(problem, reason) {
      const { rows, newer = '' } = problem;
      isEmpty = false;
      hasNewer ||= newer !== '';
      const known = { line: placeOf(problem), reason, newer: `${newer}` };
      if (rows === undefined) {
        const row = rowOf(problem.item);
        for (const column of row.columns ?? []) itemColumns.add(column);
        keep({ ...known, ...row });
      }
      for (const { columns, cells, line = problem.line, file = problem.file } of rows ?? []) {
        inputColumns = columns;
        keep({ ...known, line: placeOf({ line, file }), cells });
      }
    },
    text,
    close: spool.close,
  };
}

/** The fields of an item, as a CSV file without a mapping has them, or the text of a row that could not be read. */
function rowOf(item: unknown): Pick<Kept, 'cells' | 'columns'> {
  if (typeof item !== 'object' || item === null) return { cells: [textOf(item)] };
  if (Array.isArray(item)) return { cells: item.map(textOf) };
  const fields = flatten(item).filter((field): field is [string, string] => field[1] !== undefined);
  return { columns: fields.map(([column]) => column), cells: fields.map(([, cell]) => cell) };
}

function placeOf({ line, file }: Pick<ItemPlace, 'file'> & { line?: number | undefined }): string {
  return [file, line].filter((part) => part !== undefined).join(':');
}

function inOrder({ columns = [], cells }: Kept, all: readonly string[]): string[] {
  const byColumn = new Map(columns.map((column, index) => [column, cells[index] ?? '']));
  return all.map((column) => byColumn.get(column) ?? '');
}
