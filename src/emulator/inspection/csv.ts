import { toJson } from '../json.js';

/** What a spreadsheet takes for a formula, as in the problems file of the command. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?$/;

/** Excel takes a file without it for one in the old encoding of the machine. */
const byteOrderMark = '\ufeff';

const mostColumns = 1_000;
const mostElements = 20;

/** The lines of a CSV file with these rows, the header first; undefined when they have more than 1,000 columns. */
export function csvLines(rows: () => Iterable<unknown>): Iterable<string> | undefined {
  const columns = new Set<string>();
  for (const row of rows()) {
    for (const [column] of cellsOf(row)) columns.add(column);
    if (columns.size > mostColumns) return undefined;
  }
  return lines([...columns], rows());
}

function* lines(columns: readonly string[], rows: Iterable<unknown>) {
  yield byteOrderMark + csvLine(columns);
  for (const row of rows) {
    const cells = new Map(cellsOf(row));
    yield csvLine(columns.map((column) => cells.get(column) ?? ''));
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(defuse(cell))).join(',')}\r\n`;
}

function quote(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Puts an apostrophe before a text that a spreadsheet would run as a formula. */
function defuse(cell: string): string {
  return formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** An object taken apart: `deal.amount`, `deal.associatedAccounts.0.domain`. Long lists and what lies deep are JSON. */
function cellsOf(value: unknown, column = '', depth = 0): [column: string, cell: string][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [[column, String(value)]];
  if (Array.isArray(value) && value.every((element) => typeof element !== 'object')) return [[column, value.join(';')]];
  if (depth > 5 || (Array.isArray(value) && value.length > mostElements)) return [[column, toJson(value)]];
  const prefix = column === '' ? '' : `${column}.`;
  return Object.entries(value).flatMap(([key, inside]) => cellsOf(inside, prefix + key, depth + 1));
}
