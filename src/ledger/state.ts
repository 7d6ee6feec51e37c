import { isPending, isRefused } from './model.js';
import type { PutResult, Row } from './store.js';

/**
 * Returns the state of a row; `new` for undefined.
 *
 * @example
 * const [row] = await lane.get('deals', ['d-1']);
 * console.log(stateOf(row)); // 'new'
 */
export function stateOf(row: Row | undefined): PutResult['was'] {
  if (row === undefined) return 'new';
  if (isPending(row)) return 'waiting';
  return isRefused(row) ? 'refused' : 'acknowledged';
}
