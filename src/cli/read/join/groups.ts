/** 64 bits. */
type Hash = readonly [high: number, low: number];

/** What was counted of a group already. */
export const marks = { repeated: 0, differing: 1 } as const;
export type Mark = (typeof marks)[keyof typeof marks];

/** Groups by the hashes of their ids, in arrays of numbers: millions of them fit. */
export interface Groups {
  readonly size: number;
  /** Returns the number of the group with this id, or -1. */
  find(id: Hash): number;
  /** Adds a group with these hashes of its fields. */
  add(id: Hash, fields: Uint32Array): number;
  /** Notes the fields in which a row differs from the first of its group, and returns all in which rows differ. */
  compare(group: number, fields: Uint32Array): number;
  setLast(group: number, row: number, line: number, file: number): void;
  /** Sets a mark of a group. Returns whether it was not set before. */
  mark(group: number, mark: Mark): boolean;
  last(group: number): { row: number; line: number; file: number };
}

/** @param width the number of fields, of at most 31 */
export function createGroups(width: number): Groups {
  let capacity = 1024;
  let size = 0;
  let slots = new Int32Array(capacity * 2).fill(-1);
  let ids = new Uint32Array(capacity * 2);
  let hashes = new Uint32Array(capacity * width);
  let differs = new Uint32Array(capacity);
  let marked = new Uint8Array(capacity);
  let lasts = new Float64Array(capacity * 3);

  function slotOf([high, low]: Hash): number {
    for (let slot = low & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const group = slots[slot] ?? -1;
      if (group === -1 || (ids[group * 2] === high && ids[group * 2 + 1] === low)) return slot;
    }
  }

  function grow(): void {
    capacity *= 2;
    ids = enlarged(ids, new Uint32Array(capacity * 2));
    hashes = enlarged(hashes, new Uint32Array(capacity * width));
    differs = enlarged(differs, new Uint32Array(capacity));
    marked = enlarged(marked, new Uint8Array(capacity));
    lasts = enlarged(lasts, new Float64Array(capacity * 3));
    slots = new Int32Array(capacity * 2).fill(-1);
    for (let group = 0; group < size; group++) {
      slots[slotOf([ids[group * 2] ?? 0, ids[group * 2 + 1] ?? 0])] = group;
    }
  }

  return {
    get size() {
      return size;
    },
    find: (id) => slots[slotOf(id)] ?? -1,
    add(id, fields) {
      if (size === capacity) grow();
      const group = size++;
      ids.set(id, group * 2);
      hashes.set(fields, group * width);
      slots[slotOf(id)] = group;
      return group;
    },
    compare(group, fields) {
      let bits = differs[group] ?? 0;
      for (let field = 0; field < width; field++)
        if (hashes[group * width + field] !== fields[field]) bits |= 1 << field;
      differs[group] = bits;
      return bits;
    },
    setLast(group, row, line, file) {
      lasts[group * 3] = row;
      lasts[group * 3 + 1] = line;
      lasts[group * 3 + 2] = file;
    },
    mark(group, mark) {
      const before = marked[group] ?? 0;
      marked[group] = before | (1 << mark);
      return marked[group] !== before;
    },
    last: (group) => ({
      row: lasts[group * 3] ?? 0,
      line: lasts[group * 3 + 1] ?? 0,
      file: lasts[group * 3 + 2] ?? 0,
    }),
  };
}

function enlarged<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
