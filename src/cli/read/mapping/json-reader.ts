import type { Reader } from './model.js';
import { pathReader } from './path.js';

/** Reads JSON rows by key or path. Rows differ in their keys, so it also knows which keys no row has had so far. */
export function createJsonReader(): Reader & { column: NonNullable<Reader['column']> } {
  const unseen = new Set<string>();
  return {
    column(column) {
      unseen.add(column);
      const read = pathReader(column);
      let isSeen = false;
      return (row) => {
        const value = read(row);
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
