import type { Deal } from '../../generated/schema.js';
import { cleanDomain } from '../domain.js';
import type { FaultKind } from './faults/kinds.js';

/** An account that the emulator knows, as Recotap knows those of its user. */
export interface KnownAccount {
  /** Written in any way: it is cleaned before it is compared. */
  domain: string;
  name?: string | undefined;
  externalId?: string | undefined;
}

/** One request that the emulator was asked. The API key and the other headers are not kept. */
export interface EmulatorRequest {
  readonly method: string;
  /** The path as it was called, with its query string. */
  readonly path: string;
  /** The HTTP status of the answer; undefined until there is one, and for ever when a fault keeps it back. */
  readonly status: number | undefined;
  /** The parsed JSON body; undefined when there is none, when it is no JSON or too large, and once `keepBodies` newer ones came. */
  readonly body: unknown;
  /** The length of the body, as far as it was read. */
  readonly bytes: number;
  /** The faults that struck it, in the order of their rules; undefined when none did. */
  readonly faults: readonly FaultKind[] | undefined;
}

/** An `EmulatorRequest` while it is being answered. */
export type RequestRecord = { -readonly [Key in keyof EmulatorRequest]: EmulatorRequest[Key] };

/** What one emulator holds: the deals it took, the accounts it knows, the requests it was asked. */
export class Store {
  readonly deals = new Map<string, Deal>();
  readonly requests: RequestRecord[] = [];
  readonly #knownDomains: ReadonlySet<string>;
  readonly #keepBodies: number;
  readonly #withBody: RequestRecord[] = [];

  constructor(accounts: Iterable<KnownAccount>, keepBodies: number) {
    this.#knownDomains = new Set(Array.from(accounts, ({ domain }) => cleanDomain(domain)));
    this.#keepBodies = keepBodies;
  }

  upsert(deal: Deal): void {
    this.deals.set(deal.externalDealId, deal);
  }

  /** The cleaned domains of the known accounts that a deal names, each once, in the deal's order. */
  linkedAccounts(externalDealId: string): string[] {
    const accounts = this.deals.get(externalDealId)?.associatedAccounts ?? [];
    const domains = accounts.map(({ domain }) => cleanDomain(domain ?? ''));
    return [...new Set(domains)].filter((domain) => this.#knownDomains.has(domain));
  }

  /** Notes a request, in the order of arrival. */
  record(method: string, path: string): RequestRecord {
    const record: RequestRecord = { method, path, status: undefined, body: undefined, bytes: 0, faults: undefined };
    this.requests.push(record);
    return record;
  }

  /** Notes the body of a request. The oldest body goes for it, or a long run would fill the memory with them. */
  recordBody(record: RequestRecord, body: unknown): void {
    record.body = body;
    this.#withBody.push(record);
    const oldest = this.#withBody.length > this.#keepBodies ? this.#withBody.shift() : undefined;
    if (oldest !== undefined) oldest.body = undefined;
  }

  /** Forgets deals and requests. The known accounts stay. */
  reset(): void {
    this.deals.clear();
    this.requests.length = 0;
    this.#withBody.length = 0;
  }
}
