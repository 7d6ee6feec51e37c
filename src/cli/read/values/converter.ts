/** Says what was found how often. `details` are the most frequent first. */
export type Sentence = (total: number, details: readonly (readonly [detail: string, count: number])[]) => string;

/** Counts what the user should know about the values of a file, in memory that does not grow with the file. */
export interface Tally {
  /** @param detail what it was, such as a domain */
  add(sentence: Sentence, detail: string): void;
  /** One sentence for each thing that was counted. */
  notes(): string[];
}

/** Turns the values of one column into values of one field. It belongs to one file. */
export interface Converter {
  /**
   * Returns the value for the field, undefined to leave the field out, a Refused, or a Several. It is not called for an empty value.
   *
   * @param tally counts what the user should know
   */
  convert(raw: unknown, tally: Tally): unknown;
  /** Sees each value of the file before the first is converted. It is not called for an input that can be read only once. */
  look?(raw: unknown): void;
  /** What the user should know about the column once the whole file was looked at, without its name. */
  reading?(): string | undefined;
  /** The value as a text that means the same without the rest of the column. */
  alone?(raw: string): string;
}

/** A value that could not be converted. It stays in the item as it is, so that the user can correct it there. */
export class Refused {
  constructor(
    readonly raw: unknown,
    readonly message: string,
  ) {}
}

/** Several values in one cell, where the field is part of an entry of a list: each makes an entry of its own. */
export class Several {
  constructor(readonly values: readonly unknown[]) {}
}

/** The entries that one with several values in a field stands for. An id beside them belongs to the first only. */
export function apart(entry: Record<string, unknown>): Record<string, unknown>[] {
  const name = Object.keys(entry).find((key) => entry[key] instanceof Several);
  if (name === undefined) return [entry];
  const { values } = entry[name] as Several;
  const { externalId, ...rest } = entry;
  return values.map((value, index) => ({ ...(index === 0 ? entry : rest), [name]: value }));
}
