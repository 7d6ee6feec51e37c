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
import { allParts, heldParts, type Part } from '../events.js';
import { createContractCheck } from '../requests/deviations.js';
import { type Kept, RequestLog } from '../requests/log.js';
import { Accounts, type KnownAccount, newAccount } from './accounts.js';
import { newCustomField } from './custom-field.js';
import { type Link, linkOf } from './link.js';
import type { Snapshot } from './snapshot.js';
import { createVersions, type Origin, type Versions } from './versions.js';

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
  readonly versions: Versions = createVersions();
  readonly #links = new Map<string, readonly string[]>();
  /** By the held objects, the numbers of the requests that brought them. */
  #requests = new WeakMap<object, number>();
  readonly #seeds: Seeds;

  constructor(seeds: Seeds, kept: Kept, clock: Clock) {
    this.#seeds = seeds;
    this.accounts = new Accounts(clock);
    this.requests = new RequestLog(kept, createContractCheck());
    for (const part of allParts) this.#sow(part);
  }

  /**
   * Stores a deal and links it to those of its accounts that exist by now.
   *
   * @param bytes about as much memory as it takes
   */
  upsertDeal(deal: Deal, origin: Origin, bytes: number): void {
    this.deals.set(deal.externalDealId, deal);
    this.versions.add(deal, origin, bytes);
    const linked = this.#knownAccountsOf(deal);
    if (linked.length > 0) this.#links.set(deal.externalDealId, linked);
    else this.#links.delete(deal.externalDealId);
  }

  /** The cleaned domains of the accounts that a deal is linked to, each once, in the order of the deal. */
  linkedAccounts(externalDealId: string): string[] {
    return [...(this.#links.get(externalDealId) ?? [])];
  }

  /** Whether a deal that is held is linked, and why or why not. */
  link(deal: Deal): Link {
    return linkOf(deal, this.#links.get(deal.externalDealId) ?? [], (domain) => this.accounts.byDomain.has(domain));
  }

  /** Remembers which request brought an account, a pipeline, an activity or a custom field. */
  bring<Row extends object>(row: Row, { request }: Origin): Row {
    if (request !== undefined) this.#requests.set(row, request);
    return row;
  }

  /** The number of the request that brought a held object, other than a deal; undefined where none did. */
  requestOf(row: object): number | undefined {
    return this.#requests.get(row);
  }

  /** All that is held now. */
  snapshot(): Snapshot {
    return {
      version: 1,
      deals: [...this.deals].map(([id, deal]) => ({ deal, linkedAccounts: this.linkedAccounts(id) })),
      accounts: [...this.accounts.byDomain.values()],
      dealStages: [...this.dealStages.values()],
      salesActivities: [...this.salesActivities.values()],
      customFields: [...this.customFields.values()],
      segments: [...this.segments.values()],
    };
  }

  /** Replaces all that is held. Its accounts count as changed now. */
  restore({ deals, accounts, dealStages, salesActivities, customFields, segments }: Snapshot, time: string): void {
    for (const part of heldParts) this.#empty(part);
    const origin = { request: undefined, time };
    for (const { deal, linkedAccounts } of deals) {
      this.deals.set(deal.externalDealId, deal);
      this.versions.add(deal, origin, 0);
      if (linkedAccounts.length > 0) this.#links.set(deal.externalDealId, linkedAccounts);
    }
    for (const account of accounts) this.accounts.save(account);
    for (const pipeline of dealStages) this.dealStages.set(pipeline.pipelineId, pipeline);
    for (const activity of salesActivities) this.salesActivities.set(activity.externalActivityId, activity);
    for (const field of customFields) this.customFields.set(field.key, field);
    for (const segment of segments) this.segments.set(segment.segmentId, segment);
  }

  /** Forgets everything in these parts but the seeds. */
  reset(parts: readonly Part[]): void {
    for (const part of parts) {
      this.#empty(part);
      this.#sow(part);
    }
  }

  #knownAccountsOf({ associatedAccounts }: Deal): readonly string[] {
    const { byDomain } = this.accounts;
    // Cleaning the domains is the most expensive part of storing a deal.
    if (byDomain.size === 0) return [];
    const domains = (associatedAccounts ?? []).map(({ domain }) => cleanDomain(domain ?? ''));
    return [...new Set(domains)].filter((domain) => byDomain.has(domain));
  }

  #empty(part: Part): void {
    switch (part) {
      case 'requests':
        this.requests.clear();
        // Their numbers start over.
        this.versions.forgetRequests();
        this.#requests = new WeakMap();
        break;
      case 'deals':
        for (const held of [this.deals, this.#links, this.versions]) held.clear();
        break;
      case 'accounts':
        for (const held of [this.accounts, this.customFields, this.segments]) held.clear();
        break;
      case 'activities':
        this.salesActivities.clear();
        break;
      case 'stages':
        this.dealStages.clear();
        break;
    }
  }

  #sow(part: Part): void {
    const { accounts, customFields, dealStages, segments } = this.#seeds;
    if (part === 'accounts') {
      for (const known of accounts) this.accounts.save(newAccount(known));
      for (const field of customFields.map(newCustomField)) this.customFields.set(field.key, field);
      for (const segment of segments) this.segments.set(segment.segmentId, segment);
    }
    if (part === 'stages') for (const pipeline of dealStages) this.dealStages.set(pipeline.pipelineId, pipeline);
  }
}
