import type { Clock } from '../base/clock.js';
import { RecotapTimeoutError } from '../base/errors.js';
import type { RawAnswer } from './answer.js';

/** A request that can be sent any number of times. */
export interface Message {
  url: string;
  method: string;
  headers: Headers;
  body: Uint8Array<ArrayBuffer> | null;
  signal: AbortSignal;
}

/**
 * How a message goes out, once, and its whole answer comes back. It follows no redirect, which would carry the API key along, and has no
 * time limit of its own.
 */
export type Exchange = (message: Message, signal: AbortSignal) => Promise<RawAnswer>;

/**
 * Sends a message once and reads the whole answer.
 *
 * @param timeoutMs covers everything from connecting to the last byte of the body, in ms
 * @throws RecotapTimeoutError or the reason of the message's signal, at once and even if `exchange` ignores its signal; else what
 * `exchange` throws
 */
export async function attempt(
  message: Message,
  exchange: Exchange,
  timeoutMs: number,
  clock: Clock,
): Promise<RawAnswer> {
  const controller = new AbortController();
  let endEarly: (reason: unknown) => void = () => {};
  const early = new Promise<never>((_, reject) => {
    endEarly = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const onAbort = () => endEarly(message.signal.reason);
  message.signal.addEventListener('abort', onAbort);
  const cancelTimeout = clock.after(timeoutMs, () =>
    endEarly(new RecotapTimeoutError(`No whole answer from ${message.url} within ${timeoutMs} ms.`)),
  );
  try {
    if (message.signal.aborted) throw message.signal.reason;
    return await Promise.race([exchange(message, controller.signal), early]);
  } finally {
    cancelTimeout();
    message.signal.removeEventListener('abort', onAbort);
  }
}
