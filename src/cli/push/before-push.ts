import {
  type AccountOutcome,
  checkLinks,
  type Deal,
  type LinkReport,
  type PushReport,
  pushAccounts,
  type RecotapClient,
  registerStages,
  type StageReport,
} from '../../index.js';
import { check } from '../read/check.js';
import { dealKind } from '../read/deal-kind.js';
import { standardInput } from '../read/input/open.js';
import { openSource, type SourceOptions } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import { type Io, print } from '../terminal/io.js';
import { describeBefore } from './before-push-words.js';

/** What is to be done before the deals go. */
export interface BeforePushOptions extends SourceOptions {
  checkLinks?: boolean | undefined;
  createAccounts?: boolean | undefined;
  registerStages?: boolean | undefined;
  dryRun?: boolean | undefined;
  json?: boolean | undefined;
}

/** What was done before the deals go, as it stands in the JSON report. */
export interface BeforePush {
  stages?: StageReport;
  /** As it is once the accounts were created. */
  links?: Links;
  accounts?: PushReport<AccountOutcome>;
}

/** How many deals have an account to link to, and what those lack that have none. */
export interface Links extends Pick<LinkReport, 'total' | 'linked' | 'unknownDomains'> {
  unlinked: number;
  withoutDomain: number;
  /** One of those that such deals name all the same, as it is written. */
  unusableDomain?: string;
}

/**
 * Registers the stages, checks the links and creates the accounts of a file's deals, as far as it was asked to, and says so at once. The file is
 * read once for the stages and once for the links. Deals that cannot be sent do not count.
 *
 * @throws CliError when the file or the options cannot be used; a RecotapError when Recotap does not answer or refuses the key
 */
export async function beforePush(
  client: RecotapClient,
  file: string,
  options: BeforePushOptions,
  io: Io,
): Promise<BeforePush> {
  const [flag] = flagsOf(options);
  if (options.dryRun === true) throw new CliError(`--dry-run asks Recotap nothing, so it does not go with ${flag}.`);
  if (file === standardInput) throw new CliError(`${flag} has to read the deals first: name a file in place of -.`);
  const done: BeforePush = {};
  const tell = async (part: BeforePush) => {
    Object.assign(done, part);
    if (options.json !== true) await print(io, describeBefore(part, options.createAccounts === true));
  };

  if (options.registerStages === true) {
    await tell({ stages: await withDeals(file, options, io, (deals) => registerStages(client, deals)) });
  }
  if (options.checkLinks === true || options.createAccounts === true) {
    const report = await withDeals(file, options, io, (deals) => checkLinks(client, deals));
    if (options.createAccounts !== true) {
      await tell({ links: linksOf(report) });
    } else {
      const lacking = report.unknownDomains.map(({ domain, name }) => ({ domain, name: name ?? domain }));
      const accounts = await pushAccounts(client, lacking, { upsert: true });
      const lost = new Set(accounts.problems.map(({ domain }) => domain));
      await tell({ accounts, links: linksOf(report, (domain) => !lost.has(domain)) });
    }
  }
  return done;
}

function flagsOf({ checkLinks, createAccounts, registerStages }: BeforePushOptions): string[] {
  const flags = {
    '--register-stages': registerStages,
    '--create-accounts': createAccounts,
    '--check-links': checkLinks,
  };
  return Object.entries(flags).flatMap(([flag, isSet]) => (isSet === true ? [flag] : []));
}

/** Reads the file for itself; what cannot be sent is left out. */
async function withDeals<T>(
  file: string,
  options: SourceOptions,
  io: Io,
  use: (deals: AsyncIterable<Deal>) => Promise<T>,
): Promise<T> {
  const source = await openSource(dealKind, file, options, io);
  async function* valid(): AsyncGenerator<Deal> {
    for await (const item of source.items) if (check(item, dealKind).issues.length === 0) yield item as Deal;
  }
  try {
    return await use(valid());
  } finally {
    source.input.stop();
  }
}

/** @param isThere whether there is an account by now for a domain that had none */
function linksOf(report: LinkReport, isThere: (domain: string) => boolean = () => false): Links {
  const unusableDomain = report.withoutDomain.flatMap(({ domains }) => domains)[0];
  const unlinked = report.unlinked.filter(({ domains }) => !domains.some(isThere)).length;
  return {
    total: report.total,
    linked: report.linked + report.unlinked.length - unlinked,
    unlinked,
    withoutDomain: report.withoutDomain.length,
    ...(unusableDomain === undefined ? {} : { unusableDomain }),
    unknownDomains: report.unknownDomains.filter(({ domain }) => !isThere(domain)),
  };
}
