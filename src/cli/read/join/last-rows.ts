/** What is kept of the last row of an id, as hashes of up to 53 bits. */
export interface LastRow {
  fields: number;
  entries: number;
  isInvalid: boolean;
}

/** The last rows by the hashes of their ids, in 25 to 50 bytes each. */
export interface LastRows {
  readonly size: number;
  get(id: number): LastRow | undefined;
  set(id: number, row: LastRow): void;
}

interface Table {
  ids: Float64Array;
  fields: Float64Array;
  entries: Float64Array;
  isInvalid: Uint8Array;
}

const free = -1;

export function createLastRows(): LastRows {
  let table = tableOf(1024);
  let size = 0;

  return {
    get size() {
      return size;
    },
    get(id) {
      const at = slotOf(id, table);
      if (table.ids[at] === free) return undefined;
      const { fields, entries, isInvalid } = table;
      return { fields: fields[at] as number, entries: entries[at] as number, isInvalid: isInvalid[at] === 1 };
    },
    set(id, row) {
      if (table.ids[slotOf(id, table)] === free && ++size * 2 > table.ids.length) table = larger(table);
      put(table, id, row);
    },
  };
}

function tableOf(slots: number): Table {
  return {
    ids: new Float64Array(slots).fill(free),
    fields: new Float64Array(slots),
    entries: new Float64Array(slots),
    isInvalid: new Uint8Array(slots),
  };
}

function slotOf(id: number, { ids }: Table): number {
  let slot = id % ids.length;
  while (ids[slot] !== free && ids[slot] !== id) slot = (slot + 1) % ids.length;
  return slot;
}

function put(table: Table, id: number, { fields, entries, isInvalid }: LastRow): void {
  const at = slotOf(id, table);
  table.ids[at] = id;
  table.fields[at] = fields;
  table.entries[at] = entries;
  table.isInvalid[at] = isInvalid ? 1 : 0;
}

function larger(table: Table): Table {
  const next = tableOf(table.ids.length * 2);
  for (const [at, id] of table.ids.entries()) {
    if (id === free) continue;
    const [fields, entries] = [table.fields[at] as number, table.entries[at] as number];
    put(next, id, { fields, entries, isInvalid: table.isInvalid[at] === 1 });
  }
  return next;
}
