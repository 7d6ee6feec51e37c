import freeMailProviders from 'email-providers/all.json' with { type: 'json' };
import { parse } from 'tldts';
import { cleanDomain } from '../../../index.js';

/** What a text that should be a domain is. */
export type ReadDomain = FoundDomain | NoDomain;

export interface FoundDomain {
  readonly kind: 'domain' | 'from-email' | 'free-mail' | 'shared-host';
  readonly domain: string;
}

export interface NoDomain {
  readonly kind: 'none' | 'ip' | 'suffix';
}

/** A text that is no domain. */
export const none: NoDomain = { kind: 'none' };

/** A URL that is longer does not open in every browser. */
const longestText = 2083;

const freeMail = new Set(freeMailProviders);

/**
 * Reads a domain, a web address or an email address as people write them, and cleans it the way the vendor does. A domain is one below a
 * public suffix (Public Suffix List), or below `.example`, which is reserved for documentation. The domain of a free mail provider, or of a
 * host whose pages belong to others, does not tell a company.
 */
export function readDomain(text: string): ReadDomain {
  if (text.length > longestText) return none;
  const trimmed = trimPunctuation(text);
  const bare = trimmed.replace(/^(?:https?:\/{0,2}|https?\/\/|[a-z][a-z\d+.-]*:\/\/|\/\/)+/i, '');
  const hasScheme = bare.length < trimmed.length;
  const [host = ''] = bare.replace(/^mailto:/i, '').split(/[/?#\\]/, 1);
  const at = host.lastIndexOf('@');
  return readHost(cleanDomain(trimPunctuation(host.slice(at + 1))), at !== -1 && !hasScheme);
}

/** @param isEmail whether it is the part of an email address after the `@`, which tells the company by its registrable domain */
function readHost(host: string, isEmail: boolean): ReadDomain {
  const { hostname, isIp, isIcann, isPrivate, publicSuffix, domain } = parse(host, { allowPrivateDomains: true });
  const isBelowSuffix = isIcann === true || isPrivate === true || publicSuffix === 'example';
  if (hostname !== host || !isBelowSuffix) return isIp === true ? { kind: 'ip' } : none;
  // The list's private part has hosts such as github.io, below which each domain has its own owner.
  if (domain === null) return isPrivate === true ? { kind: 'shared-host', domain: host } : { kind: 'suffix' };
  if (freeMail.has(host) || freeMail.has(domain)) return { kind: 'free-mail', domain };
  return isEmail ? { kind: 'from-email', domain } : { kind: 'domain', domain: host };
}

const punctuation = new Set([' ', '\t', '.', ',', ';', ':', '<', '>', '(', ')', '[', ']', '"', "'"]);

function trimPunctuation(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && punctuation.has(text.charAt(start))) start++;
  while (end > start && punctuation.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
