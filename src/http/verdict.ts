import { type RecotapError, RecotapHttpError, RecotapResponseError } from '../base/errors.js';
import type { Answer } from './answer.js';

/** Whether a status tells of a passing condition, so that the same request may succeed later. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * What is wrong with an answer that no caller could read: a redirect, a status beyond HTTP's, or a success that is not JSON (the API
 * speaks JSON only, by the facts page). Undefined when the answer can be passed on, an error answer included.
 */
export function flawOf(answer: Answer, url: string): { error: RecotapError; transient: boolean } | undefined {
  // A browser hides a redirect behind the status 0.
  if (answer.status === 0 || (answer.status >= 300 && answer.status < 400)) {
    return { error: redirected(answer, url), transient: false };
  }
  if (answer.status > 599) {
    const message = `${url} answered with the status ${answer.status}, which is none of HTTP's. Is a proxy in between?`;
    return { error: new RecotapResponseError(message), transient: true };
  }
  if (answer.status >= 400 || answer.status === 204 || answer.json !== undefined) return undefined;
  const type = answer.headers.get('content-type') ?? 'no content type';
  const got = answer.body === '' ? 'an empty body' : `a body that is no JSON (${type}): ${excerpt(answer.body)}`;
  return { error: new RecotapResponseError(`${url} answered ${answer.status} with ${got}`), transient: true };
}

function redirected(answer: Answer, url: string): RecotapError {
  const location = answer.headers.get('location');
  const target = location !== null && URL.canParse(location, url) ? new URL(location, url).origin : 'another place';
  return new RecotapHttpError(
    answer.status,
    `${url} answered with a redirect to ${target}, which was not followed, as it would carry the API key along. Set the base URL to where the API is.`,
  );
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
