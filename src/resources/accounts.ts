import { pushAccounts as limits } from '../../generated/operations.js';
import type { Account } from '../../generated/schema.js';
import { validateAccount as keepsToContract } from '../../generated/validate/Account.js';
import { cleanDomain } from '../base/domain.js';
import type { Validation } from '../base/issues.js';
import { inWords } from '../base/issues.js';
import type { ItemStatus } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** Recotap stored the account. `rtpAid` is its id there; undefined if the answer does not say. */
export interface StoredAccountStatus {
  status: 'created' | 'updated';
  rtpAid: string | undefined;
}

/** What became of one account. `index` counts the accounts of the input from 0; `domain` is cleaned, as Recotap tells accounts apart by that. */
export type AccountOutcome = {
  index: number;
  domain: string | undefined;
  account: unknown;
} & ItemStatus<StoredAccountStatus>;

export interface PushAccountsOptions extends PushOptions<AccountOutcome> {
  /** Whether an account that is known already is updated. Default: no; it comes back `failed`. */
  upsert?: boolean | undefined;
  /** The segment that the accounts go into. A wrong one ends the push. Default: none. */
  segmentId?: string | undefined;
}

const bulk = ({ upsert, segmentId }: PushAccountsOptions): Bulk<Account, StoredAccountStatus, AccountOutcome> => ({
  operation: {
    ...limits,
    words: { created: true, updated: true },
    createOnly: upsert !== true,
    idOf: ({ domain }) => cleanDomain(domain),
    idIn: ({ domain }) => (typeof domain === 'string' ? cleanDomain(domain) : undefined),
    taken: ({ status, rtp_aid: id }) =>
      status === 'created' || status === 'updated'
        ? { status, rtpAid: typeof id === 'string' ? id : undefined }
        : undefined,
    validate: validateAccount,
    outcome: (index, domain, account, status) => ({ index, domain, account, ...status }),
  },
  // The reason names the segment.
  isPointless: (reason) => segmentId !== undefined && reason.includes(segmentId),
  call: ({ POST }, accounts, init) =>
    POST(limits.path, {
      ...init,
      body: {
        accounts,
        ...(upsert === undefined ? {} : { upsert }),
        ...(segmentId === undefined ? {} : { segmentId }),
      },
    }),
});

/** Tells whether a value is an account by the contract, and if not, all that is wrong with it. The value is neither changed nor copied. */
export function validateAccount(value: unknown): Validation<Account> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of accounts, at most 100 a request (contract), and reports what became of each, as `pushDeals` does. Of accounts with
 * the same cleaned domain the last one wins. Without `upsert`, a known account is `failed`, and so is one that was created by a request whose
 * answer was lost.
 *
 * @throws PushAbortedError, RecotapConfigurationError as `pushDeals` does
 */
export async function pushAccounts(
  client: RecotapClient,
  accounts: Source<Account>,
  options: PushAccountsOptions = {},
): Promise<PushReport<AccountOutcome>> {
  return pushAll(contextOf(bulk(options), client), accounts, options);
}

/** The same, giving each outcome as it comes, in completion order and constant memory. */
export function streamAccounts(
  client: RecotapClient,
  accounts: Source<Account>,
  options: PushAccountsOptions = {},
): AsyncGenerator<AccountOutcome, void, void> {
  return streamAll(contextOf(bulk(options), client), accounts, options);
}
