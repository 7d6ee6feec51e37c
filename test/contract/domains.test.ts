import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../scripts/generate/contract.js';

const pattern = new RegExp(String(readContract().schemas.DomainList?.pattern), 'u');

describe("the contract's rule for a list of domains in a query", () => {
  it('accepts whatever JSON.stringify makes of an array of domains or web addresses', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.domain(), fc.webUrl())), fc.nat(2), (domains, indent) => {
        expect(JSON.stringify(domains, undefined, indent)).toMatch(pattern);
      }),
    );
  });

  it('accepts what is a JSON array of strings, and nothing else', () => {
    const character = fc.constantFrom(...'[]",\\ abcnu0/.\n{}:1');
    const near = fc.array(character, { maxLength: 12 }).map((characters) => `[${characters.join('')}]`);
    const json = fc
      .array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.nat()))
      .map((all) => JSON.stringify(all));
    fc.assert(
      fc.property(fc.oneof(near, json), (text) => {
        expect(pattern.test(text), text).toBe(isListOfStrings(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['acme.com', '["acme.com"', '[acme.com]', '"acme.com"', '["acme.com",]', '[1]', ''])('refuses %j', (text) => {
    expect(text).not.toMatch(pattern);
  });
});

function isListOfStrings(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string');
  } catch {
    return false;
  }
}
