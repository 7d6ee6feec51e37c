import type { AccountWithoutExternalId, CustomField, StoredPipeline } from '../../../generated/schema.js';
import type { RecotapClient } from '../../client/client.js';
import { bodyOf, rowsIn } from './answer.js';
import type { ListOptions } from './options.js';

export interface ListMissingExternalIdsOptions extends ListOptions {
  /** Accounts at most, from 1 on. Default: the vendor's, which is 100 (documented). */
  limit?: number | undefined;
}

/**
 * The accounts that have no id of your system, for `mapExternalIds` to give them theirs. There are no pages (documented): what is beyond
 * `limit` comes into reach once those before have their ids.
 *
 * @throws RecotapHttpError for an answer that is no success, RecotapUnauthorizedError when the key is not accepted;
 * RecotapResponseError for an answer that is no list; RecotapConnectionError, RecotapTimeoutError; the reason of the signal
 */
export async function listMissingExternalIds(
  client: RecotapClient,
  { limit, signal }: ListMissingExternalIdsOptions = {},
): Promise<AccountWithoutExternalId[]> {
  const query = limit === undefined ? {} : { limit };
  return rowsIn(
    await bodyOf(client.requests.listMissingExternalIds(query, { signal: signal ?? null }), client.settings),
  );
}

/**
 * The active custom fields of accounts, whose keys stand in the `customFields` of an account (documented).
 *
 * @throws as {@link listMissingExternalIds}
 */
export async function listCustomFields(client: RecotapClient, { signal }: ListOptions = {}): Promise<CustomField[]> {
  return rowsIn(await bodyOf(client.requests.listCustomFields({ signal: signal ?? null }), client.settings));
}

/**
 * The pipelines with their stages. The shape of a pipeline is assumed to be that of the request; only empty lists have been observed.
 *
 * @throws as {@link listMissingExternalIds}
 */
export async function listDealStages(client: RecotapClient, { signal }: ListOptions = {}): Promise<StoredPipeline[]> {
  return rowsIn(await bodyOf(client.requests.listDealStages({ signal: signal ?? null }), client.settings));
}

/**
 * The names that `rtp_journey_stage` of an account can have, from first to last (observed).
 *
 * @throws as {@link listMissingExternalIds}
 */
export async function listJourneyStages(client: RecotapClient, { signal }: ListOptions = {}): Promise<string[]> {
  return rowsIn(await bodyOf(client.requests.listJourneyStages({ signal: signal ?? null }), client.settings));
}
