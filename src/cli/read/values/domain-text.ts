import freeMailProviders from 'email-providers/all.json' with { type: 'json' };
import { parse } from 'tldts';
import { cleanDomain } from '../../../index.js';

/** What a text that should be a domain is. */
export type ReadDomain =
  | { readonly kind: 'domain' | 'from-email' | 'free-mail'; readonly domain: string }
  | { readonly kind: 'none' | 'ip' };

/** A text that is no domain. */
export const none: ReadDomain = { kind: 'none' };

/** A URL that is longer does not open in every browser. */
const longestText = 2083;

const freeMail = new Set(freeMailProviders);

/**
 * Reads a domain, a web address or an email address as people write them, and cleans it the way the vendor does. A domain is one below a
 * public suffix that ICANN knows (Public Suffix List), or below `.example`, which is reserved for documentation.
 */
export function readDomain(text: string): ReadDomain {
  if (text.length > longestText) return none;
  const trimmed = trimPunctuation(text);
  const bare = trimmed.replace(/^(?:https?:\/{0,2}|https?\/\/|[a-z][a-z\d+.-]*:\/\/|\/\/)+/i, '');
  const hasScheme = bare.length < trimmed.length;
  const [host = ''] = bare.replace(/^mailto:/i, '').split(/[/?#\\]/, 1);
  const at = host.lastIndexOf('@');
  const domain = cleanDomain(trimPunctuation(host.slice(at + 1)));
  if (!isDomain(domain)) return parse(domain).isIp === true ? { kind: 'ip' } : none;
  return at !== -1 && !hasScheme ? readEmail(domain) : { kind: 'domain', domain };
}

/** The part of an email address after the `@` tells the company by its registrable domain. */
function readEmail(host: string): ReadDomain {
  const domain = parse(host, { allowPrivateDomains: true }).domain ?? host;
  return { kind: freeMail.has(host) || freeMail.has(domain) ? 'free-mail' : 'from-email', domain };
}

function isDomain(text: string): boolean {
  const { hostname, domain, isIcann, publicSuffix } = parse(text);
  return (isIcann === true || publicSuffix === 'example') && domain !== null && hostname === text;
}

const punctuation = new Set([' ', '\t', '.', ',', ';', ':', '<', '>', '(', ')', '[', ']', '"', "'"]);

function trimPunctuation(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && punctuation.has(text.charAt(start))) start++;
  while (end > start && punctuation.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
