import {
  type AccountOutcome,
  checkItem,
  checkLinks,
  type Deal,
  type LinkReport,
  type PushReport,
  pushAccounts,
  type RecotapClient,
  registerStages,
  type StageReport,
} from '../../index.js';
import type { ItemSource } from '../read/items/item.js';
import { deals } from '../read/items/kinds.js';

/** What was done before the deals were pushed, as it stands in the JSON report. */
export interface BeforePush {
  stages?: StageReport;
  /** After the accounts were created. */
  links?: Links;
  accounts?: PushReport<AccountOutcome>;
}

/** How many deals have an account to link to, and what the others lack. */
export interface Links extends Pick<LinkReport, 'total' | 'linked' | 'unknownDomains'> {
  unlinked: number;
  withoutDomain: number;
  /** An example of a domain that cannot be used, as a deal has it. */
  unusableDomain?: string;
}

/** Opens the file of deals anew, since each step reads all of it. */
type OpenDeals = () => Promise<ItemSource>;

/** Registers the pipelines and stages of the deals. */
export async function registerStagesOf(open: OpenDeals, client: RecotapClient): Promise<BeforePush> {
  return { stages: await withDeals(open, (source) => registerStages(client, source)) };
}

/** Finds out which deals have an account to link to. */
export async function checkLinksOf(open: OpenDeals, client: RecotapClient): Promise<BeforePush> {
  return { links: linksOf(await withDeals(open, (source) => checkLinks(client, source)), () => false) };
}

/** Creates the accounts that the deals name and Recotap lacks. */
export async function createAccountsOf(open: OpenDeals, client: RecotapClient): Promise<BeforePush> {
  const report = await withDeals(open, (source) => checkLinks(client, source));
  const lacking = report.unknownDomains.map(({ domain, name }) => ({ domain, name: name ?? domain }));
  const accounts = await pushAccounts(client, lacking, { upsert: true });
  const lost = new Set(accounts.problems.map(({ domain }) => domain));
  return { accounts, links: linksOf(report, (domain) => !lost.has(domain)) };
}

/** Invalid deals are left out, as they will not be sent. */
async function withDeals<T>(open: OpenDeals, use: (deals: AsyncIterable<Deal>) => Promise<T>): Promise<T> {
  const source = await open();
  async function* valid(): AsyncGenerator<Deal> {
    for await (const item of source.items) if (checkItem(item, deals).valid) yield item as Deal;
  }
  try {
    return await use(valid());
  } finally {
    source.stop();
  }
}

/** @param isCreated whether a domain that had no account has one by now */
function linksOf(report: LinkReport, isCreated: (domain: string) => boolean): Links {
  const unusableDomain = report.withoutDomain.flatMap(({ domains }) => domains)[0];
  const unlinked = report.unlinked.filter(({ domains }) => !domains.some(isCreated)).length;
  return {
    total: report.total,
    linked: report.linked + report.unlinked.length - unlinked,
    unlinked,
    withoutDomain: report.withoutDomain.length,
    ...(unusableDomain === undefined ? {} : { unusableDomain }),
    unknownDomains: report.unknownDomains.filter(({ domain }) => !isCreated(domain)),
  };
}
