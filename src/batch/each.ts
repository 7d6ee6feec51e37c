/** What comes in groups, one by one. It takes one promise each, where an async generator takes three. */
export function eachOf<T>(groups: AsyncGenerator<T[], void, void>): AsyncGenerator<T, void, void> {
  let group: T[] = [];
  let taken = 0;
  /** Whoever asks while a group is fetched waits for those who asked before. */
  let waiting: Promise<unknown> | undefined;

  async function fetch(): Promise<IteratorResult<T, void>> {
    while (taken === group.length) {
      const next = await groups.next();
      if (next.done === true) return { done: true, value: undefined };
      group = next.value;
      taken = 0;
    }
    return { done: false, value: group[taken++] as T };
  }

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = waiting === undefined ? work() : waiting.then(work, work);
    waiting = result;
    const settled = () => {
      if (waiting === result) waiting = undefined;
    };
    result.then(settled, settled);
    return result;
  }

  return {
    next() {
      if (waiting !== undefined || taken === group.length) return inTurn(fetch);
      return Promise.resolve({ done: false, value: group[taken++] as T });
    },
    return() {
      group = [];
      taken = 0;
      return groups.return() as Promise<IteratorReturnResult<void>>;
    },
    throw(error) {
      group = [];
      taken = 0;
      return groups.throw(error) as Promise<IteratorReturnResult<void>>;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
