import type { Validation } from '../base/issues.js';
import type { AnyStatus, BulkOperation, Entry } from './operation.js';
import type { Fate } from './outcome.js';
import { InvalidItem } from './source.js';

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
      const validation = validate(value, operation);
      if (!validation.valid) {
        const item = value instanceof InvalidItem ? value.item : value;
        const { issues } = validation;
        return operation.outcome(index, readId(item, operation.idField), item, { status: 'invalid', issues });
      }
      const id = operation.idOf(validation.value);
      const earlier = entries.get(id);
      entries.set(id, { index, id, item: validation.value });
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

function validate<Item>(value: unknown, operation: Pick<Packing<Item, unknown>, 'validate'>): Validation<Item> {
  if (value instanceof InvalidItem) return { valid: false, issues: value.issues };
  try {
    return operation.validate(value);
  } catch (error) {
    // A getter or a proxy of the caller's threw.
    return { valid: false, issues: [{ path: '', message: `cannot be read: ${error}` }] };
  }
}

/** The id of an invalid item, as far as it has one that can be read. */
function readId(item: unknown, idField: string): string | undefined {
  let id: unknown;
  try {
    id = (item as Record<string, unknown>)[idField];
  } catch {
    // It is null, or a getter of the caller's threw.
  }
  return typeof id === 'string' ? id : undefined;
}
