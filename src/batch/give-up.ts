import type { RecotapError, RecotapHttpError } from '../base/errors.js';
import type { AbortReason, EarlyEnd } from './aborted.js';
import type { Line, Turn } from './operation.js';

/** Requests in a row, each with its retries used up, after which nothing is expected of the rest. */
const LOST_IN_A_ROW = 10;

/**
 * The same line, telling when going on is pointless: the server says so, it cannot be reached (a connection failed and meanwhile nobody
 * else got an answer either), or ten requests in a row were lost. One lost request alone ends no run.
 */
export function givingUp<T extends Turn>(line: Line<T>, onPointless: (end: EarlyEnd) => void): Line<T> {
  let replies = 0;
  let lostInARow = 0;
  return {
    enter: line.enter,
    async send(entries, ends, turn) {
      const repliesBefore = replies;
      const reply = await line.send(entries, ends, turn);
      if (reply.kind !== 'unanswered') {
        replies++;
        lostInARow = 0;
        return reply;
      }
      if (ends.drain.aborted) return reply;
      lostInARow++;
      const { cause } = reply;
      const unreachable = cause.code === 'connection' && replies === repliesBefore;
      if (reply.hopeless || unreachable || lostInARow >= LOST_IN_A_ROW) onPointless(endBy(cause, reply.hopeless));
      return reply;
    },
  };
}

/**
 * What an error of the client's means for a push that it ends.
 *
 * @param isFinal whether a single answer was enough
 */
export function endBy(cause: RecotapError, isFinal: boolean): EarlyEnd {
  return { reason: reasonOf(cause, isFinal), cause };
}

function reasonOf(cause: RecotapError, isFinal: boolean): AbortReason {
  if (cause.code === 'unauthorized') return 'unauthorized';
  if (cause.code === 'configuration') return 'callback';
  const { status } = cause as Partial<RecotapHttpError>;
  // A single answer of a server in trouble ends a push only if it asks for a wait that is too long.
  const isTooLong = isFinal && (status === 408 || (status ?? 0) >= 500);
  return status === 429 || isTooLong ? 'rate-limited' : 'unreachable';
}
