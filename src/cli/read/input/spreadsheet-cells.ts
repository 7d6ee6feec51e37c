/**
 * What a spreadsheet would take for a formula: text that begins with one of these characters. Apostrophes in front of it count as part of it,
 * so that what `defuse` adds can be told from what was there.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

const plainNumber = /^[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?$/;

/** Puts an apostrophe before a text that a spreadsheet would run as a formula. A plain number, such as -5, is none. */
export function defuse(cell: string): string {
  return formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** The text as it was before {@link defuse}. */
export function undefuse(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** The first two columns of a problems file in CSV. */
const columnPairs = [
  ['line', 'reason'],
  ['recotap_line', 'recotap_reason'],
] as const;

/** The names for them, other than those of the file's own columns. */
export function problemColumns(columns: readonly string[]): readonly string[] {
  const [usual, prefixed] = columnPairs;
  return usual.some((name) => columns.includes(name)) ? prefixed : usual;
}

/** How many of the first columns say what was wrong, and are no part of the item: those of a problems file. */
export function countProblemColumns([first, second]: readonly string[]): number {
  return columnPairs.some(([line, reason]) => line === first && reason === second) ? 2 : 0;
}
