import { shapes } from '../../../generated/shapes.js';
import { byteOrderMark, csvWriter } from '../read/input/spreadsheet-cells.js';
import { flatten } from '../terminal/cells.js';
import { CliError } from '../terminal/cli-error.js';

/** Makes a file of accounts. @param lines gives them anew with each call, one account as JSON each */
export type Format = (lines: () => Iterable<string>) => Generator<string>;

/** One account as JSON a line. */
export const ndjson: Format = function* (lines) {
  for (const line of lines()) yield `${line}\n`;
};

/** The columns of the contract, and behind them those of custom fields and of what is new, by name. */
export const csv: Format = function* (lines) {
  const others = new Set<string>();
  for (const line of lines()) for (const [column] of cellsOf(line)) others.add(column);
  for (const column of contractColumns) others.delete(column);
  const columns = [...contractColumns, ...[...others].sort()];
  const toCsv = csvWriter(',');
  yield byteOrderMark + toCsv(columns);
  for (const line of lines()) {
    const cells = new Map(cellsOf(line));
    yield toCsv(columns.map((column) => cells.get(column) ?? ''));
  }
};

function cellsOf(line: string): [column: string, cell: string | undefined][] {
  return flatten(JSON.parse(line) as object);
}

/** The keys of an object with any keys are columns where an account has them. */
const contractColumns: readonly string[] = Object.entries(shapes.StoredAccount ?? {})
  .filter(([, type]) => !String(shapes[type]).endsWith('{}'))
  .map(([name]) => name.replace(/\?$/, ''));

/** @throws CliError for a name that says neither of the formats */
export function formatBy(name: string): Format {
  if (/\.csv$/i.test(name)) return csv;
  if (/\.(?:ndjson|jsonl)$/i.test(name) || !/\.\w+$/.test(name)) return ndjson;
  throw new CliError(`--out ${name}: the extension sets the format. Use .ndjson, .jsonl or .csv.`);
}
