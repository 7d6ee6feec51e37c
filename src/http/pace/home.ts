import { RecotapConfigurationError } from '../../base/errors.js';

/**
 * Makes a check that all calls come from the request of a Cloudflare Worker from which the first one came. The timers and connections of a
 * request end with it, and another request that waits for them hangs. Elsewhere, and in a Durable Object, the check never fails.
 *
 * @returns a function that throws RecotapConfigurationError in another request
 */
export function createHome(): () => void {
  let home: AbortSignal | undefined;
  return () => {
    home ??= new AbortController().signal;
    try {
      // workerd lets only the request that made it read it.
      void home.aborted;
    } catch (cause) {
      throw new RecotapConfigurationError(
        'This client was first used in another request of this Worker, and its timers and connections end with that one. Make a client for each request.',
        { cause },
      );
    }
  };
}
