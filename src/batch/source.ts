import { RecotapConfigurationError } from '../base/errors.js';
import type { Issue } from '../base/issues.js';

/**
 * What a source may yield in place of an item that it could not read, such as a row with a column too many. It gets the outcome
 * `invalid` with these issues and is never sent.
 */
export class InvalidItem {
  readonly item: unknown;
  readonly issues: Issue[];

  /** @param item what there is of it, for the outcome */
  constructor(item: unknown, issues: Issue[]) {
    this.item = item;
    this.issues = issues;
  }
}

/** Items in memory, from a generator, or from a stream. */
export type Source<Item> = Iterable<Item | InvalidItem> | AsyncIterable<Item | InvalidItem>;

/** A source being read: synchronous sources answer without a promise. */
export interface Reader {
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  /** Tells the source that no more is wanted. Never waits for it, never throws. */
  close(): void;
}

/** @throws RecotapConfigurationError when `source` cannot be iterated over */
export function openSource(source: Source<unknown>): Reader {
  const iterator = iteratorOf(source);
  return {
    next: () => iterator.next(),
    close() {
      // A source that waits for something may never answer.
      void (async () => iterator.return?.())().catch(() => {});
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
