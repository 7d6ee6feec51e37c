import type { StoredAccount } from '../../../generated/schema.js';
import type { RecotapClient } from '../../client/client.js';
import { bodyOf } from './answer.js';
import { domainBatches } from './domain-batches.js';
import type { PagedListOptions } from './options.js';
import { pagesOf } from './pages.js';

export interface ListAccountsOptions extends PagedListOptions {
  /**
   * Only the accounts of these domains. Any number, written in any way: they are cleaned, and asked for 100 at a time (documented). An
   * empty list is no account and no request. Default: the accounts of all domains.
   */
  domains?: Iterable<string> | undefined;
  /** Only accounts that changed after this time, the `syncTimestamp` of an earlier list. ISO 8601. Default: all accounts. */
  lastSync?: string | undefined;
}

/** Accounts that are read page by page while one iterates over them. Each iteration reads them anew. */
export interface AccountList extends AsyncIterable<StoredAccount> {
  /**
   * When the server looked, for the `lastSync` of the next list. Undefined before the first page. It is that of the first page: the one of
   * a later page would lose what changed on the pages before it. Store it once the last account is dealt with.
   */
  readonly syncTimestamp: string | undefined;
  /** How many pages were read so far. */
  readonly pages: number;
}

/**
 * Lists accounts with what Recotap has found out about them, in constant memory but for the domains asked for. `rtp_account_score: 0` with
 * `rtp_journey_stage: ""` means not yet scored, as scores are computed on a schedule (documented).
 *
 * While it is iterated over it throws
 * - RecotapHttpError for an answer that is no success: RecotapUnauthorizedError when the key is not accepted, the status 400 for a
 *   `lastSync` or `pageSize` that is malformed;
 * - RecotapResponseError for an answer that is no list, and for pages that lead in a circle;
 * - RecotapConnectionError, RecotapTimeoutError; the reason of the signal.
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
