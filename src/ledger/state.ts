import { isPending, isRefused } from './model.js';
import type { PutResult, Row } from './store.js';

/** The state of a row in one word. */
export function stateOf(row: Row | undefined): PutResult['was'] {
  if (row === undefined) return 'new';
  if (isPending(row)) return 'waiting';
  return isRefused(row) ? 'refused' : 'acknowledged';
}
