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

/** Excel takes a file without it for one in the old encoding of the machine. */
export const byteOrderMark = '\ufeff';

/** Makes a line of cells. A spreadsheet runs none of them as a formula. */
export function csvWriter(delimiter: string): (cells: readonly string[]) => string {
  const quote = (cell: string) =>
    /[",;\t\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return (cells) => `${cells.map((cell) => quote(defuse(cell))).join(delimiter)}\r\n`;
}

/** The first columns of a problems file in CSV. The third one is only there when a row has a newer version. */
const columnNames = ['line', 'reason', 'newer'] as const;
const prefix = 'recotap_';

/** The names for them, other than those of the file's own columns. */
export function problemColumns(columns: readonly string[], hasNewer: boolean): readonly string[] {
  const names = hasNewer ? columnNames : columnNames.slice(0, 2);
  return columnNames.some((name) => columns.includes(name)) ? names.map((name) => prefix + name) : names;
}

/** How many of the first columns say what was wrong, and are no part of the item: those of a problems file. */
export function countProblemColumns(columns: readonly string[]): number {
  for (const before of ['', prefix]) {
    const [line, reason, newer] = columnNames.map((name, index) => columns[index] === before + name);
    if (line && reason) return newer ? 3 : 2;
  }
  return 0;
}

const problemsHeader = /^\ufeff?(?:line([^\w \r\n])reason|recotap_line([^\w \r\n])recotap_reason)(?=\1|\2|\r?\n|$)/u;

/** The delimiter of a problems file, which its start tells; undefined for other files. */
export function problemsDelimiter(start: string): string | undefined {
  const [, usual, prefixed] = problemsHeader.exec(start) ?? [];
  return usual ?? prefixed;
}
