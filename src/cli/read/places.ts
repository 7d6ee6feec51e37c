import type { ItemPlace, ReadRow } from './items/item.js';
import type { Joined } from './join/model.js';
import type { Place } from './join/shape.js';

/** Where the items stand that were given and not settled yet, by their index. */
export interface Places {
  /** How many items were given. */
  readonly count: number;
  /** The next item. @param own what its row itself says about its place */
  add(joined: Joined, own?: Partial<ItemPlace>): void;
  get(index: number): ItemPlace | undefined;
  /** Returns a place once, so that memory does not grow with the file. */
  take(index: number): ItemPlace | undefined;
}

/** @param files in their order */
export function createPlaces(
  files: readonly { readonly name: string; readonly columns: readonly string[] | undefined }[],
): Places {
  const places = new Map<number, ItemPlace>();
  let count = 0;

  /** Named only when there are several. */
  const nameOf = (file: number) => (files.length > 1 ? files[file]?.name : undefined);

  function placeOf({ at, places: own, newer }: Joined): ItemPlace {
    const rows = own.flatMap(rowAt);
    const lines = new Set(own.map(({ line, file }) => (files.length > 1 ? `${nameOf(file)}:${line}` : line)));
    return {
      line: at.line,
      file: nameOf(at.file),
      newer: newer?.line,
      version: own.at(-1)?.version,
      ...(lines.size > 1 ? { lines: [...lines] } : {}),
      ...(rows.length === 0 ? {} : { rows }),
    };
  }

  function rowAt({ line, file, cells }: Place): ReadRow[] {
    const { columns = [] } = files[file] ?? {};
    return cells === undefined ? [] : [{ line, file: nameOf(file), columns, cells }];
  }

  return {
    get count() {
      return count;
    },
    add(joined, own) {
      places.set(count++, { ...placeOf(joined), ...own });
    },
    get: (index) => places.get(index),
    take(index) {
      const found = places.get(index);
      places.delete(index);
      return found;
    },
  };
}
