import { RecotapConnectionError } from '../errors.js';

/** The error for a request to `url` whose `fetch` threw `error`. What it says and keeps of that error is redacted. */
export function noAnswer(error: unknown, url: string, redact: (text: string) => string): RecotapConnectionError {
  const cause = copy(error, redact);
  return new RecotapConnectionError(
    `No answer from ${url}: ${innermostReason(cause)}. Is the base URL right, and the server up?`,
    { cause },
  );
}

/** The same error with its words redacted: a transport's error may hold the whole request. */
function copy(error: unknown, redact: (text: string) => string): Error {
  if (!(error instanceof Error)) return new Error(redact(String(error)));
  const result = new Error(
    redact(error.message),
    error.cause instanceof Error ? { cause: copy(error.cause, redact) } : {},
  );
  result.name = error.name;
  result.stack = redact(error.stack ?? '');
  const code = codeOf(error);
  return code === undefined ? result : Object.assign(result, { code });
}

/** Such as ECONNREFUSED: the `fetch failed` that undici puts around it helps nobody. */
function innermostReason(error: Error): string {
  if (error.cause instanceof Error) return innermostReason(error.cause);
  return codeOf(error) ?? error.message;
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
