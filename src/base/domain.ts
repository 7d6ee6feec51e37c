/**
 * Cleans a domain as Recotap does before it compares domains: it removes the scheme, `www.` and the path, and converts the rest to lower
 * case (documented for accounts). It also removes a port and a final dot.
 *
 * @example
 * cleanDomain('https://www.Acme.com:443/about'); // 'acme.com'
 */
export function cleanDomain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:[a-z][a-z\d+.-]*:)?\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
}
