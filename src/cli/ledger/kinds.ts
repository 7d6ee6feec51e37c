import type { Kind } from '../../ledger/index.js';

/** The kinds of items that a ledger may hold, as its commands name them. */
export const kinds: readonly Kind[] = ['deals', 'accounts', 'activities', 'externalIds'];
