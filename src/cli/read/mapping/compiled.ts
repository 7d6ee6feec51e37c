import { counted, number } from '../../terminal/words.js';
import type { Refused, Sentence, Tally } from '../values/converter.js';

/** What a mapping makes of a row that it leaves out. */
export const skipped: unique symbol = Symbol('skipped');

/** A mapping of one file, in which everything that is the same for all rows has been done once. */
export interface Compiled {
  /** The parts of a row of which each becomes an item. Default: the row. */
  parts?(row: unknown, tally?: Tally): readonly unknown[];
  /** Makes an item of a row or of a part, or `skipped`. */
  toItem(row: unknown, tally: Tally): unknown;
  /** Looks at a row before the first item is made. Returns the id of its item, if it has one that can be used. */
  look(row: unknown): string | undefined;
  /** A cell as a text that means the same without the rest of its column. */
  alone?(column: string, cell: string): string;
  /** What the look told about columns. */
  readings(): string[];
}

/** Reads the version of a row, such as its "last modified"; undefined when it has none. */
export type ReadVersion = (row: unknown) => string | number | Refused | undefined;

/** Tells why rows were left out, and how often. */
export const skippedRows: Sentence = (total, details) =>
  `${counted(total, 'row')} ${total === 1 ? 'was' : 'were'} skipped: ${counts(details)}.`;

const mostDetails = 10;

/** `is_deleted is true (10), stream is closed_deals (2)`. */
export function counts(details: Parameters<Sentence>[1]): string {
  const named = details.slice(0, mostDetails).map(([detail, count]) => `${detail} (${number(count)})`);
  const more = details.length - named.length;
  return [...named, ...(more > 0 ? [`and ${number(more)} more`] : [])].join(', ');
}
