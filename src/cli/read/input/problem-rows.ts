import { quoted } from '../../terminal/words.js';
import { addLine, newRecord } from './csv-record.js';
import { isBrokenQuotes } from './csv-records.js';
import { isUnreadableJson, type Row } from './row.js';
import { countProblemColumns, undefuse } from './spreadsheet-cells.js';
import { checkWidth, type Table } from './table.js';

/** What the columns of a problems file say of a row. */
interface Said {
  readonly line: number | undefined;
  /** What was wrong with it. */
  readonly reason: string;
  readonly newer: number | undefined;
}

/** The rows of a problems file in CSV, as they were in the input that it is about. Other files stay as they are. */
export function withoutProblemColumns<Found extends Table & { delimiter: string | undefined }>(
  table: Found,
  name: string,
): Found {
  const { columns, rows, notes, delimiter = ',' } = table;
  const count = countProblemColumns(columns);
  if (count === 0) return table;
  const restored = (cells: string[]) => cells.slice(count).map(undefuse);
  const width = columns.length - count;
  const restore = (row: Row): Row => {
    if (!Array.isArray(row.value)) return row;
    const said = saidIn(row.value, count);
    const read = readAgain({ ...row, value: restored(row.value), unreadable: undefined }, said, width, delimiter);
    const line = read.unreadable === undefined ? row.line : (said.line ?? row.line);
    return { ...read, line, newer: said.newer };
  };
  async function* restoredRows(): AsyncGenerator<Row[]> {
    for await (const group of rows) yield group.map(restore);
  }
  const left = columns.slice(0, count).map(quoted).join(' and ');
  return {
    ...table,
    columns: restored(columns),
    rows: restoredRows(),
    notes: () => [`${name} is a problems file: its columns ${left} are not part of the rows.`, ...notes()],
  };
}

function saidIn([place, reason = '', newer]: readonly string[], count: number): Said {
  return {
    line: numberIn(place),
    reason: reason.replace(/^invalid: /, ''),
    newer: count > 2 ? numberIn(newer) : undefined,
  };
}

/** The line in `7` and in `deals.csv:7`. */
function numberIn(place = ''): number | undefined {
  const digits = /(?:^|:)(\d{1,15})\s*$/.exec(place)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A row that could not be read is there as a text, alone. Until somebody corrects it, it keeps its reason. */
function readAgain(row: Row, { reason }: Said, width: number, delimiter: string): Row {
  const [text = '', ...others] = trimmed(row.value as string[], width);
  const isRow = isBrokenQuotes(reason);
  if (width < 2 || others.length > 0 || !(isRow || isUnreadableJson(reason))) return checkWidth(row, width);
  const cells = isRow ? cellsOf(text, delimiter) : undefined;
  return cells === undefined
    ? { ...row, value: text, unreadable: reason }
    : checkWidth({ ...row, value: cells }, width);
}

/** Spreadsheets fill up short rows with empty cells. */
function trimmed(cells: string[], width: number): string[] {
  return cells.length === width && cells.slice(1).every((cell) => cell === '') ? cells.slice(0, 1) : cells;
}

/** The cells in the text of one row; undefined when its quotes are broken. */
function cellsOf(text: string, delimiter: string): string[] | undefined {
  const record = newRecord();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!addLine(record, line, delimiter)) return undefined;
    if (record.open === undefined) return index === lines.length - 1 ? record.cells : undefined;
    record.open.push('\n');
  }
  return undefined;
}
