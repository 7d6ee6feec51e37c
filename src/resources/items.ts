import { orAborted } from '../base/abort.js';
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
    // Not waited for: a source that waits for something may never answer.
    reader.close().catch(() => {});
  }
}
