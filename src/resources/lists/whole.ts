import type { AccountWithoutExternalId, CustomField, StoredPipeline } from '../../../generated/schema.js';
import type { RecotapClient } from '../../client/client.js';
import { bodyOf, rowsIn } from './answer.js';
import type { ListOptions } from './options.js';

/** Options for {@link listMissingExternalIds}. */
export interface ListMissingExternalIdsOptions extends ListOptions {
  /** The most accounts to list, at least 1. Default: that of Recotap, which is not documented. */
  limit?: number | undefined;
}

/**
 * Lists accounts without an id of your own. {@link mapExternalIds} sets one. There are no pages (documented), so set these ids before you
 * list more.
 *
 * @throws RecotapUnauthorizedError if the API key is not accepted, and RecotapHttpError for another status that is not a success
 * @throws RecotapResponseError if the response has no list
 * @throws RecotapConnectionError or RecotapTimeoutError if no response comes, and the reason of the signal
 *
 * @example
 * for (const { domain, name } of await listMissingExternalIds(client, { limit: 500 })) console.log(domain, name);
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
 * Lists the active custom fields of accounts (documented). An account has their values by `key`, in `customFields`.
 *
 * @throws as {@link listMissingExternalIds}
 *
 * @example
 * for (const { key, label } of await listCustomFields(client)) console.log(key, label);
 */
export async function listCustomFields(client: RecotapClient, { signal }: ListOptions = {}): Promise<CustomField[]> {
  return rowsIn(await bodyOf(client.requests.listCustomFields({ signal: signal ?? null }), client.settings));
}

/**
 * Lists the pipelines with their stages. Only empty lists have been observed, so the shape of a pipeline is assumed.
 *
 * @throws as {@link listMissingExternalIds}
 *
 * @example
 * for (const { pipelineId, stages } of await listDealStages(client)) console.log(pipelineId, stages.length);
 */
export async function listDealStages(client: RecotapClient, { signal }: ListOptions = {}): Promise<StoredPipeline[]> {
  return rowsIn(await bodyOf(client.requests.listDealStages({ signal: signal ?? null }), client.settings));
}

/**
 * Lists the values of `rtp_journey_stage`, from first to last (observed).
 *
 * @throws as {@link listMissingExternalIds}
 *
 * @example
 * console.log(await listJourneyStages(client)); // ['Unaware', 'Aware', …]
 */
export async function listJourneyStages(client: RecotapClient, { signal }: ListOptions = {}): Promise<string[]> {
  return rowsIn(await bodyOf(client.requests.listJourneyStages({ signal: signal ?? null }), client.settings));
}
