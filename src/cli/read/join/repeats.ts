import { type Hash, hashOf } from './hash.js';
import type { Repeats } from './model.js';
import { createPartitions } from './partitions.js';

/** Finds the ids that several rows have, before the first item is made. It keeps one byte a row in memory. */
export interface Survey {
  /** Sees each row once, in order. @param id undefined for a row that stands for itself */
  see(id: string | undefined): void;
  /** What was found, once all rows were seen. */
  repeats(): Repeats;
  /** Deletes the temporary file. */
  close(): void;
}

/** In the byte of a row: these bits, and five bits of the hash of its id. A row that stands for itself has 0. */
const bits = { isKnown: 0x80, isFirst: 0x40, isLast: 0x20, hash: 0x1f };

/** In bytes: the hash of the id, and the number of the row. */
const recordSize = 16;

export function createSurvey(): Survey {
  const partitions = createPartitions();
  const record = Buffer.alloc(recordSize);
  let rows = new Uint8Array(1024);
  let size = 0;
  let ids = 0;

  /** Takes the marks of the first and the last row from those between. */
  function settle(records: Buffer): void {
    const total = records.length / recordSize;
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(total * 2))).fill(-1);
    for (let index = 0; index < total; index++) {
      const at = index * recordSize;
      const [high, low] = [records.readUInt32LE(at), records.readUInt32LE(at + 4)];
      let slot = low & (slots.length - 1);
      for (; ; slot = (slot + 1) & (slots.length - 1)) {
        const before = (slots[slot] as number) * recordSize;
        if (before < 0) break;
        if (records.readUInt32LE(before) !== high || records.readUInt32LE(before + 4) !== low) continue;
        join(records.readDoubleLE(before + 8), records.readDoubleLE(at + 8));
        break;
      }
      slots[slot] = index;
    }
  }

  function join(row: number, next: number): void {
    if (((rows[row] as number) & bits.isFirst) !== 0) ids++;
    rows[row] = (rows[row] as number) & ~bits.isLast;
    rows[next] = (rows[next] as number) & ~bits.isFirst;
  }

  function isMarked(row: number, mark: number): boolean {
    const byte = rows[row] ?? 0;
    return byte === 0 || (byte & mark) !== 0;
  }

  return {
    see(id) {
      if (size === rows.length) {
        const more = new Uint8Array(size * 2);
        more.set(rows);
        rows = more;
      }
      const row = size++;
      if (id === undefined) return;
      const hash = hashOf(id);
      rows[row] = bits.isKnown | bits.isFirst | bits.isLast | checkOf(hash);
      record.writeUInt32LE(hash[0], 0);
      record.writeUInt32LE(hash[1], 4);
      record.writeDoubleLE(row, 8);
      partitions.add(hash, record);
    },
    repeats() {
      for (const records of partitions.read()) settle(records);
      partitions.close();
      return {
        ids,
        isFirst: (row) => isMarked(row, bits.isFirst),
        isLast: (row) => isMarked(row, bits.isLast),
        had: (row, id) =>
          rows[row] === 0 || (id !== undefined && checkOf(hashOf(id)) === ((rows[row] ?? 0) & bits.hash)),
      };
    },
    close: partitions.close,
  };
}

function checkOf([high, low]: Hash): number {
  return (high ^ (low >>> 27)) & bits.hash;
}
