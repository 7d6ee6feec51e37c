import {
  type AccountOutcome,
  checkItem,
  checkLinks,
  cleanDomain,
  type Deal,
  type LinkReport,
  type Pipeline,
  PushAbortedError,
  type PushReport,
  pushAccounts,
  type RecotapClient,
  registerStages,
  type UnlinkedDeal,
} from '../../index.js';
import type { ItemSource } from '../read/items/item.js';
import { deals } from '../read/items/kinds.js';
import type { Stop } from '../terminal/interrupt.js';
import type { BeforePush, DealWithout, Links } from './facts.js';
import type { Learn } from './known-accounts.js';

/** Something to do before the deals are pushed. It notes what it has done, also when it then throws. */
export interface Step {
  /** The option that asks for it. */
  readonly flag: string;
  /** What is being done, for the user. */
  readonly title: string;
  run(job: StepJob): Promise<void>;
}

export interface StepJob {
  /** Opens the file of deals anew, since each step reads all of it. */
  open(): Promise<ItemSource>;
  client: RecotapClient;
  stop: Stop;
  note(done: BeforePush): void;
}

export const registeringStages: Step = {
  flag: '--register-stages',
  title: 'Registering the stages',
  async run({ open, client, stop, note }) {
    const created: Pipeline[] = [];
    const onCreated = (pipelines: Pipeline[]) => void created.push(...pipelines);
    const options = { signal: stop.cut, drain: stop.drain, onCreated };
    try {
      note({ stages: await withDeals(open, (source) => registerStages(client, source, options)) });
    } catch (error) {
      if (created.length > 0) note({ stages: { created, isUnfinished: true } });
      throw error;
    }
  },
};

/** Finds out which deals have an account to link to. @param learn told which accounts Recotap has */
export function checkingLinks(learn: Learn): Step {
  return {
    flag: '--check-links',
    title: 'Checking the links',
    async run({ note, ...job }) {
      const { report, named } = await linkReport(job);
      learn(report.domains, () => false);
      note({ links: linksOf(report, named, () => false) });
    },
  };
}

/** Creates the accounts that the deals name and Recotap lacks. @param learn told which accounts Recotap has then */
export function creatingAccounts(learn: Learn): Step {
  return {
    flag: '--create-accounts',
    title: 'Creating the accounts',
    async run({ note, ...job }) {
      const { client, stop } = job;
      const { report, named } = await linkReport(job);
      const lacking = report.unknownDomains.map(({ domain, name }) => ({ domain, name: name ?? domain }));
      try {
        const options = { upsert: true, signal: stop.cut, drain: stop.drain };
        const accounts = await pushAccounts(client, lacking, options);
        const lost = new Set(accounts.problems.map(({ domain }) => domain));
        const isCreated = (domain: string) => !lost.has(domain);
        learn(report.domains, isCreated);
        note({ accounts, links: linksOf(report, named, isCreated) });
      } catch (error) {
        if (!(error instanceof PushAbortedError)) throw error;
        note({ accounts: wholeOf(error.report as unknown as PushReport<AccountOutcome>, lacking.length) });
        throw error.cause;
      }
    },
  };
}

/** How many deals name each domain, cleaned. */
type Named = ReadonlyMap<string, number>;

async function linkReport({
  open,
  client,
  stop,
}: Omit<StepJob, 'note'>): Promise<{ report: LinkReport; named: Named }> {
  const named = new Map<string, number>();
  async function* noting(source: AsyncIterable<Deal>): AsyncGenerator<Deal> {
    for await (const deal of source) {
      const domains = (deal.associatedAccounts ?? []).map(({ domain }) => cleanDomain(domain ?? ''));
      for (const domain of new Set(domains)) named.set(domain, (named.get(domain) ?? 0) + 1);
      yield deal;
    }
  }
  const report = await withDeals(open, (source) => checkLinks(client, noting(source), { signal: stop.drain }));
  return { report, named };
}

/** The report of a push that ended early, with those that it never took. */
function wholeOf(report: PushReport<AccountOutcome>, total: number): PushReport<AccountOutcome> {
  return { ...report, total, unsent: report.unsent + total - report.total };
}

/** Invalid deals are left out, as they will not be sent. */
async function withDeals<T>(
  open: () => Promise<ItemSource>,
  use: (deals: AsyncIterable<Deal>) => Promise<T>,
): Promise<T> {
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
function linksOf(report: LinkReport, named: Named, isCreated: (domain: string) => boolean): Links {
  const knownDomains = [...report.domains]
    .filter(([domain, account]) => account !== undefined || isCreated(domain))
    .map(([domain]) => ({ domain, deals: named.get(domain) ?? 0 }))
    .sort((a, b) => b.deals - a.deals);
  const unlinkedDeals = report.unlinked.filter(({ domains }) => !domains.some(isCreated)).map(dealOf);
  const unlinked = unlinkedDeals.length;
  return {
    total: report.total,
    linked: report.linked + report.unlinked.length - unlinked,
    knownDomains,
    unlinked,
    unlinkedDeals,
    withoutDomain: report.withoutDomain.length,
    withoutDomainDeals: report.withoutDomain.map(dealOf),
    unknownDomains: report.unknownDomains.filter(({ domain }) => !isCreated(domain)),
  };
}

function dealOf({ externalDealId, domains }: UnlinkedDeal): DealWithout {
  return { externalDealId, domains };
}
