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

export interface CheckLinksOptions {
  /** Ends the check at once; its reason is thrown. */
  signal?: AbortSignal | undefined;
}

/** A deal that would be stored without a link to any account. */
export interface UnlinkedDeal {
  /** Its place in the input, from 0 on. */
  index: number;
  externalDealId: string | undefined;
  /** Those that it names: cleaned when they are usable and only unknown, as they were written when none is usable. */
  domains: string[];
}

/** A domain that Recotap has no account for. */
export interface UnknownDomain {
  domain: string;
  /** How many unlinked deals name it. */
  deals: number;
  /** What the first of them calls the company; undefined when none says. */
  name: string | undefined;
}

/** Which deals would be linked. `total` is `linked` and the lengths of `unlinked` and `withoutDomain` together. */
export interface LinkReport {
  total: number;
  /** Deals of which at least one domain is that of an account. */
  linked: number;
  /** Deals of which no domain is that of an account, in the order of the input. */
  unlinked: UnlinkedDeal[];
  /** Deals that name no usable domain, in the order of the input. */
  withoutDomain: UnlinkedDeal[];
  /** The domains of `unlinked`, those with most deals first. */
  unknownDomains: UnknownDomain[];
  /** Every usable domain that is named, cleaned, with the account that has it; undefined when none has. */
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
 * Tells which deals would be linked to an account if they were pushed now, for which it asks Recotap about each domain once, 100 at a
 * time. The answer to a push does not tell: a deal of which Recotap knows no domain is stored unlinked (documented). A deal is taken to be
 * linked by the cleaned domains of its `associatedAccounts`, whole: `eu.acme.com` is not `acme.com`. A domain is usable when it lies below
 * a public suffix; others, `co.uk` or `n/a` say, are not asked about.
 *
 * It takes any number of deals, and holds those that are not linked, the distinct domains and 10,000 more deals. Deals are not validated;
 * what is no deal names no domain.
 *
 * @throws RecotapHttpError for an answer that is no success, RecotapUnauthorizedError when the key is not accepted;
 * RecotapResponseError for an answer that is no list; RecotapConnectionError, RecotapTimeoutError; RecotapConfigurationError when `deals`
 * cannot be iterated over; what the source throws; the reason of the signal
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
