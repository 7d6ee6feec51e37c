import type { ValidationError } from '../../../generated/schema.js';
import { asArray, asRecord, asText } from '../../base/unknown.js';
import type { Failing } from '../faults/failing.js';
import type { Items } from '../faults/items.js';
import type { FaultKind } from '../faults/kinds.js';
import type { ItemCounts, RequestItem } from './model.js';

/** All that decides on the items of a request that was processed. */
export interface Processed {
  readonly items: Items;
  /** The API's data, before a fault changed the response. */
  readonly data: unknown;
  readonly faults: readonly FaultKind[];
  readonly failing: Failing | undefined;
}

/** All that decides on the items of a request that was not processed. */
export interface Unprocessed {
  readonly items: Items;
  /** The validator's errors. */
  readonly errors: readonly ValidationError[];
  readonly faults: readonly FaultKind[];
  /** The body of the response; undefined if there is none. */
  readonly response: unknown;
}

type Outcome = Omit<RequestItem, 'index' | 'id'>;

/** As many as are told of one request. No request within the limits of the API has more. */
const mostItems = 1_000;

/**
 * How many items were stored, and how many came back as failed, by the summary of the API. Mappings have none.
 *
 * @param items asked only then
 */
export function countProcessed(count: number, data: unknown, items: () => Items | undefined): ItemCounts {
  const { summary, notFound } = asRecord(data);
  const { failed = 0, skipped = 0 } = asRecord(summary);
  const unknown = new Set(asArray(notFound));
  const unfound = unknown.size === 0 ? [] : (items()?.ids.filter((id) => unknown.has(id)) ?? []);
  const unstored = Number(failed) + Number(skipped) + unfound.length;
  return { items: count, upserted: count - unstored, failed: unstored, refused: 0 };
}

/** What became of the first 1,000 items. The results have the order of the items. Mappings have a list of the domains that were not found. */
export function processedItems({ items, data, failing, faults }: Processed): RequestItem[] {
  const { results, notFound } = asRecord(data);
  const unknown = new Set(asArray(notFound));
  const rule = faults.find((fault) => fault === 'failed-deals' || fault === 'failed-items');
  return itemsWith(items, (index, id): Outcome => {
    const result = asArray(results)[index];
    if (unknown.has(id)) return { outcome: 'failed', reason: `No account has the domain ${id}` };
    if (!isFailed(result)) return { outcome: 'upserted' };
    const reason = asText(asRecord(result).error) ?? 'No reason was given';
    const isByFault = rule !== undefined && failing?.(id) === reason;
    return isByFault ? { outcome: 'failed', reason, rule } : { outcome: 'failed', reason };
  });
}

function isFailed(result: unknown): boolean {
  const { status } = asRecord(result);
  return status === 'failed' || status === 'skipped';
}

/** Why the first 1,000 items were refused. One wrong item is enough for the whole request to be refused. */
export function unprocessedItems(request: Unprocessed): RequestItem[] {
  return itemsWith(request.items, refusals(request));
}

function itemsWith({ ids }: Items, outcomeOf: (index: number, id: string) => Outcome): RequestItem[] {
  return ids.slice(0, mostItems).map((id, index) => ({ index, id, ...outcomeOf(index, id) }));
}

function refusals({ items, errors, faults, response }: Unprocessed): (index: number) => Outcome {
  const fault = errors.length > 0 ? undefined : faults.find((kind) => refusing.has(kind));
  const told = errors.length > 0 ? errors : errorsIn(response);
  const ofItems = told.find(({ property }) => property === items.itemsKey);
  const byIndex = new Map((ofItems?.children ?? []).map((child) => [child.property, child]));
  const general = firstConstraint(told.find((error) => error !== ofItems)) ?? ownConstraint(ofItems);
  const whole = refused(general?.reason ?? reasonOf(response, byIndex.size > 0, fault), fault ?? general?.rule);
  return (index) => {
    const own = firstConstraint(byIndex.get(String(index)));
    return own === undefined ? whole : refused(own.reason, fault ?? own.rule);
  };
}

/** Faults that end a request before it is processed, or may do so. */
const refusing: ReadonlySet<FaultKind> = new Set([
  'connection-refused',
  'reset',
  'hang',
  'status',
  'redirect',
  'token-bucket',
  'fixed-window',
  'bad-request',
]);

function refused(reason: string, rule: string | undefined): Outcome {
  return rule === undefined ? { outcome: 'refused', reason } : { outcome: 'refused', reason, rule };
}

function reasonOf(response: unknown, hasOthers: boolean, fault: FaultKind | undefined): string {
  if (hasOthers) return 'The request was refused because of other items';
  const { customMessage, message } = asRecord(response);
  const told = asText(customMessage) ?? asText(message);
  if (told !== undefined) return told;
  return fault === undefined
    ? 'The request ended before it was processed'
    : `The fault ${fault} kept the request from being processed`;
}

/** The validator's errors in a 400 that a fault made up. */
function errorsIn(response: unknown): readonly ValidationError[] {
  return asArray(asRecord(response).data).filter(
    (error): error is ValidationError => typeof asRecord(error).property === 'string',
  );
}

interface Constraint {
  readonly rule: string;
  readonly reason: string;
}

function ownConstraint(error: ValidationError | undefined): Constraint | undefined {
  // `more` counts the elements that are left out.
  const [first] = Object.entries(error?.constraints ?? {}).filter(([rule]) => rule !== 'more');
  return first && { rule: first[0], reason: first[1] };
}

/** The first constraint of an error or of one inside it. */
function firstConstraint(error: ValidationError | undefined): Constraint | undefined {
  if (error === undefined) return undefined;
  const own = ownConstraint(error);
  if (own !== undefined) return own;
  for (const child of error.children ?? []) {
    const inside = firstConstraint(child);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
