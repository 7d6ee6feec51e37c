import { pushAccountsRequestFields } from '../../../generated/fields.js';
import { operations } from '../../../generated/operations.js';
import type { Account, AccountResult, PushAccountsRequest } from '../../../generated/schema.js';
import { cleanDomain } from '../../base/domain.js';
import { ApiError } from '../api-error.js';
import type { Asked, Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import { type EmulatorAccount, newAccount } from '../store/accounts.js';
import type { Store } from '../store/store.js';
import { unknownCustomField } from './custom-fields.js';
import { tally } from './tally.js';

/**
 * Identifies accounts by their cleaned domain. An update keeps the fields that are not sent, which is not documented. When a domain comes
 * twice in a request, the second account updates or conflicts with the first.
 */
export function accounts(store: Store, rules: RequestRules): Endpoints<'pushAccounts'> {
  const push = (account: Account, asked: Asked<'pushAccounts'>): AccountResult => {
    const { segmentId, upsert } = asked.input;
    const domain = cleanDomain(account.domain);
    const unknown = unknownCustomField(store, account.customFields ?? {});
    if (unknown !== undefined) return { rtp_aid: null, domain, status: 'failed', error: unknown };
    const before = store.accounts.byDomain.get(domain);
    const error = domain === '' ? `${account.domain} is not a valid domain` : taken(before, upsert);
    const failure = error ?? asked.failing(domain);
    if (failure !== undefined) return { rtp_aid: before?.rtp_aid ?? null, domain, status: 'failed', error: failure };
    const after = merge(before ?? newAccount({ domain }), account, segmentId);
    store.accounts.save(store.bring(after, asked.origin));
    return { rtp_aid: after.rtp_aid, domain, status: before === undefined ? 'created' : 'updated' };
  };

  return {
    pushAccounts: {
      fields: rules.body(pushAccountsRequestFields, operations.pushAccounts),
      respond(asked) {
        const { accounts, upsert } = asked.input;
        requireSegment(store, asked.input);
        const results = accounts.map((account) => push(account, asked));
        const [created, failed] = [tally(results, 'created'), tally(results, 'failed')];
        const updated = upsert ? { updated: tally(results, 'updated') } : {};
        return { results, summary: { total: results.length, created, ...updated, failed } };
      },
    },
  };
}

function taken(before: EmulatorAccount | undefined, upsert: boolean | undefined): string | undefined {
  return before === undefined || upsert ? undefined : `Account with domain ${before.domain} already exists`;
}

function requireSegment({ segments }: Store, { segmentId }: PushAccountsRequest): void {
  if (segmentId == null || segments.has(segmentId)) return;
  throw new ApiError(400, `Segment '${segmentId}' is not active or draft and cannot accept new members`);
}

function merge(before: EmulatorAccount, sent: Account, segmentId: string | undefined): EmulatorAccount {
  return {
    ...before,
    name: sent.name,
    externalId: sent.externalId ?? before.externalId,
    shortName: sent.shortName ?? before.shortName,
    linkedinUrl: sent.linkedinUrl ?? before.linkedinUrl,
    tags: sent.tags ?? before.tags,
    customFields: { ...before.customFields, ...sent.customFields },
    segmentIds: segmentId == null ? before.segmentIds : [...new Set([...before.segmentIds, segmentId])],
  };
}
