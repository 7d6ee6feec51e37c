import type {
  CreateCustomFieldRequest,
  CustomField,
  Deal,
  Pipeline,
  SalesActivity,
  Segment,
} from '../../../generated/schema.js';
import type { Clock } from '../../base/clock.js';
import { cleanDomain } from '../../base/domain.js';
import { Accounts, type KnownAccount, newAccount } from './accounts.js';
import { newCustomField } from './custom-field.js';
import { type Kept, RequestLog } from './requests.js';

/** What an emulator holds at the start and after each reset. */
export interface Seeds {
  readonly accounts: readonly KnownAccount[];
  readonly customFields: readonly CreateCustomFieldRequest[];
  readonly dealStages: readonly Pipeline[];
  readonly segments: readonly Segment[];
}

/** The state of one emulator. */
export class Store {
  readonly deals = new Map<string, Deal>();
  readonly accounts: Accounts;
  /** By `pipelineId`. */
  readonly dealStages = new Map<string, Pipeline>();
  /** By `externalActivityId`. */
  readonly salesActivities = new Map<string, SalesActivity>();
  /** By `key`. */
  readonly customFields = new Map<string, CustomField>();
  /** By `segmentId`. */
  readonly segments = new Map<string, Segment>();
  readonly requests: RequestLog;
  readonly #links = new Map<string, readonly string[]>();
  readonly #seeds: Seeds;

  constructor(seeds: Seeds, kept: Kept, clock: Clock) {
    this.#seeds = seeds;
    this.accounts = new Accounts(clock);
    this.requests = new RequestLog(kept);
    this.#sow();
  }

  /** Stores a deal and links it to those of its accounts that exist by now. */
  upsertDeal(deal: Deal): void {
    this.deals.set(deal.externalDealId, deal);
    const linked = this.#knownAccountsOf(deal);
    if (linked.length > 0) this.#links.set(deal.externalDealId, linked);
    else this.#links.delete(deal.externalDealId);
  }

  /** The cleaned domains of the accounts that a deal is linked to, each once, in the order of the deal. */
  linkedAccounts(externalDealId: string): string[] {
    return [...(this.#links.get(externalDealId) ?? [])];
  }

  /** Forgets everything but the seeds. */
  reset(): void {
    const { deals, accounts, dealStages, salesActivities, customFields, segments, requests } = this;
    const held = [deals, accounts, dealStages, salesActivities, customFields, segments, requests, this.#links];
    for (const part of held) part.clear();
    this.#sow();
  }

  #knownAccountsOf({ associatedAccounts }: Deal): readonly string[] {
    const { byDomain } = this.accounts;
    // Cleaning the domains is the most expensive part of storing a deal.
    if (byDomain.size === 0) return [];
    const domains = (associatedAccounts ?? []).map(({ domain }) => cleanDomain(domain ?? ''));
    return [...new Set(domains)].filter((domain) => byDomain.has(domain));
  }

  #sow(): void {
    const { accounts, customFields, dealStages, segments } = this.#seeds;
    for (const known of accounts) this.accounts.save(newAccount(known));
    for (const field of customFields.map(newCustomField)) this.customFields.set(field.key, field);
    for (const pipeline of dealStages) this.dealStages.set(pipeline.pipelineId, pipeline);
    for (const segment of segments) this.segments.set(segment.segmentId, segment);
  }
}
