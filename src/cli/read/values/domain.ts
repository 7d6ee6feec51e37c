import { cleanDomain } from '../../../index.js';
import { Refused } from './converter.js';

/** What people type when they have no domain. */
const nothing = new Set([
  'n/a',
  '#n/a',
  'n.a.',
  'na',
  'none',
  'null',
  'nil',
  'unknown',
  'tbd',
  'tba',
  '-',
  '--',
  '?',
  '.',
]);

const host =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]{2,59})$/u;

export function toDomain(raw: unknown): unknown {
  const domain = typeof raw === 'string' ? parseDomain(raw) : null;
  return domain === null ? new Refused(raw, 'must be a web domain, such as acme.com') : domain;
}

/**
 * The domain of an account, cleaned the way the vendor does it: without scheme, `www.`, port and path, in lower case. Undefined for a word
 * that means "none", such as `n/a`. Null for text that is not a domain, such as `Acme Inc`: leaving it out would lose the link silently.
 */
export function parseDomain(text: string): string | undefined | null {
  if (nothing.has(text.trim().toLowerCase())) return undefined;
  const domain = cleanDomain(text);
  return domain.length <= 253 && host.test(domain) ? domain : null;
}
