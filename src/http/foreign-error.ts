import {
  RecotapConfigurationError,
  RecotapConnectionError,
  type RecotapError,
  RecotapResponseError,
} from '../base/errors.js';
import { type ErrorLike, inText, isErrorLike } from '../base/thrown.js';

/**
 * The error for a request to `url` whose `fetch` threw `thrown`. What it says and keeps of that is redacted: a transport's error may hold
 * the whole request.
 *
 * @returns a RecotapConfigurationError for a programmer's error, which no repetition heals; a RecotapResponseError for a compressed answer
 * that cannot be decompressed; else a RecotapConnectionError
 */
export function errorOfFetch(thrown: unknown, url: string, redact: (text: string) => string): RecotapError {
  const cause = copy(thrown, redact);
  if (isProgrammersError(cause)) {
    return new RecotapConfigurationError(
      `The fetch of this client threw ${cause.name}: ${cause.message}. That is an error in its code, not in the connection to ${url}.`,
      { cause },
    );
  }
  if (isOfZlib(cause)) {
    return new RecotapResponseError(
      `${url} answered with a compressed body that cannot be decompressed: ${innermostReason(cause)}`,
      { cause },
    );
  }
  return new RecotapConnectionError(
    `No response from ${url}: ${innermostReason(cause)}. Is the base URL right, and the server up?`,
    { cause },
  );
}

const PROGRAMMERS_ERROR = /^(?:Type|Reference|Range|Syntax|Eval|URI)Error$/;

/** What engines and transports say of a network that failed, where they say it by a TypeError without a code. */
const NETWORK_FAILURE =
  /^(?:fetch failed|terminated|failed to fetch|load failed|network ?(?:error|request|connection)|socket hang up|error sending request|could not connect|(?:a|the) (?:network|internet) (?:error|connection)|a server with)/i;

function isProgrammersError(error: Error): boolean {
  return PROGRAMMERS_ERROR.test(error.name) && !NETWORK_FAILURE.test(error.message) && !hasCode(error);
}

/**
 * Node gives each failure of the system and of undici a code, on the error or on one of its causes. Codes such as `ERR_INVALID_URL` are those
 * of wrong arguments.
 */
function hasCode(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  return (typeof error.code === 'string' && !error.code.startsWith('ERR_')) || hasCode(error.cause);
}

/** Such as `Z_DATA_ERROR`, and of Brotli `ERR__ERROR_FORMAT_PADDING_1`. */
function isOfZlib(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  return (typeof error.code === 'string' && /^(?:Z_|ERR_+ERROR_)/.test(error.code)) || isOfZlib(error.cause);
}

/** Causes of causes that are told. An error may be its own cause. */
const DEEPEST_CAUSE = 5;

function copy(error: unknown, redact: (text: string) => string, depth = 0): Error {
  if (!isErrorLike(error)) return new Error(redact(inText(error)));
  const isTold = isErrorLike(error.cause) && depth < DEEPEST_CAUSE;
  const result = new Error(redact(error.message), isTold ? { cause: copy(error.cause, redact, depth + 1) } : {});
  result.name = redact(error.name);
  result.stack = redact(typeof error.stack === 'string' ? error.stack : '');
  return typeof error.code === 'string' ? Object.assign(result, { code: redact(error.code) }) : result;
}

/** Such as `connect ECONNREFUSED 127.0.0.1:4020`: the `fetch failed` that undici puts around it helps nobody. */
function innermostReason(error: Error): string {
  if (error.cause instanceof Error) return innermostReason(error.cause);
  const { code } = error as ErrorLike;
  const { message } = error;
  if (typeof code !== 'string' || message.includes(code)) return message;
  return message === '' ? code : `${message} (${code})`;
}
