import type { Kind } from './store.js';

/**
 * Whether Recotap only ever creates items of this kind: what went once must not go again, unless Recotap is known not to have it. The other
 * kinds are upserts, which do no harm when they are repeated.
 */
export function isCreateOnly(kind: Kind): boolean {
  return kind === 'activities';
}
