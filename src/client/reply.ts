import { RecotapError, RecotapHttpError, RecotapUnauthorizedError } from '../base/errors.js';
import { asRecord, asText } from '../base/unknown.js';
import { reasonsIn } from '../batch/isolate.js';
import type { Reply } from '../batch/operation.js';
import { isTransient } from '../http/verdict.js';
import type { ClientSettings } from './client.js';

/** What openapi-fetch hands back. */
export interface FetchResult {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** Statuses that find fault with what is in a request, so that a part of it may fare better. */
const REFUSALS = [400, 409, 413, 422];

/**
 * Makes one call and tells what its outcome means for a bulk operation.
 *
 * @param readResults finds the results of the items in the body of a success
 * @throws what `call` throws when it is no RecotapError, such as the reason of an aborted signal
 */
export async function replyOf(
  call: () => Promise<FetchResult>,
  settings: ClientSettings,
  readResults: (body: unknown) => unknown,
): Promise<Reply> {
  try {
    const { data, error, response } = await call();
    // An empty error body leaves `data` and `error` both undefined, so the status decides.
    if (response.ok) return { kind: 'answered', results: readResults(data) };
    return readRefusal(error, response, settings);
  } catch (error) {
    if (!(error instanceof RecotapError)) throw error;
    return { kind: 'unanswered', cause: error, hopeless: error.code === 'http' || error.code === 'configuration' };
  }
}

function readRefusal(error: unknown, response: Response, settings: ClientSettings): Reply {
  const { status } = response;
  if (REFUSALS.includes(status)) {
    return { kind: 'refused', errors: asRecord(error).data, reason: reasonOf(error, response) || `HTTP ${status}` };
  }
  return { kind: 'unanswered', cause: errorOf({ error, response }, settings), hopeless: !isTransient(status) };
}

/** An answer that is no success as an error, with the server's own words and what to do. */
export function errorOf({ error, response }: FetchResult, settings: ClientSettings): RecotapHttpError {
  const { status } = response;
  const reason = reasonOf(error, response);
  const answered = `${settings.baseUrl} answered ${status}${reason === '' ? '' : `: ${reason}`}`;
  if (status === 401 || status === 403) return unauthorized(status, answered, settings);
  if (isTransient(status)) return new RecotapHttpError(status, `${answered}. Sending it again later is safe.`);
  if (REFUSALS.includes(status)) return new RecotapHttpError(status, answered);
  return new RecotapHttpError(status, `${answered}. Is the base URL right?`);
}

/** In the envelope by the contract; one integrator's client reads them at the top level too (facts page). */
export function resultsIn(body: unknown): unknown {
  return asRecord(asRecord(body).data).results ?? asRecord(body).results;
}

function unauthorized(status: number, answered: string, { environment, apiKeySource }: ClientSettings) {
  const where = environment === undefined ? 'this base URL' : `the environment '${environment}'`;
  return new RecotapUnauthorizedError(
    status,
    `${answered}. The API key from ${apiKeySource} is not valid for ${where}. A new key kills the old one at once, and each environment has keys of its own.`,
  );
}

/** What the validator found, else the text of the error; empty when there is neither. */
function reasonOf(error: unknown, response: Response): string {
  const { data, customMessage, message } = asRecord(error);
  const reasons = reasonsIn(data);
  if (reasons.length > 0) return reasons.join('; ');
  return asText(customMessage) ?? asText(message) ?? response.statusText;
}
