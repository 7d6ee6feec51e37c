import { RecotapError, RecotapHttpError, RecotapUnauthorizedError } from '../base/errors.js';
import { asRecord, asText, wordsOf } from '../base/unknown.js';
import { reasonsIn } from '../batch/isolate.js';
import type { Reply } from '../batch/operation.js';
import { isTransient, meaningOf } from '../http/status.js';
import type { FetchResult } from './calls.js';
import type { ClientSettings } from './client.js';

/**
 * Makes one call and tells what came of it for a bulk operation.
 *
 * @param readResults finds the results of the items in the body of a success
 * @throws what `call` throws if that is not a RecotapError, such as the reason of an aborted signal
 */
export async function replyOf(
  call: () => Promise<FetchResult>,
  settings: ClientSettings,
  readResults: (body: unknown) => unknown,
): Promise<Reply> {
  try {
    const result = await call();
    const { data, error, response } = result;
    // An empty error body leaves `data` and `error` both undefined, so the status decides.
    if (response.ok) return { kind: 'answered', results: readResults(data) };
    const { status } = response;
    if (meaningOf(status) !== 'refused') {
      return { kind: 'unanswered', cause: errorOf(result, settings), hopeless: !isTransient(status) };
    }
    const reason = reasonOf(error, response) || `HTTP ${status}`;
    return { kind: 'refused', errors: asRecord(error).data, reason, tooLarge: status === 413 };
  } catch (error) {
    if (!RecotapError.is(error)) throw error;
    // Of the answers, only a redirect and a wait that is too long are thrown.
    return { kind: 'unanswered', cause: error, hopeless: error.code === 'http' || error.code === 'configuration' };
  }
}

/** An answer that is not a success as an error, with the server's own words and what to do. */
export function errorOf({ error, response }: FetchResult, settings: ClientSettings): RecotapHttpError {
  const { status } = response;
  const reason = reasonOf(error, response);
  const answered = `${settings.baseUrl} answered ${status}${reason === '' ? '' : `: ${reason}`}`;
  if (meaningOf(status) === 'unauthorized') return unauthorized(status, answered, settings);
  if (isTransient(status)) return new RecotapHttpError(status, `${answered}. Sending it again later is safe.`);
  if (meaningOf(status) === 'refused') return new RecotapHttpError(status, answered);
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
    `${answered}. The API key from ${apiKeySource} is not valid for ${where}. A new key replaces the old one at once, and each environment has its own keys.`,
  );
}

/** What the validator found, else the text of the error; empty when there is neither. */
function reasonOf(error: unknown, response: Response): string {
  const { data, customMessage, message } = asRecord(error);
  const reasons = reasonsIn(data);
  if (reasons.length > 0) return wordsOf(reasons.join('; '));
  return wordsOf(asText(customMessage) ?? asText(message) ?? response.statusText);
}
