import type { Issue } from '../base/issues.js';
import { serialise } from '../base/json.js';
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
  /** The JSON of all entries, in characters, and the most that a request may hold of it. */
  let length = 0;
  let maxLength = Number.POSITIVE_INFINITY;
  let added = 0;

  function keep(kept: Iterable<Entry>): void {
    entries = new Map();
    length = 0;
    for (const entry of kept) put(entry);
  }

  function put(entry: Entry): Entry | undefined {
    const earlier = entries.get(entry.id);
    entries.set(entry.id, entry);
    length += entry.json.length - (earlier?.json.length ?? 0);
    return earlier;
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
      const { id, json } = checked;
      const earlier = put({ index, id, item: value, json });
      return earlier && operation.outcome(earlier.index, id, earlier.item, { status: 'superseded', by: index });
    },
    sharesId(ids) {
      for (const id of entries.keys()) if (ids.has(id)) return true;
      return false;
    },
    take(held) {
      const taken: Entry[] = [];
      const kept: Entry[] = [];
      let room = maxLength;
      for (const entry of entries.values()) {
        const fits = !held.has(entry.id) && (taken.length === 0 || entry.json.length <= room);
        (fits ? taken : kept).push(entry);
        if (fits) room -= entry.json.length;
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
      const sent = tooLarge.reduce((sum, { json }) => sum + json.length, 0);
      maxLength = Math.min(maxLength, Math.max(1, Math.floor(sent / 2)));
    },
  };
}

type Checked = { id: string; json: string } | { id: string | undefined; item: unknown; issues: Issue[] };

/** What a value of the source comes to: what is sent for it, or why it cannot be. */
function check<Item>(value: unknown, { validate, idOf, idField }: Packing<Item, unknown>): Checked {
  if (InvalidItem.is(value)) return { id: idIn(value.item, idField), item: value.item, issues: value.issues };
  try {
    const { json, value: written, lost } = serialise(value);
    const validation = validate(written);
    if (validation.valid && lost.length === 0) return { id: idOf(validation.value), json };
    const found = validation.valid ? [] : validation.issues;
    const issues = [...lost, ...found.filter(({ path }) => !lost.some((issue) => issue.path === path))];
    return { id: idIn(written, idField), item: value, issues: issues.map((issue) => explained(issue, value)) };
  } catch (error) {
    // A getter of the caller's threw, or JSON cannot hold what is there.
    return { id: undefined, item: value, issues: [{ path: '', message: `cannot be read: ${error}` }] };
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
