import { cleanDomain } from '../../../base/domain.js';

/** What people type into a field that they have nothing for. */
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

/**
 * The domain of an account, as the vendor cleans it: no scheme, no `www.`, no port, no path, lower case. Undefined for a word that stands
 * for "nothing", such as `n/a`: the account simply has no domain. Null for what is no domain at all, such as `Acme Inc`: leaving that out
 * would lose the link without a word.
 */
export function parseDomain(text: string): string | undefined | null {
  if (nothing.has(text.trim().toLowerCase())) return undefined;
  const domain = cleanDomain(text);
  return domain.length <= 253 && host.test(domain) ? domain : null;
}
