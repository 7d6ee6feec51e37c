import type { Deal, StoredAccount } from '../../generated/schema.js';
import { cleanDomain } from '../base/domain.js';
import { asArray, asRecord, asText } from '../base/unknown.js';
import type { Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { concurrently } from './concurrently.js';
import { itemsOf } from './items.js';
import { listAccounts } from './lists/accounts.js';
import { domainBatches } from './lists/domain-batches.js';

/** Deals that wait for an answer about their domains, at most. */
const MOST_WAITING = 10_000;

/** Options for {@link checkLinks}. */
export interface CheckLinksOptions {
  /** Ends the check at once. Its reason is thrown. */
  signal?: AbortSignal | undefined;
}

/** A deal that would not be linked to any account. */
export interface UnlinkedDeal {
  /** The position in the input, from 0. */
  index: number;
  /** The id; undefined if the deal has no usable one. */
  externalDealId: string | undefined;
  /** The domains of the deal: cleaned if Recotap does not have them, as written if none is usable. */
  domains: string[];
}

/** A domain without an account in Recotap. */
export interface UnknownDomain {
  /** The cleaned domain. */
  domain: string;
  /** How many unlinked deals have this domain. */
  deals: number;
  /** The first name that a deal gives for this account; undefined if none does. */
  name: string | undefined;
}

/** Which deals would be linked to an account. `total` is the sum of `linked` and the lengths of `unlinked` and `withoutDomain`. */
export interface LinkReport {
  /** All deals. */
  total: number;
  /** Deals with at least one domain that is that of an account. */
  linked: number;
  /** Deals whose domains all lack an account, in the order of the input. */
  unlinked: UnlinkedDeal[];
  /** Deals without a usable domain, in the order of the input. */
  withoutDomain: UnlinkedDeal[];
  /** The domains of `unlinked`, those with most deals first. */
  unknownDomains: UnknownDomain[];
  /** All usable domains, cleaned, with their accounts; undefined for those without. */
  domains: ReadonlyMap<string, StoredAccount | undefined>;
}

/** What counts of a deal, until it is known whether it would be linked. */
interface Candidate {
  index: number;
  externalDealId: string | undefined;
  /** The domains as they are written. */
  written: string[];
  /** The usable ones, cleaned, with the name of the company where there is one. */
  usable: Map<string, string | undefined>;
}

/**
 * Reports which deals would be linked to an account if you pushed them now. The response to a push does not say it: Recotap stores a deal
 * without a known domain unlinked (documented).
 *
 * A deal is linked if an account has the cleaned domain of one of its `associatedAccounts`; `eu.acme.com` is not `acme.com`. Each domain is
 * looked up once, 100 per request. What is not a domain below a public suffix, such as `co.uk` or `n/a`, is not looked up. Deals are not
 * validated.
 *
 * Memory grows with the unlinked deals and the distinct domains.
 *
 * @throws RecotapUnauthorizedError if the API key is not accepted, and RecotapHttpError for another status that is not a success
 * @throws RecotapResponseError if the response has no list
 * @throws RecotapConnectionError or RecotapTimeoutError if no response comes, and the reason of the signal
 * @throws RecotapConfigurationError if `deals` is not iterable, and what the source throws
 *
 * @example
 * const { linked, unlinked, unknownDomains } = await checkLinks(client, deals);
 * for (const { externalDealId, domains } of unlinked) console.warn(externalDealId, domains);
 */
export async function checkLinks(
  client: RecotapClient,
  deals: Source<Deal>,
  { signal }: CheckLinksOptions = {},
): Promise<LinkReport> {
  // The Public Suffix List is large, and nothing else needs it.
  const { usableDomain } = await import('../base/usable-domain.js');
  const domains = new Map<string, StoredAccount | undefined>();
  const unknown = new Map<string, UnknownDomain>();
  const report = { total: 0, linked: 0, unlinked: [] as UnlinkedDeal[], withoutDomain: [] as UnlinkedDeal[] };
  let waiting: Candidate[] = [];

  const judge = ({ index, externalDealId, written, usable }: Candidate) => {
    const names = [...usable];
    if (names.length === 0) {
      report.withoutDomain.push({ index, externalDealId, domains: written });
    } else if (names.some(([domain]) => domains.get(domain) !== undefined)) {
      report.linked++;
    } else {
      report.unlinked.push({ index, externalDealId, domains: names.map(([domain]) => domain) });
      for (const [domain, name] of names) count(unknown, domain, name);
    }
  };
  const settle = async () => {
    const asked = new Set(waiting.flatMap(({ usable }) => [...usable.keys()]).filter((domain) => !domains.has(domain)));
    for (const domain of asked) domains.set(domain, undefined);
    await lookUp(client, asked, domains, signal);
    waiting.forEach(judge);
    waiting = [];
  };

  for await (const deal of itemsOf(deals, signal)) {
    waiting.push(candidateOf(deal, report.total++, usableDomain));
    if (waiting.length === MOST_WAITING) await settle();
  }
  await settle();
  return { ...report, unknownDomains: [...unknown.values()].sort(byDeals), domains };
}

function candidateOf(deal: unknown, index: number, usableDomain: (text: string) => string | undefined): Candidate {
  const { externalDealId, associatedAccounts } = asRecord(deal);
  const written: string[] = [];
  const usable = new Map<string, string | undefined>();
  for (const account of asArray(associatedAccounts)) {
    const { domain, name } = asRecord(account);
    if (typeof domain !== 'string' || domain === '') continue;
    written.push(domain);
    const cleaned = usableDomain(domain);
    if (cleaned !== undefined) usable.set(cleaned, usable.get(cleaned) ?? asText(name));
  }
  return { index, externalDealId: asText(externalDealId), written, usable };
}

/** Asks which accounts have these domains, and notes them in `domains`. */
async function lookUp(
  client: RecotapClient,
  asked: Iterable<string>,
  domains: Map<string, StoredAccount | undefined>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ask = async (batch: string[], batchSignal: AbortSignal) => {
    for await (const account of listAccounts(client, { domains: batch, signal: batchSignal })) {
      const { domain } = asRecord(account);
      if (typeof domain === 'string' && domains.has(cleanDomain(domain))) domains.set(cleanDomain(domain), account);
    }
  };
  await concurrently(domainBatches(asked), client.settings.maxConcurrency, ask, signal);
}

function count(unknown: Map<string, UnknownDomain>, domain: string, name: string | undefined): void {
  const before = unknown.get(domain);
  unknown.set(domain, { domain, deals: (before?.deals ?? 0) + 1, name: before?.name ?? name });
}

function byDeals(a: UnknownDomain, b: UnknownDomain): number {
  return b.deals - a.deals || (a.domain < b.domain ? -1 : 1);
}
