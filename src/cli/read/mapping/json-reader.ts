import type { ReadColumn } from './model.js';

/** Reads JSON rows by key. Rows differ in their keys, so it also knows which keys no row has had so far. */
export interface JsonReader {
  /** @param column a key, or keys joined by dots for a nested one: `account.website`, `contacts.0.email` */
  column(column: string): ReadColumn;
  /** Whether a row so far had it. */
  has(column: string): boolean;
}

export function createJsonReader(): JsonReader {
  const unseen = new Set<string>();
  return {
    column(column) {
      unseen.add(column);
      const keys = column.split('.');
      let isSeen = false;
      return (row) => {
        const value = own(row, column) ?? (keys.length > 1 ? keys.reduce<unknown>(own, row) : undefined);
        if (!isSeen && value !== undefined) {
          isSeen = true;
          unseen.delete(column);
        }
        return value;
      };
    },
    has: (column) => !unseen.has(column),
  };
}

/** A mapping must not find what every object inherits, such as `constructor`. */
function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
