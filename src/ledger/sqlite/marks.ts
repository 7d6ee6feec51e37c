import { crc32 } from 'node:zlib';
import type { Database } from './driver.js';
import { damaged } from './errors.js';

/** The texts that a lane keeps under names. */
export interface Marks {
  of(name: string): string | undefined;
  /** @param value undefined removes it */
  set(name: string, value: string | undefined): void;
}

export function createMarks({ lane, db, path }: { lane: number; db: Database; path: string }): Marks {
  const one = db.prepare('select value, checksum from mark where lane = ? and name = ?');
  const write = db.prepare('insert or replace into mark (lane, name, value, checksum) values (?, ?, ?, ?)');
  const remove = db.prepare('delete from mark where lane = ? and name = ?');
  const checksumOf = (name: string, value: string) => crc32(`${lane}\n${name}\n${value}`);
  return {
    of(name) {
      const found = one.get(lane, name) as { value: string; checksum: number } | undefined;
      if (found === undefined) return undefined;
      if (checksumOf(name, found.value) !== found.checksum)
        throw damaged(path, `the mark '${name}' is not what was written`);
      return found.value;
    },
    set(name, value) {
      if (value === undefined) remove.run(lane, name);
      else write.run(lane, name, value, checksumOf(name, value));
    },
  };
}
