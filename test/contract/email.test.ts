import fc from 'fast-check';
import isEmail from 'validator/lib/isEmail.js';
import { describe, expect, it } from 'vitest';
import { validateDeal } from '../../generated/validate.js';

function contractAccepts(ownerEmail: string): boolean {
  return validateDeal({ externalDealId: 'deal-001', name: 'Acme Corp', ownerEmail });
}

/** What class-validator's `IsEmail` runs, with its defaults. It throws on half a surrogate pair, which accepts nothing. */
function vendorAccepts(email: string): boolean {
  try {
    return isEmail.default(email);
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

const bytes = (text: string) => new TextEncoder().encode(text).length;
const localPart = (email: string) => email.slice(0, email.lastIndexOf('@'));
const domain = (email: string) => email.slice(email.lastIndexOf('@') + 1);

/** The contract is known to refuse these although the vendor takes them. */
function knownTooStrict(email: string): boolean {
  return localPart(email).startsWith('"') || /[\u{10000}-\u{10FFFF}]/u.test(domain(email));
}

/** The contract is known to accept these although the vendor refuses them: no pattern can count bytes. */
function knownTooLax(email: string): boolean {
  return bytes(localPart(email)) > 64 || bytes(domain(email)) > 254;
}

const atom = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...'abcxyzABCXYZ0189') },
  { weight: 3, arbitrary: fc.constantFrom(...".-_+!#$%&'*/=?^`{|}~") },
  { weight: 1, arbitrary: fc.constantFrom(...' ,;:()<>[]\\"@\t\n\u0000\u007F') },
  // The edges of every range in the vendor's rules, on both sides, and its white space.
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...'\u0080\u00A0\u00A1\u00A8\u00A9\u00AA\u00E9\u1680\u2000\u200A\u200B\u2028\u2029\u202F\u205F\u3000\u4E2D',
      ...'\uD7FF\uE000\uF8FF\uF900\uFDCF\uFDD0\uFDEF\uFDF0\uFEFF\uFF00\uFF01\uFF21\uFF5E\uFF5F\uFFEF\uFFF0\uFFFF',
      '\uD800',
      '\uDFFF',
      '\u{1F600}',
    ),
  },
);
const text = (max: number) => fc.array(atom, { minLength: 0, maxLength: max }).map((parts) => parts.join(''));
const letters = (min: number, max: number) =>
  fc.tuple(fc.constantFrom('a', 'Z', '9', '\u00E9', '\u4E2D'), fc.integer({ min, max })).map(([c, n]) => c.repeat(n));

const label = fc.oneof(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/), letters(60, 65), text(4));
const topLevel = fc.oneof(
  fc.constantFrom('com', 'io', 'c', 'museum', 'xn--p1ai', 'XN--P1AI', 'xn--', 'xn-', 'xn1-', 'xn--a-', '123', 'c1', ''),
  fc.constantFrom('a-b', 'co_m', '\u4E2D\u56FD', '\u00A9\u00A9', '\u3000\u3000', '\uFF43\uFF4F\uFF4D', 'com.', 'com\n'),
  letters(1, 66),
  text(3),
);
const assembled = fc
  .tuple(
    fc.oneof(fc.stringMatching(/^[a-z0-9+_-]{1,12}(\.[a-z0-9]{1,5})?$/), letters(62, 66), text(6)),
    fc.array(label, { minLength: 0, maxLength: 5 }),
    topLevel,
  )
  .map(([local, labels, tld]) => `${local}@${[...labels, tld].join('.')}`);
const spoilt = fc
  .tuple(fc.emailAddress(), atom, fc.nat())
  .map(([email, extra, at]) => email.slice(0, at % (email.length + 1)) + extra + email.slice(at % (email.length + 1)));
const quoted = fc.tuple(text(8), fc.emailAddress()).map(([name, email]) => `"${name}"@${domain(email)}`);
const named = fc.tuple(text(8), fc.emailAddress()).map(([name, email]) => `${name} <${email}>`);
const anyEmail = fc.oneof(
  fc.emailAddress(),
  assembled,
  spoilt,
  quoted,
  named,
  fc.string(),
  fc.string({ unit: 'binary' }),
);

describe("the contract's email rule, beside the one that the vendor's validator runs", () => {
  it('accepts whatever that one accepts, quoted names and emoji domains aside', () => {
    fc.assert(
      fc.property(anyEmail, (email) => {
        fc.pre(vendorAccepts(email) && !knownTooStrict(email));
        expect(contractAccepts(email), JSON.stringify(email)).toBe(true);
      }),
      { numRuns: 3_000, maxSkipsPerRun: 50 },
    );
  });

  it('accepts nothing else, addresses of too many bytes aside', () => {
    fc.assert(
      fc.property(anyEmail, (email) => {
        fc.pre(contractAccepts(email) && !knownTooLax(email));
        expect(vendorAccepts(email), JSON.stringify(email)).toBe(true);
      }),
      { numRuns: 3_000, maxSkipsPerRun: 50 },
    );
  });

  it('agrees on each character of the basic plane, in the name, in the domain and in the top-level domain', () => {
    const disagreed: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      for (const email of [`a${character}b@acme.com`, `jane@a${character}b.com`, `jane@acme.c${character}m`]) {
        if (contractAccepts(email) !== vendorAccepts(email)) disagreed.push(JSON.stringify(email));
      }
    }
    expect(disagreed).toEqual([]);
  });

  it.each([
    ['a name of 64 bytes', `${'a'.repeat(64)}@acme.com`],
    ['a label of 63 characters', `jane@${'a'.repeat(63)}.com`],
    ['254 characters in all', `${'a'.repeat(64)}@${'b.'.repeat(93)}com`],
    ['a domain in another script', 'jane@\u4F8B\u3048.\u4E2D\u56FD'],
  ])('accepts %s, as the vendor does', (_, email) => {
    expect([contractAccepts(email), vendorAccepts(email)]).toEqual([true, true]);
  });

  it.each([
    ['no top-level domain', 'jane@localhost'],
    ['an address literal', 'jane@[127.0.0.1]'],
    ['a label of 64 characters', `jane@${'a'.repeat(64)}.com`],
    ['255 characters in all', `${'a'.repeat(64)}@${'b.'.repeat(93)}coms`],
    ['a hyphen at the end of a label', 'jane@acme-.com'],
    ['two dots in a row', 'jane..smith@acme.com'],
    ['white space around it', ' jane@acme.com'],
    ['a display name', 'Jane <jane@acme.com>'],
    ['full-width letters in the domain', 'jane@\uFF41cme.com'],
    ['a punycode ending that ends in a hyphen', 'jane@acme.xn--'],
  ])('refuses %s, as the vendor does', (_, email) => {
    expect([contractAccepts(email), vendorAccepts(email)]).toEqual([false, false]);
  });

  it.each([
    ['a name of 65 bytes', `${'a'.repeat(65)}@acme.com`, true],
    ['a domain of more than 254 bytes', `jane@${'\u4E2D.'.repeat(80)}com`, true],
    ['a quoted name', '"jane smith"@acme.com', false],
    ['an emoji domain', 'jane@\u{1F600}.com', false],
  ])('differs from it, knowingly, on %s', (_, email, accepted) => {
    expect([contractAccepts(email), vendorAccepts(email)]).toEqual([accepted, !accepted]);
  });
});
