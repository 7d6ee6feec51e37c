import type { Deal } from '../../generated/schema.js';
import type { RecotapError } from '../base/errors.js';
import type { Issue } from '../base/issues.js';

/** The outcome of an item that Recotap did not accept. */
export type NotTaken =
  /** Recotap refused it, for this reason. */
  | { status: 'failed'; error: string }
  /** It breaks the contract and was never sent. */
  | { status: 'invalid'; issues: Issue[] }
  /** A later item has the same id and was sent instead. `by` is the index of that item. */
  | { status: 'superseded'; by: number }
  /** No response, or no attempt. Sending it again is safe. */
  | { status: 'unsent'; cause: RecotapError };

/** The outcome of an item. `Taken` is that of one that Recotap accepted, such as `{ status: 'upserted' }`. */
export type ItemStatus<Taken extends { status: string }> = Taken | NotTaken;

/** Statuses of items that need nobody's attention. */
export type Done = 'upserted' | 'created' | 'updated' | 'mapped' | 'superseded' | 'unchanged';

/** Recotap stored the deal. */
export interface UpsertedDeal {
  status: 'upserted';
}

/** The outcome of one deal. Its `status` is `upserted`, `failed`, `invalid`, `superseded` or `unsent`. */
export type DealOutcome<D = Deal> = {
  /** The position in the input, from 0. */
  index: number;
  /** The id; undefined for an invalid deal without a usable one. */
  externalDealId: string | undefined;
  /** Your own object, as the source gave it, or the `item` of an {@link InvalidItem}. */
  deal: D;
} & ItemStatus<UpsertedDeal>;
