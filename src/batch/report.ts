import type { DealOutcome, Done } from './outcome.js';

/** An outcome of whatever kind of item. */
export interface AnyOutcome {
  status: string;
}

/** What a push sent so far. */
export interface Totals {
  /** Items that have an outcome. At the end, all items that were taken from the source. */
  total: number;
  /** HTTP requests sent, including retries. */
  requests: number;
  /** How many of `requests` were retries. */
  retries: number;
  /** The time since the push began, in ms. */
  durationMs: number;
}

/** How many items have each outcome. A report has the counts that apply to its kind of item. */
export interface Counts {
  /** Deals that Recotap stored. */
  upserted: number;
  /** Items that are new to Recotap and stored. */
  created: number;
  /** Accounts that Recotap had and updated. */
  updated: number;
  /** Mappings whose account now has the id. */
  mapped: number;
  /** Mappings whose account Recotap does not have. */
  notFound: number;
  /** Activities that Recotap skipped, because their type is neither `call` nor `email`. */
  skipped: number;
  /** Items that Recotap refused. */
  failed: number;
  /** Items that break the contract. They were not sent. */
  invalid: number;
  /** Items that were not sent because a later item has the same id. */
  superseded: number;
  /** Items that were not sent because, by the ledger, Recotap has them. 0 without a ledger. */
  unchanged: number;
  /** Items that were not sent, or got no response. You can send them again; activities may then be `failed`. */
  unsent: number;
}

/** TypeScript infers `any` for the outcomes of a caught PushAbortedError. They are treated as outcomes of deals. */
type Known<Outcome> = 0 extends 1 & Outcome ? DealOutcome : Outcome;

type StatusOf<Outcome extends AnyOutcome> = Known<Outcome>['status'] & keyof Counts;

/** The counts of a push so far. They add up to `total`. */
export type PushProgress<Outcome extends AnyOutcome = DealOutcome> = Totals &
  Pick<Counts, StatusOf<Outcome> | 'unchanged'>;

/** An outcome that needs your attention. */
export type Problem<Outcome extends AnyOutcome = DealOutcome> = Exclude<Known<Outcome>, { status: Done }>;

/**
 * The counts of a push, which add up to `total`, and its problems.
 *
 * @example
 * const { total, upserted, problems } = await pushDeals(client, deals);
 * console.log(`${upserted} of ${total} deals are in Recotap`);
 * for (const problem of problems) console.error(problem.externalDealId, problem.status);
 */
export type PushReport<Outcome extends AnyOutcome = DealOutcome> = PushProgress<Outcome> & {
  /** The outcomes of items that are neither stored, `unchanged` nor `superseded`, in completion order. */
  problems: Problem<Outcome>[];
};

/**
 * Creates the report of a push that has not begun.
 *
 * @param words the statuses of items that Recotap accepted, such as `upserted`
 * @example
 * const report = emptyReport<DealOutcome>(['upserted']);
 */
export function emptyReport<Outcome extends AnyOutcome>(words: readonly string[]): PushReport<Outcome> {
  const counts = Object.fromEntries(words.map((word) => [word, 0]));
  const report = { total: 0, ...counts, failed: 0, invalid: 0, superseded: 0, unchanged: 0, unsent: 0 };
  // These and the words are all that an outcome's status can be.
  return { ...report, problems: [], requests: 0, retries: 0, durationMs: 0 } as unknown as PushReport<Outcome>;
}

/** Counts outcomes in. */
export function count<Outcome extends AnyOutcome>(outcomes: readonly Outcome[], report: PushReport<Outcome>): void {
  const counts = report as unknown as Record<string, number>;
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  report.total += outcomes.length;
}

export function progressOf<Outcome extends AnyOutcome>(report: PushReport<Outcome>): PushProgress<Outcome> {
  const { problems: _, ...progress } = report;
  return progress as unknown as PushProgress<Outcome>;
}
