import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrder } from '../../src/batch/order.js';
import type { NotTaken } from '../../src/batch/outcome.js';
import { createPacker, type Packing } from '../../src/batch/packer.js';
import { createVirtualClock } from '../support/virtual-clock.js';

interface Item {
  id: string;
  good: boolean;
}
type Outcome = { index: number; id: string | undefined } & NotTaken;

const operation = (maxItems: number): Packing<Item, Outcome> => ({
  maxItems,
  idField: 'id',
  idOf: ({ id }) => id,
  validate: (value) =>
    (value as Item).good
      ? { valid: true, value: value as Item }
      : { valid: false, issues: [{ path: '', message: 'bad' }] },
  outcome: (index, id, _, status) => ({ index, id, ...status }),
});

const inputs = fc.array(fc.record({ id: fc.constantFrom(...'abcdefgh'), good: fc.boolean() }), { maxLength: 60 });

/** Packs everything, taking a batch whenever one is full and what is left at the end. */
function pack(items: Item[], maxItems: number) {
  const order = createOrder(createVirtualClock(), 1_000);
  const packer = createPacker(operation(maxItems), order, () => {});
  const take = () => {
    const batch = packer.take();
    for (const entry of batch) order.leave(entry);
    return batch;
  };
  const outcomes: Outcome[] = [];
  const batches = [];
  for (const item of items) {
    const outcome = packer.add(item);
    if (outcome !== undefined) outcomes.push(outcome);
    if (packer.full) batches.push(take());
  }
  if (packer.size > 0) batches.push(take());
  return { outcomes, batches };
}

describe('for any input, the packer', () => {
  it('puts every item into exactly one batch or gives it exactly one outcome', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 10 }), (items, maxItems) => {
        const { outcomes, batches } = pack(items, maxItems);
        const indexes = [...outcomes, ...batches.flat()].map(({ index }) => index);
        expect(indexes.sort((a, b) => a - b)).toEqual(items.map((_, index) => index));
      }),
    );
  });

  it('never fills a batch beyond its limit, nor with one id twice', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 10 }), (items, maxItems) => {
        for (const batch of pack(items, maxItems).batches) {
          expect(batch.length).toBeLessThanOrEqual(maxItems);
          expect(new Set(batch.map(({ id }) => id)).size).toBe(batch.length);
        }
      }),
    );
  });

  it('keeps the versions of one id in the order of the input, and the last valid one always', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 10 }), (items, maxItems) => {
        const packed = pack(items, maxItems).batches.flat();
        for (const id of new Set(items.map((item) => item.id))) {
          const indexes = packed.filter((entry) => entry.id === id).map(({ index }) => index);
          expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
          const last = items.findLastIndex((item) => item.id === id && item.good);
          expect(indexes.at(-1)).toBe(last === -1 ? undefined : last);
        }
      }),
    );
  });

  it('supersedes an item only by a later one with the same id', () => {
    fc.assert(
      fc.property(inputs, (items) => {
        for (const outcome of pack(items, 5).outcomes) {
          if (outcome.status !== 'superseded') continue;
          expect(outcome.by).toBeGreaterThan(outcome.index);
          expect(items[outcome.by]?.id).toBe(outcome.id);
        }
      }),
    );
  });
});
