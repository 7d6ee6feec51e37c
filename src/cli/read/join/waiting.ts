import { hashOf } from './hash.js';
import type { Waiting } from './model.js';
import { createPartitions } from './partitions.js';
import type { Part } from './shape.js';

/** About as many bytes. */
const mostInMemory = 8 * 1024 * 1024;

/** Beyond a few MB, the rows go to a temporary file. */
export function createWaiting(most = mostInMemory): Waiting {
  /** The rows of ids of which none is in the file. */
  const inMemory = new Map<string, Part[]>();
  const partitions = createPartitions();
  let size = 0;
  let rows = 0;

  function spill(id: string, part: Part): void {
    partitions.add(hashOf(id), Buffer.from(`${JSON.stringify([id, part])}\n`));
  }

  function remove(id: string): Part[] {
    const parts = inMemory.get(id) ?? [];
    inMemory.delete(id);
    for (const part of parts) size -= sizeOf(part);
    rows -= parts.length;
    return parts;
  }

  return {
    get rows() {
      return rows;
    },
    put(id, part, isFirst) {
      rows++;
      const parts = inMemory.get(id) ?? (isFirst ? [] : undefined);
      if (parts === undefined) return spill(id, part);
      parts.push(part);
      inMemory.set(id, parts);
      size += sizeOf(part);
      if (size <= most) return;
      for (const [other, waiting] of inMemory) for (const each of waiting) spill(other, each);
      inMemory.clear();
      size = 0;
    },
    take: (id) => (inMemory.has(id) ? remove(id) : undefined),
    *rest() {
      for (const id of [...inMemory.keys()]) yield remove(id);
      for (const bytes of partitions.read()) {
        for (const parts of partsIn(bytes)) {
          rows -= parts.length;
          yield parts;
        }
      }
    },
    close: partitions.close,
  };
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 24 + value.length;
  if (typeof value !== 'object' || value === null) return 16;
  let size = 32;
  for (const key in value) size += 16 + sizeOf((value as Record<string, unknown>)[key]);
  return size;
}

function partsIn(bytes: Buffer): Iterable<Part[]> {
  const byId = new Map<string, Part[]>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start);
    const [id, part] = JSON.parse(bytes.toString('utf8', start, end)) as [string, Part];
    start = end + 1;
    const parts = byId.get(id);
    if (parts === undefined) byId.set(id, [part]);
    else parts.push(part);
  }
  return byId.values();
}
