/** Items that a second reader can go on with where the first one left. */
export interface Resumable<T> {
  /** For the first reader. Leaving it does not end the source. */
  items: AsyncIterable<T>;
  /** Everything after the first `taken` items. */
  rest(taken: number): AsyncGenerator<T>;
}

export function resumable<T>(source: AsyncIterable<T>): Resumable<T> {
  const iterator = source[Symbol.asyncIterator]();
  let given = 0;
  let last: Promise<IteratorResult<T>> | undefined;
  return {
    items: {
      [Symbol.asyncIterator]: () => ({
        next() {
          given++;
          last = iterator.next();
          return last;
        },
      }),
    },
    async *rest(taken) {
      // The first reader may have left while it waited for an item.
      const unread = given > taken ? await last : undefined;
      if (unread?.done === false) yield unread.value;
      yield* { [Symbol.asyncIterator]: () => iterator };
    },
  };
}
