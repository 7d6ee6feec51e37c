import { checkItem } from './check.js';
import type { AnyStatus, BulkOperation, Entry } from './operation.js';
import type { Order } from './order.js';
import type { NotTaken } from './outcome.js';

/** How many requests' worth is collected at most. Those of which an earlier version is under way are passed by the others. */
const MOST_REQUESTS = 10;

/** Collects what goes into the next request: valid items, each id once. */
export interface Packer<Outcome> {
  /** Entries collected. */
  readonly size: number;
  /** Whether as many of them may go now. */
  has(count: number): boolean;
  /** Whether the request has as much as it may hold. */
  readonly full: boolean;
  /** Takes the next value of the source. Returns the outcome that this decides, for the value itself or for one it supersedes. */
  add(value: unknown): Outcome | undefined;
  /** Hands over what fits into one request, and keeps the rest. */
  take(): Entry[];
  /** Hands over all that was collected. */
  drain(): Entry[];
  /** Learns that a request of these entries was too large: from now on they are half as long at most. */
  shrink(entries: readonly Entry[]): void;
}

/** The part of an operation that a packer uses. It needs no names of statuses. */
export type Packing<Item, Outcome> = Pick<
  BulkOperation<Item, AnyStatus, Outcome>,
  'maxItems' | 'idField' | 'idOf' | 'validate'
> & {
  outcome(index: number, id: string | undefined, item: unknown, status: NotTaken): Outcome;
};

/**
 * @param order which the entries join when they are added, and leave when they are superseded
 * @param onDue called when an entry need not wait for others any longer
 */
export function createPacker<Item, Outcome>(
  operation: Packing<Item, Outcome>,
  order: Order,
  onDue: () => void,
): Packer<Outcome> {
  const { maxItems } = operation;
  let entries = new Map<string, Entry>();
  let added = 0;
  /** Characters that the entries of a request may have as JSON. They are counted only once a request was too large. */
  let maxLength = Number.POSITIVE_INFINITY;
  let length = 0;

  const lengthOf = ({ value }: Entry) => (maxLength < Number.POSITIVE_INFINITY ? JSON.stringify(value).length : 0);
  const sum = (all: Iterable<Entry>) => Array.from(all, lengthOf).reduce((total, each) => total + each, 0);

  function keep(kept: readonly Entry[]): void {
    entries = new Map(kept.map((entry) => [entry.id, entry]));
    length = sum(kept);
  }

  function has(count: number): boolean {
    let left = count;
    for (const { isFree } of entries.values()) if (isFree && --left < 1) return true;
    return false;
  }

  function onChange(this: Entry): void {
    if (entries.get(this.id) === this) onDue();
  }

  return {
    get size() {
      return entries.size;
    },
    has,
    get full() {
      const { size } = entries;
      return length >= maxLength || (size >= maxItems && (size >= MOST_REQUESTS * maxItems || has(maxItems)));
    },
    add(value) {
      const index = added++;
      const checked = checkItem(value, operation);
      if (!checked.valid) {
        return operation.outcome(index, checked.id, checked.item, { status: 'invalid', issues: checked.issues });
      }
      const { item: sent } = checked;
      const id = operation.idOf(sent);
      const entry: Entry = { index, id, item: value, value: sent, isSettled: false, isFree: false, onChange };
      const earlier = entries.get(id);
      entries.set(id, entry);
      length += lengthOf(entry) - (earlier === undefined ? 0 : lengthOf(earlier));
      if (earlier !== undefined) order.leave(earlier);
      order.join(entry);
      return earlier && operation.outcome(earlier.index, earlier.id, earlier.item, { status: 'superseded', by: index });
    },
    take() {
      const taken: Entry[] = [];
      const kept: Entry[] = [];
      let room = maxLength;
      for (const entry of entries.values()) {
        const needed = lengthOf(entry);
        const fits = entry.isFree && taken.length < maxItems && (taken.length === 0 || needed <= room);
        (fits ? taken : kept).push(entry);
        if (fits) room -= needed;
      }
      keep(kept);
      return taken;
    },
    drain() {
      const all = [...entries.values()];
      keep([]);
      return all;
    },
    shrink(tooLarge) {
      const before = maxLength;
      maxLength = Number.MAX_SAFE_INTEGER;
      maxLength = Math.min(before, Math.max(1, Math.floor(sum(tooLarge) / 2)));
      length = sum(entries.values());
    },
  };
}
