import { describe, expect, it } from 'vitest';
import { cleanDomain } from '../../../../src/index.js';
import { isSlow } from '../../../support/linear.js';
import { columnOf, oneOf } from './support.js';

const wanted = { type: 'string', format: 'domain', name: 'domain' } as const;
const optional = { wanted: { ...wanted, required: false } };
const required = { wanted: { ...wanted, required: true } };
const ofEntry = { ...optional, within: 'entry' } as const;
const noWebDomain = 'must be a web domain, such as acme.com';

describe('a web domain', () => {
  it.each([
    'acme.com',
    'ACME.com',
    'www.acme.com',
    'https://www.Acme.com/about?x=1#top',
    'https://https://acme.com',
    'http://https//acme.com',
    'https:/acme.com',
    'https://user:secret@acme.com/',
    'http://acme.com:8080',
    'https://acme.com/a,b;c?d=e|f',
    'https://acme.com/team@home',
    '//acme.com',
    ' acme.com/ ',
    'acme.com.',
    'acme.com,',
    'acme.com;',
    '"acme.com"',
    '<acme.com>',
    'acme.com; www.acme.com',
  ])('is found in %j', (text) => {
    expect(columnOf(optional, [text])).toMatchObject({ values: ['acme.com'], notes: [] });
  });

  it.each([
    'https://www.Acme.com:443/about',
    'shop.acme.co.uk',
    'WWW.acme.example/x',
    'münchen.de',
    'xn--mnchen-3ya.de',
    'acme.github.io',
  ])('is cleaned as Recotap does, and keeps its subdomain: %s', (text) => {
    expect(oneOf(optional, text)).toBe(cleanDomain(text));
  });

  it.each(['n/a', 'N/A', 'none', 'Unknown', '-', 'null', '#N/A', 'TBD', ' ? '])(
    'is missing, not wrong, in %j',
    (text) => {
      expect(oneOf(optional, text)).toBeUndefined();
      expect(oneOf(required, text)).toMatch(/must have a value/);
    },
  );

  it.each([
    'Acme Inc',
    'acme',
    'localhost',
    'acme .com',
    'http://',
    'acme..com',
    'see LinkedIn',
    'acme.unknown',
    'acme.local',
    'mailto:',
    '@',
    'jane@',
    'jane@acme',
    'acme.com, see notes',
    'acme_inc',
    '-acme.com',
    5,
    ['acme.com'],
  ])('is not guessed from %j', (text) => {
    expect(oneOf(optional, text)).toBe(noWebDomain);
  });

  it.each(['10.0.0.1', 'http://127.0.0.1:8080/x', 'https://[::1]/'])('is no IP address: %s', (text) => {
    expect(oneOf(optional, text)).toMatch(/^must be a web domain/);
  });

  it.each<[what: string, make: (length: number) => string]>([
    ['points', (length) => `${'a.'.repeat(length / 2)}!`],
    ['letters', (length) => 'a'.repeat(length)],
    ['dashes', (length) => `a${'-'.repeat(length)}.com`],
    ['commas', (length) => `acme.com${','.repeat(length)}x`],
    ['angle brackets', (length) => `${'<'.repeat(length / 2)}${'@'.repeat(length / 2)}`],
    ['points of an address', (length) => `a@${'.'.repeat(length)}`],
    ['schemes', (length) => 'https://'.repeat(length / 8)],
    ['domains', (length) => 'a.com;'.repeat(length / 6)],
  ])('is refused in time that grows no faster than the text: %s', async (_, make) => {
    expect(typeof oneOf({ ...optional }, make(200_000))).toBe('string');
    expect(await isSlow((length) => oneOf({ ...optional }, make(length)))).toBe(false);
  });
});

describe('a cell with several domains', () => {
  it.each([
    'acme.com; acme.io',
    'acme.com, acme.io',
    'acme.com|acme.io',
    'acme.com acme.io',
    'https://acme.com/\nhttps://acme.io/',
    'acme.com; N/A; acme.io; www.acme.com',
    'acme.com; linkedin.com/company/acme; acme.io',
  ])('makes an account of each in an entry of a list: %j', (text) => {
    expect(oneOf(ofEntry, text)).toEqual(['acme.com', 'acme.io']);
  });

  it('is refused where one domain is wanted, or where one of them is none', () => {
    expect(oneOf(required, 'acme.com; acme.io')).toBe('must be one domain, and this is 2');
    expect(oneOf(ofEntry, 'acme.com; Acme Inc')).toBe(noWebDomain);
    expect(oneOf(ofEntry, Array.from({ length: 1001 }, (_, index) => `a${index}.com`).join(';'))).toBe(noWebDomain);
  });
});

