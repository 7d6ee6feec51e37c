import { checkItem } from './check.js';
import type { AnyStatus, BulkOperation, Entry } from './operation.js';
import type { Fate } from './outcome.js';

/** Collects what goes into the next request: valid items, each id once. */
export interface Packer<Item, Outcome> {
  /** Entries collected. */
  readonly size: number;
  /** Whether the request has as many items as it may hold. */
  readonly full: boolean;
  /** Takes the next value of the source. Returns the outcome that this decides, for the value itself or for one it supersedes. */
  add(value: unknown): Outcome | undefined;
  /** Whether one of the ids collected is among `ids`. */
  sharesId(ids: ReadonlySet<string>): boolean;
  /** Hands over what was collected and starts anew. */
  take(): Entry<Item>[];
}

/** What a packer asks of an operation: it knows the server's words for none. */
export type Packing<Item, Outcome> = Pick<
  BulkOperation<Item, AnyStatus, Outcome>,
  'maxItems' | 'idField' | 'idOf' | 'validate'
> & {
  outcome(index: number, id: string | undefined, item: unknown, status: Fate): Outcome;
};

export function createPacker<Item, Outcome>(operation: Packing<Item, Outcome>): Packer<Item, Outcome> {
  let entries = new Map<string, Entry<Item>>();
  let added = 0;
  return {
    get size() {
      return entries.size;
    },
    get full() {
      return entries.size >= operation.maxItems;
    },
    add(value) {
      const index = added++;
      const checked = checkItem(value, operation);
      if (!checked.valid) {
        const { id, item, issues } = checked;
        return operation.outcome(index, id, item, { status: 'invalid', issues });
      }
      const { item } = checked;
      const id = operation.idOf(item);
      const earlier = entries.get(id);
      entries.set(id, { index, id, item });
      return earlier && operation.outcome(earlier.index, id, earlier.item, { status: 'superseded', by: index });
    },
    sharesId(ids) {
      for (const id of entries.keys()) if (ids.has(id)) return true;
      return false;
    },
    take() {
      const taken = [...entries.values()];
      entries = new Map();
      return taken;
    },
  };
}
