/** One record of a file. */
export interface Row {
  /** The line on which it starts, counted from 1. */
  line: number;
  /** The cells of CSV, the value of JSON, or the text of a row that cannot be read. */
  value: unknown;
  /** Why the row cannot be read; undefined when it can. */
  unreadable: string | undefined;
  /** The line of a newer version of its item, which went out when the problems file that has this row was written. */
  newer?: number | undefined;
}

/** The rows of a file, whatever its format. */
export interface Rows {
  /** As messages call the file. */
  readonly name: string;
  /** In bytes, as it lies; undefined when it is not known. */
  readonly size: number | undefined;
  /** Of `size`. */
  readonly bytesRead: number;
  /** Ends the rows here. Those that have come in until then can still be read. */
  stop(): void;
  /** The names of the columns, where the format has them: then each row's value is its cells, `string[]`. */
  readonly columns?: string[] | undefined;
  /** Between the cells of CSV. */
  readonly delimiter?: string | undefined;
  /** @throws CliError when the file cannot be read further */
  readonly rows: AsyncIterable<Row[]>;
  /** About the rows that were read so far. */
  notes(): string[];
}

/** In bytes or characters. Without a limit, a quote that is not closed would read the rest of the file into memory. */
export const longestRecord = 1024 * 1024;

/** How deep a JSON record may nest. A deal nests three levels. */
const deepest = 32;

export function isNestedTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isNestedTooDeep(inner, levels - 1));
}

/** Whether a row could not be read because of its JSON. */
export function isUnreadableJson(reason: string): boolean {
  return /^this (?:line|element) (?:is|has) /.test(reason);
}
