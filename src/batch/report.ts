import type { DealOutcome, Done } from './outcome.js';

/** An outcome of whatever kind of item. */
export interface AnyOutcome {
  status: string;
}

/** What a push sent so far. */
export interface Totals {
  /** Items that have an outcome; at the end, all that were taken from the source. */
  total: number;
  /** HTTP requests sent, repeated ones included. */
  requests: number;
  /** How many of `requests` repeated one that had failed. */
  retries: number;
  /** Time since the push began, in ms. */
  durationMs: number;
}

/** How many items have each outcome. A report has the counts that apply to its kind of item. */
export interface Counts {
  /** Deals that Recotap stored. */
  upserted: number;
  /** Items that were new to Recotap, and are stored. */
  created: number;
  /** Accounts that Recotap knew, and has changed. */
  updated: number;
  /** Mappings whose account has the id now. */
  mapped: number;
  /** Mappings for which Recotap has no account. */
  notFound: number;
  /** Activities that Recotap passed over: it takes calls and emails only. */
  skipped: number;
  /** Items that Recotap refused, each with its reason. */
  failed: number;
  /** Items that break the contract and were never sent. */
  invalid: number;
  /** Items that were not sent because a later one has the same id. */
  superseded: number;
  /** Items that were not sent again because a ledger knows that Recotap has them. Without a ledger, 0. */
  unchanged: number;
  /** Items without an answer or an attempt. Sending them again is safe. */
  unsent: number;
}

/** TypeScript infers `any` for the outcomes of a caught PushAbortedError. They are treated as outcomes of deals. */
type Known<Outcome> = 0 extends 1 & Outcome ? DealOutcome : Outcome;

type StatusOf<Outcome extends AnyOutcome> = Known<Outcome>['status'] & keyof Counts;

/** How far a push is: how many items have each outcome, such as `upserted`. The counts add up to `total`. */
export type PushProgress<Outcome extends AnyOutcome = DealOutcome> = Totals &
  Pick<Counts, StatusOf<Outcome> | 'unchanged'>;

/** The outcomes that need your attention. */
export type Problem<Outcome extends AnyOutcome = DealOutcome> = Exclude<Known<Outcome>, { status: Done }>;

/** What a push did: how many items have each outcome, such as `upserted`. The counts add up to `total`. */
export type PushReport<Outcome extends AnyOutcome = DealOutcome> = PushProgress<Outcome> & {
  /** Every outcome of an item that is neither stored nor `superseded`, in completion order. */
  problems: Problem<Outcome>[];
};

/** The report of a push that has not begun. @param words the outcomes of an item that the server took, such as `upserted` */
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
