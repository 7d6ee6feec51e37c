import type { Reader } from './model.js';

/** Reads the cells of CSV rows by the exact name of their column. */
export function createCsvReader(columns: readonly string[]): Reader {
  return {
    column(name) {
      const index = columns.indexOf(name);
      return index === -1 ? undefined : (row) => (row as string[])[index];
    },
    has: (name) => columns.includes(name),
  };
}
