import { reasonsIn } from './batch/isolate.js';
import type { Reply } from './batch/operation.js';
import type { ClientSettings } from './client.js';
import { RecotapError, RecotapHttpError, RecotapUnauthorizedError } from './errors.js';
import { isTransient } from './http/verdict.js';
import { asRecord } from './unknown.js';

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
  const text = textOf(error) ?? response.statusText;
  const answered = `${settings.baseUrl} answered ${status}${text === '' ? '' : `: ${text}`}`;
  if (REFUSALS.includes(status)) {
    const errors = asRecord(error).data;
    const reasons = reasonsIn(errors);
    return { kind: 'refused', errors, reason: reasons.length > 0 ? reasons.join('; ') : text || `HTTP ${status}` };
  }
  if (status === 401 || status === 403) {
    return { kind: 'unanswered', cause: unauthorized(status, answered, settings), hopeless: true };
  }
  if (isTransient(status)) {
    const cause = new RecotapHttpError(status, `${answered}. Sending it again later is safe.`);
    return { kind: 'unanswered', cause, hopeless: false };
  }
  const cause = new RecotapHttpError(status, `${answered}. Is the base URL right?`);
  return { kind: 'unanswered', cause, hopeless: true };
}

/** In the envelope by the contract; one integrator's client reads them at the top level too (facts page). */
export function resultsIn(body: unknown): unknown {
  return asRecord(asRecord(body).data).results ?? asRecord(body).results;
}

function unauthorized(status: number, answered: string, { environment, apiKeySource }: ClientSettings): RecotapError {
  const where = environment === undefined ? 'this base URL' : `the environment '${environment}'`;
  return new RecotapUnauthorizedError(
    status,
    `${answered}. The API key from ${apiKeySource} is not valid for ${where}. A new key kills the old one at once, and each environment has keys of its own.`,
  );
}

function textOf(error: unknown): string | undefined {
  const { customMessage, message } = asRecord(error);
  for (const text of [customMessage, message]) if (typeof text === 'string' && text !== '') return text;
  return undefined;
}
