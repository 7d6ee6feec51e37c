import type { ValidationError } from '../../../generated/schema.js';
import { asArray, asRecord, asText } from '../../base/unknown.js';
import type { Failing } from '../faults/failing.js';
import type { Items } from '../faults/items.js';
import type { FaultKind } from '../faults/kinds.js';
import type { ItemCounts, RequestItem } from './model.js';

/** All that decides on the items of a request. */
export interface Decision {
  readonly items: Items;
  /** The API's data before a fault changed the answer; undefined if the request was not processed. */
  readonly data: unknown;
  /** The validator's errors. */
  readonly errors: readonly ValidationError[];
  readonly faults: readonly FaultKind[];
  readonly failing: Failing | undefined;
  /** The body of the answer; undefined if there is none. */
  readonly answer: unknown;
}

type Outcome = Omit<RequestItem, 'index' | 'id'>;

/** As many as are kept of one request. No request within the limits of the API has more. */
const mostItems = 1_000;

/** What became of the items of a request: of each of the first 1,000, and how many of all. */
export function outcomesOf(decision: Decision): { items: RequestItem[]; counts: ItemCounts } {
  const { ids } = decision.items;
  const outcomeOf = decision.data === undefined ? refusals(decision) : results(decision);
  const items: RequestItem[] = [];
  const counts = { items: ids.length, upserted: 0, failed: 0, refused: 0 };
  for (const [index, id] of ids.entries()) {
    const outcome = outcomeOf(index, id);
    counts[outcome.outcome] += 1;
    if (index < mostItems) items.push({ index, id, ...outcome });
  }
  return { items, counts };
}

const upserted: Outcome = { outcome: 'upserted' };

/** The results have the order of the items. Those of mappings are a list of the domains that were not found. */
function results({ data, failing, faults }: Decision): (index: number, id: string) => Outcome {
  const { results, notFound } = asRecord(data);
  if (results === undefined) {
    const unknown = new Set(asArray(notFound));
    return (_, id) => (unknown.has(id) ? { outcome: 'failed', reason: `No account has the domain ${id}` } : upserted);
  }
  const rule = faults.find((fault) => fault === 'failed-deals' || fault === 'failed-items');
  return (index, id) => {
    const { status, error } = asRecord(asArray(results)[index]);
    if (status !== 'failed' && status !== 'skipped') return upserted;
    const reason = asText(error) ?? 'No reason was given';
    const isByFault = rule !== undefined && failing?.(id) === reason;
    return isByFault ? { outcome: 'failed', reason, rule } : { outcome: 'failed', reason };
  };
}

/** One wrong item is enough for the whole request to be refused. */
function refusals({ items, errors, faults, answer }: Decision): (index: number) => Outcome {
  const fault = errors.length > 0 ? undefined : faults.find((kind) => refusing.has(kind));
  const told = errors.length > 0 ? errors : errorsIn(answer);
  const ofItems = told.find(({ property }) => property === items.itemsKey);
  const byIndex = new Map((ofItems?.children ?? []).map((child) => [child.property, child]));
  const general = firstConstraint(told.find((error) => error !== ofItems)) ?? ownConstraint(ofItems);
  const whole = refused(general?.reason ?? reasonOf(answer, byIndex.size > 0, fault), fault ?? general?.rule);
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

function reasonOf(answer: unknown, hasOthers: boolean, fault: FaultKind | undefined): string {
  if (hasOthers) return 'The request was refused because of other items';
  const { customMessage, message } = asRecord(answer);
  const told = asText(customMessage) ?? asText(message);
  if (told !== undefined) return told;
  return fault === undefined
    ? 'The request ended before it was processed'
    : `The fault ${fault} kept the request from being processed`;
}

/** The validator's errors in a 400 that a fault made up. */
function errorsIn(answer: unknown): readonly ValidationError[] {
  return asArray(asRecord(answer).data).filter(
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
