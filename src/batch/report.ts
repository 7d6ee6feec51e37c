import type { DealOutcome } from './outcome.js';

/** How far a push is. The five outcomes add up to `total`. */
export interface PushProgress {
  /** Deals that have an outcome; at the end, all that were taken from the source. */
  total: number;
  upserted: number;
  failed: number;
  invalid: number;
  superseded: number;
  unsent: number;
  /** HTTP requests sent, repeated ones included. */
  requests: number;
  /** How many of `requests` repeated one that had failed. */
  retries: number;
  /** Time since the push began, in ms. */
  durationMs: number;
}

/** What a push did. The five outcomes add up to `total`. */
export interface PushReport<Outcome = DealOutcome> extends PushProgress {
  /** Every outcome that is neither `upserted` nor `superseded`, in completion order. */
  problems: Outcome[];
}
