import type { StoredAccount } from '../../../generated/schema.js';
import type { RecotapClient } from '../../client/client.js';
import { bodyOf } from './answer.js';
import { domainBatches } from './domain-batches.js';
import type { PagedListOptions } from './options.js';
import { pagesOf } from './pages.js';

/**
 * Options for {@link listAccounts}.
 *
 * @example
 * const options: ListAccountsOptions = { lastSync: '2026-06-04T09:12:33.000Z', pageSize: 50 };
 */
export interface ListAccountsOptions extends PagedListOptions {
  /** Lists only the accounts of these domains. They are cleaned, and looked up 100 per request (documented). Default: all accounts. */
  domains?: Iterable<string> | undefined;
  /** Lists only the accounts that changed after this time, in ISO 8601: the `syncTimestamp` of an earlier list. Default: all accounts. */
  lastSync?: string | undefined;
}

/** The accounts of {@link listAccounts}, read page by page while you iterate. Each loop reads them again. */
export interface AccountList extends AsyncIterable<StoredAccount> {
  /**
   * The time of the list, for the `lastSync` of your next one. Store it when you have processed the last account. Undefined before the
   * first page.
   */
  readonly syncTimestamp: string | undefined;
  /** How many pages have been read. */
  readonly pages: number;
}

/**
 * Lists accounts with their scores and journey stage. Until an account is scored, it has `rtp_account_score: 0` and `rtp_journey_stage: ""`
 * (documented).
 *
 * The loop over the accounts throws, not the call.
 *
 * @throws RecotapUnauthorizedError if the API key is not accepted, and RecotapHttpError for another status that is not a success
 * @throws RecotapResponseError if the response has no list
 * @throws RecotapConnectionError or RecotapTimeoutError if no response comes, and the reason of the signal
 * @example
 * const accounts = listAccounts(client, { domains: ['acme.com'] });
 * for await (const { domain, rtp_account_score } of accounts) console.log(domain, rtp_account_score);
 * console.log(accounts.syncTimestamp);
 */
export function listAccounts(client: RecotapClient, options: ListAccountsOptions = {}): AccountList {
  let syncTimestamp: string | undefined;
  let pages = 0;
  return {
    get syncTimestamp() {
      return syncTimestamp;
    },
    get pages() {
      return pages;
    },
    async *[Symbol.asyncIterator]() {
      syncTimestamp = undefined;
      pages = 0;
      const batches = options.domains === undefined ? [undefined] : domainBatches(options.domains);
      for (const domains of batches) {
        for await (const page of accountPages(client, options, domains)) {
          syncTimestamp ??= page.syncTimestamp;
          pages++;
          yield* page.rows;
        }
      }
    },
  };
}

function accountPages(
  client: RecotapClient,
  { pageSize, lastSync, signal }: ListAccountsOptions,
  domains: readonly string[] | undefined,
) {
  const query = {
    ...(pageSize !== undefined && { limit: pageSize }),
    ...(lastSync !== undefined && { lastSync }),
    ...(domains !== undefined && { domains: JSON.stringify(domains) }),
  };
  return pagesOf<StoredAccount>((cursor) =>
    bodyOf(
      client.requests.listAccounts({ ...query, ...(cursor !== undefined && { cursor }) }, { signal: signal ?? null }),
      client.settings,
    ),
  );
}
