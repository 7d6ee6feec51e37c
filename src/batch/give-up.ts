import type { RecotapError } from '../base/errors.js';
import type { Send } from './operation.js';

/** Requests in a row, each with its retries used up, after which nothing is expected of the rest. */
const LOST_IN_A_ROW = 10;

/**
 * The same `send`, telling when going on is pointless: the server says so, it cannot be reached (a connection failed and meanwhile nobody
 * else got an answer either), or ten requests in a row were lost. One lost request alone ends no run.
 */
export function givingUp<Item>(send: Send<Item>, onPointless: (cause: RecotapError) => void): Send<Item> {
  let replies = 0;
  let lostInARow = 0;
  return async (items, signal) => {
    const repliesBefore = replies;
    const reply = await send(items, signal);
    if (reply.kind !== 'unanswered') {
      replies++;
      lostInARow = 0;
      return reply;
    }
    lostInARow++;
    const unreachable = reply.cause.code === 'connection' && replies === repliesBefore;
    if (reply.hopeless || unreachable || lostInARow >= LOST_IN_A_ROW) onPointless(reply.cause);
    return reply;
  };
}
