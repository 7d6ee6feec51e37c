import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeld } from '../../../../src/cli/read/join/held.js';

it('what waits for its group comes back in order, also from a file', () => {
  const anyText = fc.record({ group: fc.nat(5), text: fc.string({ unit: 'grapheme' }) });
  fc.assert(
    fc.property(fc.array(anyText), fc.integer({ min: 1, max: 60 }), (texts, mostInMemory) => {
      const held = createHeld(mostInMemory);
      for (const { group, text } of texts) held.put(group, text);
      for (const group of held.groups()) {
        expect(held.take(group)).toEqual(texts.filter((each) => each.group === group).map(({ text }) => text));
      }
      expect(held.groups()).toEqual([]);
      held.close();
    }),
  );
});
