import type { DealOutcome, Fate } from './outcome.js';

type AnyOutcome = { status: string };

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

/** What TypeScript makes of a caught PushAbortedError is one of `any` outcomes: it is taken for one of deals. */
type StatusOf<Outcome extends AnyOutcome> = 0 extends 1 & Outcome ? DealOutcome['status'] : Outcome['status'];

/** How far a push is: how many items came to each outcome, such as `upserted`. They add up to `total`. */
export type PushProgress<Outcome extends AnyOutcome = DealOutcome> = Totals & Record<StatusOf<Outcome>, number>;

/** What a push did: how many items came to each outcome, such as `upserted`. They add up to `total`. */
export type PushReport<Outcome extends AnyOutcome = DealOutcome> = PushProgress<Outcome> & {
  /** Every outcome of an item that is neither stored nor `superseded`, in completion order. */
  problems: Outcome[];
};

const fates: Record<Fate['status'], 0> = { failed: 0, invalid: 0, superseded: 0, unsent: 0 };

/** The report of a push that has not begun. @param words what the server may say of an item that it took, such as `upserted` */
export function emptyReport<Outcome extends AnyOutcome>(words: readonly string[]): PushReport<Outcome> {
  const counts = { ...Object.fromEntries(words.map((word) => [word, 0])), ...fates };
  // The words and the fates are all that an outcome's status can be.
  return {
    total: 0,
    ...counts,
    problems: [],
    requests: 0,
    retries: 0,
    durationMs: 0,
  } as unknown as PushReport<Outcome>;
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
