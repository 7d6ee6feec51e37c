import { type OperationId, operations } from '../../../generated/operations.js';
import { cleanDomain } from '../../base/domain.js';
import type { When } from './schedule.js';

/** The items of a request. */
export interface Items {
  readonly operation: OperationId;
  /** The key of the array in the request, and the field that tells its items apart. */
  readonly itemsKey: string;
  readonly idField: string;
  /** The ids in the order of the items; an empty one for an item without an id. */
  readonly ids: readonly string[];
}

/** The items of a request; undefined for an operation that takes none. */
export function itemsIn(operation: OperationId | undefined, body: unknown): Items | undefined {
  if (operation === undefined) return undefined;
  const facts = operations[operation];
  if (!('itemsKey' in facts)) return undefined;
  const { itemsKey, idField } = facts;
  const { [itemsKey]: items }: Record<string, unknown> = Object(body);
  return { operation, itemsKey, idField, ids: Array.isArray(items) ? items.map((item) => idOf(item, idField)) : [] };
}

/** How many items a request has; undefined for an operation that takes none. */
export function countItems(operation: OperationId | undefined, body: unknown): number | undefined {
  if (operation === undefined) return undefined;
  const facts = operations[operation];
  if (!('itemsKey' in facts)) return undefined;
  const { [facts.itemsKey]: items }: Record<string, unknown> = Object(body);
  return Array.isArray(items) ? items.length : 0;
}

/** The id of an item or of its result. */
export function idOf(item: unknown, idField: string): string {
  const { [idField]: id }: Record<string, unknown> = Object(item);
  if (typeof id !== 'string') return '';
  return idField === 'domain' ? cleanDomain(id) : id;
}

/** Whether a rule applies to an item of a request. */
export type Chooses = (id: string, items: Items) => boolean;

/** How a rule selects items by their ids; undefined when it does not. */
export function choosing({ dealIds, itemIds }: When = {}): Chooses | undefined {
  if (dealIds === undefined && itemIds === undefined) return undefined;
  const deals = setOf(dealIds);
  const any = setOf(itemIds);
  return (id, { operation }) =>
    (deals === undefined || (operation === 'pushDeals' && deals.has(id))) && (any === undefined || any.has(id));
}

function setOf(ids: When['itemIds']): ReadonlySet<string> | undefined {
  return ids === undefined ? undefined : new Set([ids].flat());
}
