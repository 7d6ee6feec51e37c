import type { Kind } from '../../ledger/index.js';

/** The kinds of items that a ledger may hold, as its commands name them. */
export const kinds: readonly Kind[] = ['deals', 'accounts', 'activities', 'externalIds'];

/** The kind that the user names, or all. */
export function kindsMeant({ kind }: { kind?: Kind | undefined }): readonly Kind[] {
  return kind === undefined ? kinds : [kind];
}
