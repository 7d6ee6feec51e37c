import { RecotapConnectionError } from '../base/errors.js';

/** The error for a request to `url` whose `fetch` threw `error`. What it says and keeps of that error is redacted. */
export function noAnswer(error: unknown, url: string, redact: (text: string) => string): RecotapConnectionError {
  const cause = copy(error, redact);
  return new RecotapConnectionError(
    `No answer from ${url}: ${innermostReason(cause)}. Is the base URL right, and the server up?`,
    { cause },
  );
}

/** Causes of causes that are told. An error may be its own cause. */
const DEEPEST_CAUSE = 5;

/** The same error with its words redacted: a transport's error may hold the whole request. */
function copy(error: unknown, redact: (text: string) => string, depth = 0): Error {
  if (!(error instanceof Error)) return new Error(redact(String(error)));
  const isTold = error.cause instanceof Error && depth < DEEPEST_CAUSE;
  const result = new Error(redact(error.message), isTold ? { cause: copy(error.cause, redact, depth + 1) } : {});
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
