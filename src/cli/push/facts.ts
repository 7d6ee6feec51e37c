import type { AccountOutcome, Drift, Environment, LinkReport, Pipeline, PushReport, StageReport } from '../../index.js';
import type { Kind } from '../../ledger/index.js';

/** The report of a push, as `--json` and `--report x.json` have it, beside its problems. */
export interface PushFacts extends Counts, BeforePush {
  /** In UTC. */
  startedAt: string;
  input: { name: string; mapping?: string | null | undefined };
  target: Target;
  /** The options that the user gave, by their names; never the key. */
  settings: Settings;
  dryRun?: true;
  /** Whether the counts cover the whole input, sent or not. */
  complete: boolean;
  /** Why the push ended before its time. */
  ended?: Why;
  /** What ended it, in the words of the message. */
  endedBy?: string;
  problemsFile?: string;
  reasons: readonly Reason[];
  pace: PaceSeries;
  drift?: readonly Drift[];
  notes?: readonly string[];
}

/** What Recotap stored or has already. */
export type StoredWord = 'upserted' | 'created' | 'updated' | 'unchanged';

export type TakenWord = StoredWord | 'skipped';

/** How many items had which outcome so far. Of the words in `TakenWord`, a kind has only its own. */
export interface Counts extends Partial<Record<TakenWord, number>> {
  total: number;
  failed: number;
  invalid: number;
  superseded: number;
  unsent: number;
  requests: number;
  retries: number;
  durationMs: number;
  /** By a ledger: what the items were to it when they were put. */
  changes?: Changes;
  /** By a ledger: what was waiting in it beside the input, and was sent too. It is in no other count. */
  alsoSent?: readonly AlsoSent[];
}

/** Items of one kind that are not in the input. */
export interface AlsoSent {
  kind: Kind;
  accepted: number;
  refused: number;
  /** The first 100 of them. */
  ids: string[];
}

/** Of the items that the ledger took to send them. A row counts each time, so an id in two rows counts twice. */
export interface Changes {
  /** The ledger did not know the item. */
  new: number;
  /** Recotap has an older version of it. */
  changed: number;
  /** Recotap has it as it is, and it was to go again: to be linked, or with everything. */
  sentAgain: number;
  /** Recotap had refused it before. */
  refusedBefore: number;
  /** An earlier row or an earlier run had put it, and it was not sent yet. */
  waitingBefore: number;
}

/** Why a push ended before its time: a signal, its deadline, the key, the server, its limit, the input, or what it had to write. */
export type Why = 'interrupted' | 'deadline' | 'key' | 'server' | 'limit' | 'input' | 'output';

/** Where a push goes. */
export interface Target {
  environment: Environment | null;
  baseUrl: string;
  /** Whether nobody named it. */
  isDefault: boolean;
}

export type Settings = Readonly<Record<string, string | number | boolean>>;

/** Why items were not stored. */
export interface Reason {
  reason: string;
  count: number;
  /** One item, and the value that is wrong in it. */
  example: string;
}

/** The requests of a push over time. */
export interface PaceSeries {
  bucketMs: number;
  buckets: readonly PaceBucket[];
}

export interface PaceBucket {
  /** Requests that ended in this time, repetitions included. */
  requests: number;
  /** Of those, the ones with the answer 429. */
  throttled: number;
  /** Of those, the ones without an answer, or with a 5xx. */
  failed: number;
  /** How long the server held back all requests, in ms. */
  heldMs: number;
}

/** What was done before the deals were pushed. */
export interface BeforePush {
  stages?: StageReport | UnfinishedStages;
  /** After the accounts were created. */
  links?: Links;
  accounts?: PushReport<AccountOutcome>;
}

/** What a registration of stages had created when it ended early. */
export interface UnfinishedStages {
  created: Pipeline[];
  isUnfinished: true;
}

/** How many deals have an account to link to, and what the others lack. */
export interface Links extends Pick<LinkReport, 'total' | 'linked' | 'unknownDomains'> {
  /** The domains that have an account, those with most deals first. */
  knownDomains: { domain: string; deals: number }[];
  /** How many deals name only domains without an account. */
  unlinked: number;
  unlinkedDeals: DealWithout[];
  /** How many deals name no usable domain. */
  withoutDomain: number;
  withoutDomainDeals: DealWithout[];
}

/** A deal without an account to link to, with the domains that it names. */
export interface DealWithout {
  externalDealId: string | undefined;
  domains: string[];
}
