import { type RecotapError, RecotapHttpError, RecotapResponseError } from '../base/errors.js';
import { excerpt } from '../base/text.js';
import type { RawAnswer } from './exchange.js';
import type { Redactor } from './redact.js';
import { meaningOf } from './status.js';

/** A whole answer: nothing of it is left to be read from the connection. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: AnswerHeaders;
  readonly text: string;
  /** What `text` says as JSON; undefined if it is none. */
  readonly json: unknown;
}

export interface AnswerHeaders {
  get(name: string): string | null;
  /** Each `set-cookie` comes by itself. */
  forEach(callback: (value: string, name: string) => void): void;
}

/** The answer without the key, which a server may repeat anywhere in it. */
export function readAnswer({ status, statusText, headers, text }: RawAnswer, redactor: Redactor): Answer {
  return {
    status,
    statusText: redactor.text(statusText),
    headers: {
      get(name) {
        const value = headers.get(name);
        return typeof value === 'string' ? redactor.text(value) : null;
      },
      forEach(callback) {
        headers.forEach?.((value, name) => {
          callback(redactor.text(value), redactor.text(name));
        });
      },
    },
    ...redactor.body(text),
  };
}

/**
 * What is wrong with an answer that no caller could read: a redirect, a status beyond HTTP's, or a success that is not JSON (the API
 * speaks JSON only, by the facts page). Undefined when the answer can be passed on, an error answer included.
 */
export function flawOf(answer: Answer, url: string): { error: RecotapError; transient: boolean } | undefined {
  const { status, text, json } = answer;
  const meaning = meaningOf(status);
  if (meaning === 'redirect') return { error: redirected(answer, url), transient: false };
  if (meaning === 'unknown') {
    const message = `${url} answered with the status ${status}, which HTTP does not have. Is a proxy in between?`;
    return { error: new RecotapResponseError(message), transient: true };
  }
  if (meaning !== 'success' || json !== undefined) return undefined;
  const got = text === '' ? 'an empty body' : `a body that is not JSON (${formatOf(answer)}): ${firstWords(text)}`;
  return { error: new RecotapResponseError(`${url} answered ${status} with ${got}`), transient: true };
}

function redirected({ status, headers }: Answer, url: string): RecotapError {
  const location = headers.get('location');
  const target = location !== null && URL.canParse(location, url) ? new URL(location, url).origin : 'another place';
  return new RecotapHttpError(
    status,
    `${url} answered with a redirect to ${target}, which was not followed, as it would carry the API key along. Set the base URL to where the API is.`,
  );
}

function formatOf({ headers }: Answer): string {
  const type = headers.get('content-type') ?? 'no content type';
  const encoding = headers.get('content-encoding');
  return encoding === null ? type : `${type}, encoded as ${encoding}`;
}

/** The text may be of any length, and no text at all. */
function firstWords(text: string): string {
  const line = text
    .slice(0, 1_000)
    .replace(/[\s\p{Cc}\p{Cf}\uFFFD]+/gu, ' ')
    .trim();
  return excerpt(line, 120);
}
