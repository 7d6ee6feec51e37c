/**
 * Does some work for each item, for as many at once as `concurrency` says. The first error cancels all the rest, and is thrown once nothing
 * is under way any longer; an aborted signal does the same with its reason.
 */
export async function concurrently<T>(
  items: Iterable<T>,
  concurrency: number,
  work: (item: T, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const failure = new AbortController();
  const either = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const left = items[Symbol.iterator]();
  const worker = async () => {
    try {
      for (let next = left.next(); next.done !== true; next = left.next()) {
        either.throwIfAborted();
        await work(next.value, either);
      }
    } catch (error) {
      failure.abort(error);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  failure.signal.throwIfAborted();
}
