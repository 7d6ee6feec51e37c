import { defuse } from '../read/input/spreadsheet-cells.js';

/** Excel takes a file without it for one in the old encoding of the machine. */
export const byteOrderMark = '\ufeff';

/** Makes a line of cells. A spreadsheet runs none of them as a formula. */
export function csvWriter(delimiter: string): (cells: readonly string[]) => string {
  const quote = (cell: string) =>
    /[",;\t\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return (cells) => `${cells.map((cell) => quote(defuse(cell))).join(delimiter)}\r\n`;
}

/** The columns of an object and its cells, in which inner objects are taken apart. A cell is undefined for a null. */
export function flatten(value: object, prefix = ''): [column: string, cell: string | undefined][] {
  return Object.entries(value).flatMap(([key, part]): [string, string | undefined][] => {
    const column = prefix + key;
    if (part === null || part === undefined) return [[column, undefined]];
    if (typeof part !== 'object') return [[column, textOf(part)]];
    const isList = Array.isArray(part) && part.every((entry) => typeof entry !== 'object');
    return isList ? [[column, part.map(textOf).join(';')]] : flatten(part, `${column}.`);
  });
}

export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}

/** Unlike readline, this takes U+2028 and U+2029 for text, which JSON does not escape. */
export function* linesOf(texts: Iterable<string>): Generator<string> {
  let rest = '';
  for (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
