import type { Attempt, RequestEvent } from '../http/events.js';

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
  /** Undefined when no answer came. */
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
 * @param redact takes the key out of a text
 */
export function tellExchange(
  onExchange: OnExchange,
  event: Omit<RequestEvent, 'bytes'>,
  { message, answer }: Attempt,
  wallTime: number,
  redact: (text: string) => string,
): void {
  const { 'x-api-key': _, ...headers } = message.headers;
  const answered: [string, string][] = [];
  try {
    answer?.headers.forEach((value, name) => void answered.push([redact(name), value]));
    const told = onExchange({
      ...event,
      url: redact(event.url),
      startedAt: wallTime - event.durationMs,
      request: JSON.parse(redact(JSON.stringify({ ...message, headers }))),
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
