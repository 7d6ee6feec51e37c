import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanDomain } from '../../src/index.js';

describe('A domain as Recotap compares it', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['ACME.com', 'acme.com'],
    [' acme.com\n', 'acme.com'],
    ['www.acme.com', 'acme.com'],
    ['WWW.acme.com', 'acme.com'],
    ['https://acme.com', 'acme.com'],
    ['HTTPS://www.Acme.com:443/about?x=1#top', 'acme.com'],
    ['acme.com/about', 'acme.com'],
    ['acme.com?from=http://other.com', 'acme.com'],
    ['acme.com:8080', 'acme.com'],
    ['eu.acme.co.uk', 'eu.acme.co.uk'],
    ['wwwacme.com', 'wwwacme.com'],
    ['www.www.com', 'www.com'],
    ['//acme.com', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['', ''],
  ])('of %j is %j', (text, domain) => {
    expect(cleanDomain(text)).toBe(domain);
  });

  it('is the same however a web address of it is written', () => {
    const scheme = fc.constantFrom('', 'http://', 'https://', 'HTTPS://');
    const port = fc.constantFrom('', ':80', ':8443');
    const path = fc.constantFrom('', '/', '/a/b', '?q=1', '#top');
    fc.assert(
      fc.property(fc.domain(), scheme, fc.boolean(), port, path, (domain, before, www, after, rest) => {
        fc.pre(!domain.startsWith('www.'));
        expect(cleanDomain(`${before}${www ? 'www.' : ''}${domain}${after}${rest}`)).toBe(domain);
      }),
    );
  });
});
