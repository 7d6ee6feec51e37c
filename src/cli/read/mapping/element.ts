import type { Each, ReadColumn, Reader, Table } from './model.js';
import { Misfit, pathReader } from './path.js';
import { isEmpty, keyOf } from './raw.js';

/** An element of a list, and the row that it belongs to. */
export interface Scope {
  readonly element: unknown;
  readonly row: unknown;
}

/** The column that is the element itself, for elements without fields. */
export const itself = '.';

const textsMessage =
  'must be a list of objects, and has texts or numbers: the column of an element itself is ".", as in { column: . }';

/** Reads columns of elements: a field of the element, else a column of the row. */
export function createElementReader(outer: Reader): Reader & { sawElement(): void } {
  const seen = new Set([itself]);
  let isAnySeen = false;
  return {
    sawElement() {
      isAnySeen = true;
    },
    column(name) {
      if (name === itself) return (scope) => (scope as Scope).element;
      const inElement = pathReader(name);
      const inRow = outer.column(name);
      return (scope) => {
        const { element, row } = scope as Scope;
        const value = inElement(element);
        if (value === undefined) return inRow?.(row);
        seen.add(name);
        return value;
      };
    },
    // Nobody can tell what elements have before there is one.
    has: (name) => !isAnySeen || seen.has(name) || outer.has(name),
  };
}

/** Reads columns of the rows of a table, which are known before the first row is read. */
export function createTableReader(outer: Reader, has: (field: string) => boolean): Reader {
  return {
    column(name) {
      if (name === itself || has(name)) return fieldOf(name);
      const inRow = outer.column(name);
      return inRow && ((scope) => inRow((scope as Scope).row));
    },
    has: (name) => name === itself || has(name) || outer.has(name),
  };
}

function fieldOf(name: string): ReadColumn {
  if (name === itself) return (scope) => (scope as Scope).element;
  const read = pathReader(name);
  return (scope) => read((scope as Scope).element);
}

/**
 * Finds the elements that the column of an `each` stands for, or says why there are none.
 *
 * @param isWhole whether the mapping takes an element as a whole, and not only its fields
 */
export function elementsIn(
  raw: unknown,
  split: Each['split'],
  table: Table | undefined,
  isWhole: boolean,
): { elements: readonly unknown[] } | { message: string } {
  if (raw instanceof Misfit) return { message: raw.message };
  if (isEmpty(raw)) return { elements: [] };
  if (table !== undefined) return { elements: table.rowsOf(raw) };
  if (Array.isArray(raw)) {
    const isText = !isWhole && raw.some((element) => typeof element !== 'object' && !isEmpty(element));
    return isText ? { message: textsMessage } : { elements: raw };
  }
  if (split === undefined || typeof raw === 'object')
    return { message: 'must be a list. For a text with several values, say what is between them, as in split: ";"' };
  const texts = keyOf(raw).split(split);
  return { elements: texts.map((text) => text.trim()).filter((text) => text !== '') };
}
