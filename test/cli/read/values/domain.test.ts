import { describe, expect, it } from 'vitest';
import { parseDomain } from '../../../../src/cli/read/values/domain.js';
import { cleanDomain } from '../../../../src/index.js';

describe('a web domain', () => {
  it.each([
    'acme.com',
    'ACME.com',
    'www.acme.com',
    'https://www.Acme.com/about?x=1#top',
    'http://acme.com:8080',
    '//acme.com',
    ' acme.com/ ',
    'acme.com.',
  ])('is found in %j', (text) => {
    expect(parseDomain(text)).toBe('acme.com');
  });

  it.each([
    'https://www.Acme.com:443/about',
    'shop.acme.co.uk',
    'WWW.acme.example/x',
    'münchen.de',
    'xn--mnchen-3ya.de',
  ])('is cleaned as Recotap does: %s', (text) => {
    expect(parseDomain(text)).toBe(cleanDomain(text));
  });

  it.each(['n/a', 'N/A', 'none', 'Unknown', '-', 'null', '#N/A'])('is missing, not wrong, in %j', (text) => {
    expect(parseDomain(text)).toBeUndefined();
  });

  it.each([
    'Acme Inc',
    'acme',
    'localhost',
    'jane@acme.com',
    'acme .com',
    '10.0.0.1',
    'http://',
    'acme..com',
    'see LinkedIn',
  ])('is not guessed from %j', (text) => {
    expect(parseDomain(text)).toBeNull();
  });

  it('is refused in no time, however long the text', () => {
    expect(parseDomain(`${'a.'.repeat(200_000)}!`)).toBeNull();
    expect(parseDomain('a'.repeat(500_000))).toBeNull();
    expect(parseDomain(`a${'-'.repeat(500_000)}.com`)).toBeNull();
  });
});
