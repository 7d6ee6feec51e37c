import type { StoredAccount } from '../../../generated/schema.js';
import type { Clock } from '../../base/clock.js';
import { cleanDomain } from '../../base/domain.js';

/** An account in the emulator: what `GET /accounts` returns, and what else was pushed. */
export interface EmulatorAccount extends Readonly<Required<StoredAccount>> {
  /** The `shortName` that was pushed. */
  readonly shortName: string | undefined;
  /** The `linkedinUrl` that was pushed. */
  readonly linkedinUrl: string | undefined;
  /** The `tags` that were pushed. */
  readonly tags: readonly string[];
  /** The segments that the account was pushed to. */
  readonly segmentIds: readonly string[];
}

/**
 * An account that exists from the start. Its domain is cleaned. By default, `name` is the cleaned domain, and the account has no scores.
 */
export type KnownAccount = {
  /** The domain, written in any way. */
  readonly domain: string;
} & {
  readonly [Key in keyof EmulatorAccount]?: EmulatorAccount[Key] | undefined;
};

/** The accounts of one emulator, in the order of arrival, and when each was last changed. */
export class Accounts {
  readonly #byDomain = new Map<string, EmulatorAccount>();
  readonly #byId = new Map<string, EmulatorAccount>();
  readonly #changedAt = new Map<string, number>();
  readonly #clock: Clock;
  #lastChange = Number.NEGATIVE_INFINITY;
  #lastSync = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** By cleaned domain. A live view. */
  get byDomain(): ReadonlyMap<string, EmulatorAccount> {
    return this.#byDomain;
  }

  /** By `rtp_aid`. A live view. */
  get byId(): ReadonlyMap<string, EmulatorAccount> {
    return this.#byId;
  }

  /** Stores an account. It counts as changed after every sync so far, even one in the same millisecond. */
  save(account: EmulatorAccount): void {
    this.#lastChange = Math.max(this.#clock.wallTime(), this.#lastSync + 1);
    this.#byDomain.set(account.domain, account);
    this.#byId.set(account.rtp_aid, account);
    this.#changedAt.set(account.rtp_aid, this.#lastChange);
  }

  /** The time of a sync, in ms since 1970. It is after every change so far, even one in the same millisecond. */
  sync(): number {
    this.#lastSync = Math.max(this.#clock.wallTime(), this.#lastChange);
    return this.#lastSync;
  }

  /** @param ms since 1970 */
  hasChangedSince({ rtp_aid }: EmulatorAccount, ms: number): boolean {
    return (this.#changedAt.get(rtp_aid) ?? Number.NEGATIVE_INFINITY) > ms;
  }

  clear(): void {
    this.#byDomain.clear();
    this.#byId.clear();
    this.#changedAt.clear();
  }
}

/** Creates an account with an id of its own. Without scores in `known`, it has none. */
export function newAccount(known: KnownAccount): EmulatorAccount {
  const domain = cleanDomain(known.domain);
  return {
    rtp_aid: known.rtp_aid ?? idOf(domain),
    domain,
    name: known.name ?? domain,
    externalId: known.externalId ?? null,
    rtp_account_score: known.rtp_account_score ?? 0,
    rtp_journey_stage: known.rtp_journey_stage ?? '',
    rtp_advertising_activity_score: known.rtp_advertising_activity_score ?? 0,
    rtp_website_intent_score: known.rtp_website_intent_score ?? 0,
    rtp_g2_intent_score: known.rtp_g2_intent_score ?? 0,
    rtp_bombora_intent_score: known.rtp_bombora_intent_score ?? 0,
    rtp_last_account_date: known.rtp_last_account_date ?? null,
    customFields: { ...known.customFields },
    shortName: known.shortName,
    linkedinUrl: known.linkedinUrl,
    tags: known.tags ?? [],
    segmentIds: known.segmentIds ?? [],
  };
}

/** Recotap's ids look like MongoDB's: 24 hex digits, of which the first eight are a time. Each domain always gets the same id. */
function idOf(domain: string): string {
  // FNV-1a.
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < domain.length; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(domain.charCodeAt(index))) * 0x100000001b3n);
  return `663abc1f${hash.toString(16).padStart(16, '0')}`;
}
