import type { Kind } from '../../ledger/index.js';

/** The kinds of items that a ledger may hold, as its commands name them. */
export const kinds: readonly Kind[] = ['deals', 'accounts', 'activities', 'externalIds'];

/** One of each kind, in words. */
export const nouns: Readonly<Record<Kind, string>> = {
  deals: 'deal',
  accounts: 'account',
  activities: 'activity',
  externalIds: 'external id',
};

/** The kind that the user names, or all. */
export function kindsMeant({ kind }: { kind?: Kind | undefined }): readonly Kind[] {
  return kind === undefined ? kinds : [kind];
}
