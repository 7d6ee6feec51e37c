import type { Deal } from '../../../generated/schema.js';
import { cleanDomain } from '../../base/domain.js';

/** Whether a deal is linked to an account, and why or why not. */
export interface Link {
  readonly state: 'linked' | 'no-domain' | 'no-account';
  readonly reason: string;
}

/**
 * @param linked the cleaned domains of the accounts that it is linked to
 * @param hasAccount whether there is an account with a cleaned domain by now
 */
export function linkOf(deal: Deal, linked: readonly string[], hasAccount: (domain: string) => boolean): Link {
  if (linked.length > 0) return { state: 'linked', reason: `Linked to ${words(linked)}` };
  const accounts = deal.associatedAccounts ?? [];
  const domains = [...new Set(accounts.map(({ domain }) => cleanDomain(domain ?? '')))].filter((each) => each !== '');
  if (accounts.length === 0) return { state: 'no-domain', reason: 'The deal has no associatedAccounts' };
  if (domains.length === 0) return { state: 'no-domain', reason: 'None of its associatedAccounts has a domain' };
  const since = domains.filter(hasAccount);
  const advice = since.length === 0 ? '' : `. There is one for ${words(since)} by now: push the deal again to link it`;
  return {
    state: 'no-account',
    reason: `No account had the domain ${words(domains, 'or')} when the deal came${advice}`,
  };
}

const mostNamed = 5;

function words(domains: readonly string[], last = 'and'): string {
  const named = domains.slice(0, mostNamed);
  const left = domains.length - named.length;
  const all = left === 0 ? named : [...named, `${left} more`];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1)}`;
}
