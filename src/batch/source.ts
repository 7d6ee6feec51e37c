import { RecotapConfigurationError } from '../base/errors.js';
import type { Issue } from '../base/issues.js';

/** In the registry of symbols, so that it is the same in every copy of this package. */
const brand = Symbol.for('recotap-api.InvalidItem');

/**
 * What a source may yield in place of an item that it could not read, such as a row with a column too many. It gets the outcome
 * `invalid` with these issues and is never sent.
 *
 * @example
 * yield new InvalidItem(row, [{ path: '', message: 'the row has too many cells: 9, where the header has 8' }]);
 */
export class InvalidItem {
  readonly item: unknown;
  readonly issues: Issue[];

  /** @param item what there is of it, for the outcome */
  constructor(item: unknown, issues: Issue[]) {
    this.item = item;
    this.issues = issues;
  }

  /** Whether a value is one, of this copy of the package or another. */
  static is(value: unknown): value is InvalidItem {
    return typeof value === 'object' && value !== null && brand in value;
  }

  get [brand](): true {
    return true;
  }
}

/** Items in memory, from a generator, or from a stream. */
export type Source<Item> = Iterable<Item | InvalidItem> | AsyncIterable<Item | InvalidItem>;

/** The same type with everything in it readonly: what is pushed is not changed. */
export type DeepReadonly<T> = T extends (infer Element)[]
  ? readonly DeepReadonly<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** A source being read: synchronous sources answer without a promise. */
export interface Reader {
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  /** Whether the source was asked for an item that it has not given yet. */
  readonly isPending: boolean;
  /** Tells the source that no more is wanted. Resolves when it has cleaned up; rejects with what it throws then. */
  close(): Promise<void>;
}

/** @throws RecotapConfigurationError when `source` cannot be iterated over */
export function openSource(source: Source<unknown>): Reader {
  const iterator = iteratorOf(source);
  let isPending = false;
  return {
    next() {
      const next = iterator.next();
      if (!('then' in next)) return next;
      isPending = true;
      const settled = () => {
        isPending = false;
      };
      next.then(settled, settled);
      return next;
    },
    get isPending() {
      return isPending;
    },
    async close() {
      await iterator.return?.();
    },
  };
}

function iteratorOf(source: Source<unknown>): Iterator<unknown> | AsyncIterator<unknown> {
  if (typeof source === 'object' && source !== null) {
    if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
    if (Symbol.iterator in source) return source[Symbol.iterator]();
  }
  throw new RecotapConfigurationError(
    'The source cannot be iterated over: expected an array, a generator or a stream of items.',
  );
}
