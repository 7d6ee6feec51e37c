import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWaiting } from '../../../../src/cli/read/join/waiting.js';

it('rows come back whole and in order once the last of their id has come, at once or at the end', () => {
  const anyRow = fc.record({ id: fc.nat(5).map(String), name: fc.string({ unit: 'grapheme' }) });
  fc.assert(
    fc.property(fc.array(anyRow), fc.integer({ min: 1, max: 600 }), (rows, mostInMemory) => {
      const waiting = createWaiting(mostInMemory);
      const found = new Map<string, unknown[]>();
      const note = (parts: { item: { id?: unknown } }[] | undefined) => {
        if (parts !== undefined) found.set(String(parts[0]?.item.id), parts);
      };
      const parts = rows.map((item, row) => ({ item, issues: [], place: { row, line: row + 1, file: 0 } }));
      for (const [at, part] of parts.entries()) {
        const { id } = part.item;
        const others = (from: number, to: number) => rows.slice(from, to).some((row) => row.id === id);
        waiting.put(id, part, !others(0, at));
        if (!others(at + 1, rows.length)) note(waiting.take(id));
      }
      for (const left of waiting.rest()) note(left);
      expect(waiting.rows).toBe(0);
      for (const [id, own] of found) expect(own).toEqual(parts.filter(({ item }) => item.id === id));
      expect(found.size).toBe(new Set(rows.map(({ id }) => id)).size);
      waiting.close();
    }),
  );
});
