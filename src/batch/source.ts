import { RecotapConfigurationError } from '../base/errors.js';
import type { Issue } from '../base/issues.js';

/** In the registry of symbols, so that it is the same in every copy of this package. */
const brand = Symbol.for('recotap-api.InvalidItem');

/**
 * An item that your source could not read, such as a row with too many cells. It gets the outcome `invalid` with its issues, and is not
 * sent.
 *
 * @example
 * async function* dealsOf(rows: AsyncIterable<string[]>) {
 *   for await (const row of rows) {
 *     if (row.length === 2) yield { externalDealId: `${row[0]}`, name: `${row[1]}` };
 *     else yield new InvalidItem(row, [{ path: '', message: `has ${row.length} cells; expected 2` }]);
 *   }
 * }
 */
export class InvalidItem {
  /** What the source read. It becomes the `deal` of the outcome. */
  readonly item: unknown;
  /** What is wrong with it. */
  readonly issues: Issue[];

  /** @param item what the source read */
  constructor(item: unknown, issues: Issue[]) {
    this.item = item;
    this.issues = issues;
  }

  /** Tells whether a value is an InvalidItem, also of another copy of the package. */
  static is(value: unknown): value is InvalidItem {
    return typeof value === 'object' && value !== null && brand in value;
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Items to push: an array, a generator or a stream. */
export type Source<Item> = Iterable<Item | InvalidItem> | AsyncIterable<Item | InvalidItem>;

/** The same type, readonly at every level. Optional fields may be `undefined`. */
export type DeepReadonly<T> = T extends (infer Element)[]
  ? readonly DeepReadonly<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> | (object extends Pick<T, Key> ? undefined : never) }
    : T;

/** What you can push as a `T`: a plain object, or one whose `toJSON` returns one, such as that of an ORM. */
export type Pushable<T> = DeepReadonly<T> | { toJSON(): DeepReadonly<T> };

/** A source being read: synchronous sources answer without a promise. */
export interface Reader {
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  /** What the source was asked for and has not given yet. */
  readonly pending: Promise<unknown> | undefined;
  /** Tells the source that no more is wanted, unless it is over. Resolves when it has cleaned up; rejects with what it throws then. */
  close(): Promise<void>;
}

/** @throws RecotapConfigurationError when `source` cannot be iterated over */
export function openSource(source: Source<unknown>): Reader {
  const iterator = iteratorOf(source);
  let pending: Promise<IteratorResult<unknown>> | undefined;
  let isOver = false;
  const given = (result: IteratorResult<unknown>) => {
    pending = undefined;
    if (result.done === true) isOver = true;
    return result;
  };
  const failed = () => {
    pending = undefined;
    isOver = true;
  };

  return {
    next() {
      try {
        const next = iterator.next();
        if (!('then' in next)) return given(next);
        pending = Promise.resolve(next);
      } catch (error) {
        failed();
        throw error;
      }
      pending.then(given, failed);
      return pending;
    },
    get pending() {
      return pending;
    },
    async close() {
      if (isOver) return;
      isOver = true;
      if (!isNodeStream(source)) return void (await iterator.return?.());
      // Its iterator cannot be left while it waits for a chunk, and owes none once the stream is destroyed.
      pending = undefined;
      source.destroy();
    },
  };
}

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

function iteratorOf(source: unknown): AnyIterator {
  if (typeof source === 'object' && source !== null) {
    if (isWebStream(source)) return iteratorOfStream(source);
    const { [Symbol.asyncIterator]: openAsync, [Symbol.iterator]: open } = source as Partial<Iterables>;
    if (typeof openAsync === 'function') return openAsync.call(source);
    if (typeof open === 'function') return open.call(source);
  }
  throw new RecotapConfigurationError(
    'The source cannot be iterated over: expected an array, a generator or a stream of items.',
  );
}

type Iterables = AsyncIterable<unknown> & Iterable<unknown>;

function isWebStream(source: object): source is ReadableStream<unknown> {
  return typeof (source as Partial<ReadableStream>).getReader === 'function';
}

/** The stream's own iterator is not in every browser, and cannot be left while it waits for a chunk. */
function iteratorOfStream(stream: ReadableStream<unknown>): AsyncIterator<unknown> {
  let opened: ReadableStreamDefaultReader<unknown> | undefined;
  const reader = () => {
    opened ??= stream.getReader();
    return opened;
  };
  return {
    async next() {
      const { done, value } = await reader().read();
      if (done) reader().releaseLock();
      return { done, value };
    },
    async return() {
      await reader().cancel();
      reader().releaseLock();
      return { done: true, value: undefined };
    },
  };
}

interface NodeStream {
  destroy(): unknown;
}

function isNodeStream(source: unknown): source is NodeStream {
  const { destroy, pipe } = source as Partial<Record<'destroy' | 'pipe', unknown>>;
  return typeof destroy === 'function' && typeof pipe === 'function';
}
