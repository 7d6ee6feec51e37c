import { listAccountsParameters } from '../../../generated/fields.js';
import type { StoredAccount } from '../../../generated/schema.js';
import { cleanDomain } from '../../base/domain.js';
import { ApiError } from '../api-error.js';
import type { Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import type { EmulatorAccount } from '../store/accounts.js';
import type { Store } from '../store/store.js';
import { pageOf } from './paging.js';

/** Documented. The contract says so in words only. */
const maxDomains = 100;

export function accountList({ accounts }: Store, rules: RequestRules): Endpoints<'listAccounts'> {
  return {
    listAccounts: {
      fields: rules.query(listAccountsParameters),
      respond({ input: { limit, cursor, lastSync, domains } }) {
        const since = lastSync === undefined ? undefined : timeOf(lastSync);
        const wanted = domains === undefined ? undefined : domainsIn(domains);
        const { data, ...place } = pageOf(accounts.byId.values(), {
          limit,
          cursor,
          idOf: ({ rtp_aid }) => rtp_aid,
          keeps: (account) =>
            (since === undefined || accounts.hasChangedSince(account, since)) && (wanted?.has(account.domain) ?? true),
        });
        return { data: data.map(toListed), ...place, syncTimestamp: new Date(accounts.sync()).toISOString() };
      },
    },
  };
}

/** ISO 8601 has forms that the validator accepts and JavaScript cannot parse, such as weeks. */
function timeOf(lastSync: string): number {
  const time = Date.parse(lastSync);
  if (Number.isNaN(time)) throw new ApiError(400, `${lastSync} is not a time that can be read`);
  return time;
}

function domainsIn(text: string): ReadonlySet<string> {
  const domains = parsed(text);
  if (!Array.isArray(domains) || !domains.every((domain) => typeof domain === 'string')) {
    throw new ApiError(400, 'domains must be a JSON array of strings');
  }
  if (domains.length > maxDomains) throw new ApiError(400, `domains must contain no more than ${maxDomains} elements`);
  return new Set(domains.map(cleanDomain));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toListed(account: EmulatorAccount): StoredAccount {
  const { shortName, linkedinUrl, tags, segmentIds, ...listed } = account;
  return listed;
}
