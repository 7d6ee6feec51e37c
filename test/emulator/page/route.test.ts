import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, panels, parseRoute } from '../../../src/emulator/page/route.js';

/** Half a surrogate pair is no text that a URL can hold. */
const text = fc.string({ unit: 'grapheme', minLength: 1 });

describe('the address of the emulator’s page', () => {
  it('holds what is shown, whatever is selected and looked for', () => {
    const route = fc.record({
      panel: fc.constantFrom(...panels),
      selection: fc.array(text, { maxLength: 3 }),
      query: fc.dictionary(text, text, { noNullPrototype: true, maxKeys: 3 }),
    });
    fc.assert(
      fc.property(route, (given) => {
        expect(parseRoute(formatRoute(given))).toEqual(given);
      }),
    );
  });

  it.each(['', '#', '#/', '#nothing', '#/nothing/12', '#/%', '#//'])('leads to the requests from %j', (hash) => {
    expect(parseRoute(hash).panel).toBe('requests');
  });

  it('can be anything without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => parseRoute(hash) !== undefined));
    expect(parseRoute('#/held/deals/%E0%A4%A').selection).toEqual(['deals', '%E0%A4%A']);
  });
});
