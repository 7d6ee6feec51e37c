import type { ReadColumn } from './compile.js';

/** Reads JSON rows by key. As rows differ in the keys they have, it keeps count of those that none had. */
export class JsonReader {
  readonly #unseen = new Set<string>();

  /** @param column a key of the row, or several joined by dots for one inside another: `account.website`, `contacts.0.email` */
  column(column: string): ReadColumn {
    this.#unseen.add(column);
    const keys = column.split('.');
    let isSeen = false;
    return (row) => {
      const value = own(row, column) ?? (keys.length > 1 ? keys.reduce<unknown>(own, row) : undefined);
      if (!isSeen && value !== undefined) {
        isSeen = true;
        this.#unseen.delete(column);
      }
      return value;
    };
  }

  /** Whether a row so far had it. */
  has(column: string): boolean {
    return !this.#unseen.has(column);
  }
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
