import { openSource, type Source } from '../batch/source.js';

/**
 * Everything in a source, one by one. Aborting ends even the wait for an item that never comes.
 *
 * @throws RecotapConfigurationError when `source` cannot be iterated over; what the source throws; the reason of the signal
 */
export async function* itemsOf(
  source: Source<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown, void, void> {
  const reader = openSource(source);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = reader.next();
      const { done, value } = 'then' in next ? await orAborted(next, signal) : next;
      if (done === true) return;
      yield value;
    }
  } finally {
    reader.close();
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
