import type { Issue } from '../base/issues.js';
import { snapshot } from '../base/snapshot.js';
import type { AnyStatus, BulkOperation, Entry } from './operation.js';
import type { NotTaken } from './outcome.js';
import { InvalidItem } from './source.js';

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

/** What a packer asks of an operation: it knows the server's words for none. */
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
      const checked = check(value, operation);
      if ('issues' in checked) {
        return operation.outcome(index, checked.id, checked.item, { status: 'invalid', issues: checked.issues });
      }
      const entry = { index, id: checked.id, item: value, value: checked.value, isSettled: false };
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

type Checked = { id: string; value: unknown } | { id: string | undefined; item: unknown; issues: Issue[] };

/** What a value of the source comes to: what is sent for it, or why it cannot be. */
function check<Item>(given: unknown, { validate, idOf, idField }: Packing<Item, unknown>): Checked {
  if (InvalidItem.is(given)) return { id: idIn(given.item, idField), item: given.item, issues: given.issues };
  try {
    const { value, lost } = snapshot(given);
    const validation = validate(value);
    if (validation.valid && lost.length === 0) return { id: idOf(validation.value), value };
    const found = validation.valid ? [] : validation.issues;
    const issues = [...lost, ...found.filter(({ path }) => !lost.some((issue) => issue.path === path))];
    return { id: idIn(value, idField), item: given, issues: issues.map((issue) => explained(issue, given)) };
  } catch (error) {
    // A getter of the caller's threw, or JSON cannot hold what is there.
    return { id: undefined, item: given, issues: [{ path: '', message: `cannot be read: ${error}` }] };
  }
}

/** An object of a class may have what JSON does not show. */
function explained({ path, message }: Issue, value: unknown): Issue {
  if (message !== 'is required' || typeof value !== 'object' || value === null || !(path in value))
    return { path, message };
  return { path, message: `${message}; the object has it, but JSON.stringify leaves it out: give the object a toJSON` };
}

/** The id of an invalid item, as far as it has one that can be read. */
function idIn(item: unknown, idField: string): string | undefined {
  const id = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[idField] : undefined;
  return typeof id === 'string' ? id : undefined;
}
