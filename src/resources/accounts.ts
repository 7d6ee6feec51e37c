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

/** Recotap stored the account. */
export interface StoredAccountStatus {
  status: 'created' | 'updated';
  /** The id of the account in Recotap; undefined if the response does not have it. */
  rtpAid: string | undefined;
}

/** The outcome of one account. Its `status` is `created`, `updated`, `failed`, `invalid`, `superseded` or `unsent`. */
export type AccountOutcome<A = Account> = {
  /** The position in the input, from 0. */
  index: number;
  /** The cleaned domain, which identifies the account; undefined for an invalid account without a usable one. */
  domain: string | undefined;
  /** Your own object, as the source gave it. */
  account: A;
} & ItemStatus<StoredAccountStatus>;

/**
 * Options for pushing accounts.
 *
 * @example
 * const options: PushAccountsOptions = { upsert: true, segmentId: 'seg-1' };
 */
export interface PushAccountsOptions<A = Account> extends PushOptions<AccountOutcome<A>> {
  /** Whether accounts that Recotap has are updated. Otherwise they are `failed`. Default: `false`. */
  upsert?: boolean | undefined;
  /** The segment to add the accounts to. An unknown segment ends the push. Default: none. */
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

/**
 * Checks an account against the contract, without changing or copying it.
 *
 * @example
 * const validation = validateAccount({ domain: 'acme.com' });
 * if (!validation.valid) console.error(validation.issues); // [{ path: 'name', message: 'is required' }]
 */
export function validateAccount(value: unknown): Validation<Account> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of accounts, up to 100 per request (documented), as {@link pushDeals} does. The cleaned domain identifies an account:
 * if several have the same, the last one wins.
 *
 * Without `upsert`, an account that Recotap has is `failed`, even if a request whose response was lost has created it.
 *
 * @throws PushAbortedError or RecotapConfigurationError, as {@link pushDeals} does
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

/**
 * Pushes accounts as {@link pushAccounts} does, and yields each outcome as it comes. See {@link streamDeals}.
 *
 * @example
 * for await (const { domain, status } of streamAccounts(client, accounts, { upsert: true })) console.log(domain, status);
 */
export function streamAccounts<A extends Pushable<Account>>(
  client: RecotapClient,
  accounts: Source<A>,
  options: PushAccountsOptions<A> = {},
): AsyncGenerator<AccountOutcome<A>, void, void> {
  return streamAll(contextOf(accountBulk(options), client), accounts, options);
}
