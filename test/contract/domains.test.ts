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

  it('accepts nothing but JSON arrays of strings that are not empty', () => {
    const character = fc.constantFrom(...'[]",\\ abc.\n{}:1');
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 12 }).map((characters) => `[${characters.join('')}]`),
        (text) => {
          fc.pre(pattern.test(text));
          const domains: unknown = JSON.parse(text.replaceAll('\n', ' '));
          expect(domains).toEqual(
            (domains as unknown[]).filter((domain) => typeof domain === 'string' && domain !== ''),
          );
        },
      ),
      { numRuns: 2_000, maxSkipsPerRun: 1_000 },
    );
  });

  it.each(['acme.com', '["acme.com"', '[acme.com]', '"acme.com"', '["acme.com",]', '[1]', ''])('refuses %j', (text) => {
    expect(text).not.toMatch(pattern);
  });
});
