/** One record of a file. */
export interface Row {
  /** Where it starts in the file, counted from 1. */
  line: number;
  /** For CSV its cells, else the JSON value; for a row that could not be read, what there is of it. */
  value: unknown;
  /** Why the row could not be read. */
  unreadable: string | undefined;
}

/** A longer record is not read: without a bound, one quote left open would take the rest of the file into memory. In bytes or characters. */
export const longestRecord = 1024 * 1024;

/** How deep a JSON record may nest; a deal nests three levels. */
const deepest = 32;

export function isNestedTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isNestedTooDeep(inner, levels - 1));
}

/** The row for one JSON text. */
export function jsonRow(text: string, line: number, what: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, value: text, unreadable: `this ${what} is not valid JSON` };
  }
  if (isNestedTooDeep(value))
    return { line, value: text, unreadable: `this ${what} is nested deeper than anything that Recotap takes` };
  return { line, value, unreadable: undefined };
}