describe('an email address', () => {
  it.each([
    ['jane@acme.com', 'acme.com'],
    ['kim@sales.globex.com', 'globex.com'],
    ['Kim Lee <kim@sales.globex.com>', 'globex.com'],
    ['mailto:kim@globex.co.uk', 'globex.co.uk'],
    ['kim@sales.globex.uk.com.', 'globex.uk.com'],
    ['"Lee, Kim" <kim@globex.com>', 'globex.com'],
  ])('gives its registrable domain, with a note: %s', (text, domain) => {
    expect(columnOf(optional, [text])).toMatchObject({
      values: [domain],
      notes: [`1 domain comes from email addresses: ${domain}`],
    });
  });

  it('of free mail gives none, with a note', () => {
    const mails = ['kim@gmail.com', 'KIM@GoogleMail.com', 'lee@hotmail.co.uk', 'bo@gmail.com'];
    expect(columnOf(optional, mails)).toMatchObject({
      values: [undefined, undefined, undefined, undefined],
      notes: [
        '4 addresses are of free mail providers, and gave no domain: gmail.com (2), googlemail.com, hotmail.co.uk',
      ],
    });
    expect(oneOf(required, 'kim@gmail.com')).toContain('free mail');
  });

  it.each(['gmail.com', 'www.gmail.com', 'https://GMX.de/', 'mail.yahoo.com'])(
    'and the bare domain of its provider tell no company: %s',
    (text) => {
      const { values, notes } = columnOf(optional, [text]);
      expect(values).toEqual([undefined]);
      expect(notes).toEqual([expect.stringContaining('1 address is of free mail providers')]);
      expect(oneOf(required, text)).toContain('a free mail provider does not tell the company');
    },
  );

  it('among several makes an account of each company', () => {
    expect(oneOf(ofEntry, 'Kim <kim@acme.com>, Lee <lee@globex.com>, Bo <bo@gmail.com>')).toEqual([
      'acme.com',
      'globex.com',
    ]);
  });
});

describe('a public suffix', () => {
  it.each(['co.uk', 'com', 'www.co.uk', 'https://com.au/', 'k12.ca.us'])('of a registry is no domain: %s', (text) => {
    expect(oneOf(optional, text)).toBe(`${noWebDomain}, and not a public suffix, below which anyone may have a domain`);
  });

  it.each(['github.io', 'https://herokuapp.com', 'vercel.app', 'uk.com'])(
    'of a host is left out with a note: %s',
    (text) => {
      const { values, notes } = columnOf(optional, [text]);
      expect(values).toEqual([undefined]);
      expect(notes).toEqual([expect.stringContaining('1 domain is a social network or site builder')]);
      expect(oneOf(required, text)).toContain('a host of sites does not tell the company');
    },
  );

  it.each([
    ['acme.github.io', 'acme.github.io'],
    ['kim@acme.github.io', 'acme.github.io'],
    ['shop.acme.uk.com', 'shop.acme.uk.com'],
    ['kim@shop.acme.uk.com', 'acme.uk.com'],
  ])('has domains below it, each with its own owner: %s', (text, domain) => {
    expect(oneOf(optional, text)).toBe(domain);
  });
});

describe('a social network or a site builder', () => {
  it('tells no company, and is left out with a note', () => {
    const pages = [
      'https://www.linkedin.com/company/acme',
      'https://de.linkedin.com/company/globex',
      'www.facebook.com/initech',
      'acme.wixsite.com/home',
      'https://sites.google.com/view/acme',
      'https://x.com/acme',
      'youtube.com/@acme',
    ];
    expect(columnOf(optional, pages)).toMatchObject({
      values: pages.map(() => undefined),
      notes: [
        '7 domains are social networks or site builders: linkedin.com (2), facebook.com, wixsite.com, sites.google.com, x.com, youtube.com',
      ],
    });
    expect(columnOf(optional, ['linkedin.com']).notes).toEqual([
      '1 domain is a social network or site builder: linkedin.com',
    ]);
    expect(oneOf(required, 'linkedin.com/company/acme')).toContain('social network');
  });

  it('is not seen in a domain that only ends alike', () => {
    expect(columnOf(optional, ['netflix.com', 'google.com', 'acmex.com']).notes).toEqual([]);
  });
});
