import type { ContractField } from '../../../../generated/fields.js';
import { createGroups, type Groups } from './groups.js';
import { hashOf } from './hash.js';
import type { Place } from './model.js';
import { createSeen } from './seen.js';

/** Finds the ids that several rows have, before the first item is made. */
export interface Survey {
  readonly groups: Groups;
  readonly compared: Compared;
  /**
   * Sees each row once.
   *
   * @param raw gives the item of the row with its values as the file has them
   */
  see(id: string, raw: () => Record<string, unknown>, place: Place): void;
}

/** The fields in which rows are compared. */
export interface Compared {
  readonly names: readonly string[];
  /** A hash for each name. */
  hashesOf(raw: Record<string, unknown>): Uint32Array;
}

/** @param expected about how many rows there are */
export function createSurvey(fields: readonly ContractField[], expected: number): Survey {
  const compared = comparedFields(fields);
  const groups = createGroups(compared.names.length);
  const seen = createSeen(expected);
  return {
    groups,
    compared,
    see(id, raw, { row, line, file }) {
      const hash = hashOf(id);
      if (!seen.add(hash)) return;
      const known = groups.find(hash);
      const group = known === -1 ? groups.add(hash, compared.hashesOf(raw())) : known;
      if (known !== -1) groups.compare(group, compared.hashesOf(raw()));
      groups.setLast(group, row, line, file);
    },
  };
}

/** The last name stands for all keys that are no fields. */
export function comparedFields(fields: readonly ContractField[]): Compared {
  const names = fields.map(({ name }) => name);
  const known = new Set(names);
  return {
    names: [...names, 'other fields'],
    hashesOf(raw) {
      const hashes = new Uint32Array(names.length + 1);
      for (let index = 0; index < names.length; index++) hashes[index] = hashOfValue(raw[names[index] as string]);
      const others = Object.keys(raw).filter((key) => !known.has(key));
      if (others.length > 0) hashes[names.length] = hashOfValue(others.sort().map((key) => [key, raw[key]]));
      return hashes;
    },
  };
}

function hashOfValue(value: unknown): number {
  if (value === undefined || value === null) return 0;
  const [high, low] = hashOf(typeof value === 'string' ? value.trim() : JSON.stringify(value));
  return (high ^ low) >>> 0;
}
