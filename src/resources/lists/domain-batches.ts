import { cleanDomain } from '../../base/domain.js';

/** Domains that `GET /accounts` takes at a time (documented). */
const MOST_DOMAINS = 100;

/** Characters of `domains` in a URL at most: many a server refuses one of more than 8 kB (assumed). */
const MOST_CHARACTERS = 6_000;

/** Domains cleaned, each once and none empty, in groups of which each is short enough for one request. */
export function* domainBatches(domains: Iterable<string>): Generator<string[], void, void> {
  let batch: string[] = [];
  let characters = 0;
  for (const domain of new Set(Array.from(domains, cleanDomain))) {
    if (domain === '') continue;
    const length = encodeURIComponent(`"${domain}",`).length;
    if (batch.length === MOST_DOMAINS || (batch.length > 0 && characters + length > MOST_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(domain);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}
