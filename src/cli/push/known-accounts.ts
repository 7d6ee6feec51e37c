import { cleanDomain, type Deal, type LinkReport } from '../../index.js';

/** Takes in which accounts Recotap has. @param isCreated whether a domain that had no account has one by now */
export type Learn = (domains: LinkReport['domains'], isCreated: (domain: string) => boolean) => void;

/** Which of the accounts that deals name Recotap has, once somebody has asked. */
export interface KnownAccounts {
  readonly isKnown: boolean;
  readonly learn: Learn;
  /** Whether the deal names accounts, and Recotap has none of them. Undefined as long as nobody has asked. */
  isUnlinked(deal: Deal): boolean | undefined;
  isLinked(deal: Deal): boolean;
  /** Whether all of its accounts that Recotap has were created just now. */
  isNewlyLinked(deal: Deal): boolean;
}

type Account = 'there' | 'created' | 'missing';

export function createKnownAccounts(): KnownAccounts {
  /** By domain, cleaned. Those that cannot be used are not in it. */
  let known: Map<string, Account> | undefined;
  const found = ({ associatedAccounts = [] }: Deal): Account[] =>
    associatedAccounts.flatMap(({ domain }) => known?.get(cleanDomain(domain ?? '')) ?? []);
  return {
    get isKnown() {
      return known !== undefined;
    },
    learn(domains, isCreated) {
      const stateOf = (domain: string, account: unknown): Account => {
        if (account !== undefined) return 'there';
        return isCreated(domain) ? 'created' : 'missing';
      };
      known = new Map([...domains].map(([domain, account]) => [domain, stateOf(domain, account)]));
    },
    isUnlinked(deal) {
      if (known === undefined) return undefined;
      const accounts = found(deal);
      return accounts.length > 0 && accounts.every((account) => account === 'missing');
    },
    isLinked: (deal) => found(deal).some((account) => account !== 'missing'),
    isNewlyLinked(deal) {
      const accounts = found(deal);
      return accounts.includes('created') && !accounts.includes('there');
    },
  };
}
