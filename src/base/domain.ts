/**
 * A web domain as Recotap compares it: lower case, without scheme, `www.`, path and port. So `https://www.Acme.com:443/about` gives
 * `acme.com`. The vendor documents scheme, `www.`, path and case, for accounts; port and final dot are taken off as well.
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
