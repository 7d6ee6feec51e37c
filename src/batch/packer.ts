import { checkItem } from './check.js';
import type { AnyStatus, BulkOperation, Entry } from './operation.js';
import type { NotTaken } from './outcome.js';

/** Collects what goes into the next request: valid items, each id once. */
export interface Packer<Outcome> {
  /** Entries collected. */
  readonly size: number;
  /** Whether the request has as much as it may hold. */
  readonly full: boolean;
  /** Takes the next value of the source. Returns the outcome that this decides, for the value itself or for one it supersedes. */
  add(value: unknown): Outcome | undefined;
  /** Whether one of the ids collected is among `ids`. */
  sharesId(ids: ReadonlySet<string>): boolean;
  /** Hands over what fits into one request, without the entries whose id is among `held`, and keeps the rest. */
  take(held: ReadonlySet<string>): Entry[];
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

export function createPacker<Item, Outcome>(operation: Packing<Item, Outcome>): Packer<Outcome> {
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

  return {
    get size() {
      return entries.size;
    },
    get full() {
      return entries.size >= operation.maxItems || length >= maxLength;
    },
    add(value) {
      const index = added++;
      const checked = checkItem(value, operation);
      if (!checked.valid) {
        return operation.outcome(index, checked.id, checked.item, { status: 'invalid', issues: checked.issues });
      }
      const { item: sent } = checked;
      const entry = { index, id: operation.idOf(sent), item: value, value: sent, isSettled: false };
      const earlier = entries.get(entry.id);
      entries.set(entry.id, entry);
      length += lengthOf(entry) - (earlier === undefined ? 0 : lengthOf(earlier));
      return earlier && operation.outcome(earlier.index, earlier.id, earlier.item, { status: 'superseded', by: index });
    },
    sharesId(ids) {
      if (ids.size > 0) for (const id of entries.keys()) if (ids.has(id)) return true;
      return false;
    },
    take(held) {
      const taken: Entry[] = [];
      const kept: Entry[] = [];
      let room = maxLength;
      for (const entry of entries.values()) {
        const needed = lengthOf(entry);
        const fits = !held.has(entry.id) && (taken.length === 0 || needed <= room);
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
