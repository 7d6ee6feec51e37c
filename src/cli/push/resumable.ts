/** Items that outlive their first reader: what it left can still be read. */
export interface Resumable<T> {
  /** For the first reader. Its leaving does not end the source. */
  items: AsyncIterable<T>;
  /** All that comes after the first `taken` items. */
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
      // The reader may have left while it was being given one.
      const unread = given > taken ? await last : undefined;
      if (unread?.done === false) yield unread.value;
      yield* { [Symbol.asyncIterator]: () => iterator };
    },
  };
}
