import { parse } from 'tldts';
import { cleanDomain } from './domain.js';

/**
 * The cleaned domain in a text if a company can have it: a host name below a public suffix that ICANN knows (Public Suffix List). So
 * `co.uk`, `acme.unknown`, `localhost`, an IP address and a sentence are none. A private suffix such as `github.io` is one: it belongs to
 * a company.
 */
export function usableDomain(text: string): string | undefined {
  const cleaned = cleanDomain(text);
  const { hostname, domain, isIcann } = parse(cleaned);
  return isIcann === true && domain !== null && hostname === cleaned ? cleaned : undefined;
}
