import { pushAccounts as operation } from '../../generated/operations.js';
import type { Account } from '../../generated/schema.js';
import { validateAccount as keepsToContract } from '../../generated/validate/Account.js';
import { cleanDomain } from '../base/domain.js';
import { inWords, type Validation } from '../base/issues.js';
import type { ItemStatus } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Pushable, Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** Recotap stored the account. `rtpAid` is its id there; undefined if the answer does not say. */
export interface StoredAccountStatus {
  status: 'created' | 'updated';
  rtpAid: string | undefined;
}

/** The outcome of one account. `index` counts the accounts of the input from 0; `domain` is cleaned, as Recotap tells accounts apart by that. */
export type AccountOutcome<A = Account> = {
  index: number;
  domain: string | undefined;
  account: A;
} & ItemStatus<StoredAccountStatus>;

export interface PushAccountsOptions<A = Account> extends PushOptions<AccountOutcome<A>> {
  /** Whether an account that is known already is updated. Default: no; it comes back `failed`. */
  upsert?: boolean | undefined;
  /** The segment that the accounts go into. A wrong one ends the push. Default: none. */
  segmentId?: string | undefined;
}

/** @internal */
export const accountBulk = <A>({
  upsert,
  segmentId,
}: PushAccountsOptions<A>): Bulk<Account, StoredAccountStatus, AccountOutcome<A>> => ({
  name: 'pushAccounts',
  operation: {
    ...operation,
    words: { created: true, updated: true },
    createOnly: upsert !== true,
    idOf: ({ domain }) => cleanDomain(domain),
    idIn: ({ domain }) => (typeof domain === 'string' ? cleanDomain(domain) : undefined),
    taken: ({ status, rtp_aid: id }) =>
      status === 'created' || status === 'updated'
        ? { status, rtpAid: typeof id === 'string' ? id : undefined }
        : undefined,
    validate: validateAccount,
    outcome: (index, domain, account, status) => ({ index, domain, account: account as A, ...status }),
  },
  extras: { ...(upsert === undefined ? {} : { upsert }), ...(segmentId === undefined ? {} : { segmentId }) },
  // The reason names the segment.
  isPointless: (reason) => segmentId !== undefined && reason.includes(segmentId),
});

/** Tells whether a value is an account by the contract, and if not, all that is wrong with it. The value is neither changed nor copied. */
export function validateAccount(value: unknown): Validation<Account> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of accounts, at most 100 a request (documented), and reports the outcome of each, as `pushDeals` does. Of accounts with
 * the same cleaned domain the last one wins. Without `upsert`, a known account is `failed`, and so is one that was created by a request whose
 * answer was lost.
 *
 * @throws PushAbortedError, RecotapConfigurationError as `pushDeals` does
 *
 * @example
 * const report = await pushAccounts(client, [{ domain: 'acme.com', name: 'Acme Corp' }], { upsert: true });
 */
export async function pushAccounts<A extends Pushable<Account>>(
  client: RecotapClient,
  accounts: Source<A>,
  options: PushAccountsOptions<A> = {},
): Promise<PushReport<AccountOutcome<A>>> {
  return pushAll(contextOf(accountBulk(options), client), accounts, options);
}

/** The same, giving each outcome as it comes, in completion order and constant memory. */
export function streamAccounts<A extends Pushable<Account>>(
  client: RecotapClient,
  accounts: Source<A>,
  options: PushAccountsOptions<A> = {},
): AsyncGenerator<AccountOutcome<A>, void, void> {
  return streamAll(contextOf(accountBulk(options), client), accounts, options);
}
