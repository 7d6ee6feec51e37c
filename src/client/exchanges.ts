import type { Attempt, RequestEvent } from '../http/events.js';
import type { Message } from '../http/exchange.js';
import type { Redactor } from '../http/redact.js';

/** One attempt of a request, with what was sent and what came back. The API key is in none of its parts. */
export interface Exchange extends Omit<RequestEvent, 'bytes'> {
  /** When it went out, in ms since 1970. */
  startedAt: number;
  request: {
    method: string;
    url: string;
    /** By name in lower case, without `x-api-key`. */
    headers: Record<string, string>;
    /** Undefined for a request without one. */
    body?: string | undefined;
  };
  /** Undefined when no response came. */
  response:
    | undefined
    | {
        status: number;
        statusText: string;
        /** Each name with its value, as they came. */
        headers: [name: string, value: string][];
        /** The text as it was read, whatever it is. */
        body: string;
      };
}

/** Told of each attempt when it is over. */
export type OnExchange = (exchange: Exchange) => unknown;

/**
 * Tells `onExchange` of an attempt. A callback that only looks on cannot hurt the push, whatever it does.
 *
 * @param wallTime now, in ms since 1970
 * @param redactor takes the key out of what the caller sends; the answer is without it
 */
export function tellExchange(
  onExchange: OnExchange,
  event: Omit<RequestEvent, 'bytes'>,
  { message, answer }: Attempt,
  wallTime: number,
  redactor: Redactor,
): void {
  const answered: [string, string][] = [];
  try {
    answer?.headers.forEach((value, name) => void answered.push([name, value]));
    const told = onExchange({
      ...event,
      startedAt: wallTime - event.durationMs,
      request: requestOf(message, redactor),
      response: answer && {
        status: answer.status,
        statusText: answer.statusText,
        headers: answered,
        body: answer.text,
      },
    });
    Promise.prototype.then.call(Promise.resolve(told), undefined, () => {});
  } catch {}
}

function requestOf({ method, url, headers: sent, body }: Message, { text, body: redactBody }: Redactor) {
  const { 'x-api-key': _, ...others } = sent;
  const headers = Object.fromEntries(Object.entries(others).map(([name, value]) => [text(name), text(value)]));
  return { method, url: text(url), headers, ...(body !== undefined && { body: redactBody(body).text }) };
}
