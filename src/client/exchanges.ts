import type { Attempt, RequestEvent } from '../http/events.js';
import type { Message } from '../http/exchange.js';
import type { Redactor } from '../http/redact.js';

/** A request attempt: what was sent and received, without the API key. */
export interface Exchange extends Omit<RequestEvent, 'bytes'> {
  /** When it was sent, in ms since 1970. */
  startedAt: number;
  /** The request. */
  request: {
    /** The HTTP method. */
    method: string;
    /** The URL. */
    url: string;
    /** The headers, with names in lower case and without `x-api-key`. */
    headers: Record<string, string>;
    /** The body; undefined if there is none. */
    body?: string | undefined;
  };
  /** The response; undefined if none came. */
  response:
    | undefined
    | {
        /** The HTTP status. */
        status: number;
        /** The text after the status. */
        statusText: string;
        /** The headers, as they came. */
        headers: [name: string, value: string][];
        /** The body as text. */
        body: string;
      };
}

/** Called after each request attempt. */
export type OnExchange = (exchange: Exchange) => unknown;

/**
 * Tells `onExchange` of an attempt. A callback that only looks on cannot hurt the push, whatever it does.
 *
 * @param wallTime now, in ms since 1970
 * @param redactor takes the key out of what the caller sends; the response is without it
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
