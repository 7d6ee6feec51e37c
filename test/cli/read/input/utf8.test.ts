import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUtf8Check, type NotUtf8 } from '../../../../src/cli/read/input/utf8.js';

/** What the check finds in bytes that come in chunks. */
function check(bytes: Buffer, size: number): NotUtf8 | undefined {
  const utf8 = createUtf8Check();
  for (let at = 0; at < bytes.length; at += size) {
    const wrong = utf8.push(bytes.subarray(at, at + size));
    if (wrong !== undefined) return wrong;
  }
  return utf8.end();
}

const size = fc.integer({ min: 1, max: 12 });
const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é', '€', '😀') });

describe('the check for UTF-8', () => {
  it('passes every text, wherever it is cut', () => {
    fc.assert(fc.property(text, size, (value, cut) => check(Buffer.from(value), cut) === undefined));
  });

  it('finds fault with exactly the bytes that are no UTF-8', () => {
    const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array));
    const likely = fc
      .array(fc.constantFrom(0x0a, 0x41, 0x80, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xff))
      .map((array) => Buffer.from(array));
    fc.assert(
      fc.property(fc.oneof(bytes, likely), size, (value, cut) => (check(value, cut) === undefined) === isUtf8(value)),
    );
  });

  it('names the place: the byte, its offset and its line', () => {
    fc.assert(
      fc.property(text, text, size, (before, after, cut) => {
        const start = Buffer.from(before);
        const wrong = check(Buffer.concat([start, Buffer.from([0xe9]), Buffer.from(`,${after}`)]), cut);
        expect(wrong).toEqual({ offset: start.length, line: before.split('\n').length, byte: 0xe9 });
      }),
    );
  });
});
