import type { RecotapError } from '../base/errors.js';
import type { Issue } from '../base/issues.js';

/** What an item of a bulk operation may come to without the server having taken it. */
export type Fate =
  /** Recotap refused it, and says why. */
  | { status: 'failed'; error: string }
  /** It breaks the contract and was never sent. */
  | { status: 'invalid'; issues: Issue[] }
  /** A later item of the input carries the same id and went in its place. `by` is that item's index. */
  | { status: 'superseded'; by: number }
  /** No answer, or no attempt. Sending it again is safe. */
  | { status: 'unsent'; cause: RecotapError };

/** What became of one item of the input. `Taken` is what Recotap may say of one that it took, such as `{ status: 'upserted' }`. */
export type ItemStatus<Taken extends { status: string }> = Taken | Fate;

/** Recotap stored the deal. */
export interface UpsertedDeal {
  status: 'upserted';
}

/** What became of one deal. `index` counts the deals of the input from 0; `deal` is the value as the source gave it. */
export type DealOutcome = {
  index: number;
  externalDealId: string | undefined;
  deal: unknown;
} & ItemStatus<UpsertedDeal>;
