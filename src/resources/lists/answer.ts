import { RecotapResponseError } from '../../base/errors.js';
import { asRecord } from '../../base/unknown.js';
import type { FetchResult } from '../../client/calls.js';
import type { ClientSettings } from '../../client/client.js';
import { errorOf } from '../../client/reply.js';

/**
 * The body of a success.
 *
 * @throws RecotapHttpError for any other answer, RecotapUnauthorizedError among them; and what `call` throws
 */
export async function bodyOf(call: Promise<FetchResult>, settings: ClientSettings): Promise<unknown> {
  const result = await call;
  if (result.response.ok) return result.data;
  throw errorOf(result, settings);
}

/** At `data.data`. */
const DEEPEST_LIST = 2;

/**
 * The rows in a body, in whichever shape it came: bare, under `data` in the envelope or without one, or at `data.data` (all documented or
 * observed). A null in their place is none.
 *
 * @throws RecotapResponseError when there is no list
 */
export function rowsIn<Row>(body: unknown): Row[] {
  let found = body;
  for (let depth = 0; depth <= DEEPEST_LIST; depth++) {
    if (Array.isArray(found)) return found;
    if (found === null) return [];
    found = asRecord(found).data;
  }
  throw new RecotapResponseError('The response has no list where the contract has one.');
}

/** What a body says of the page that it holds, beside the rows themselves. */
export function pageInfoIn(body: unknown): Record<string, unknown> {
  const { data } = asRecord(body);
  return Array.isArray(data) || data == null ? asRecord(body) : asRecord(data);
}
