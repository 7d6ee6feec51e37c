import { InvalidItem, type Issue } from '../../../index.js';
import type { ItemKind } from './item.js';

/** An item that cannot be sent for these issues, together with those that the contract finds, so that it has to be corrected only once. */
export function invalidItem(item: unknown, issues: readonly Issue[], kind: ItemKind): InvalidItem {
  const validation = kind.validate(item);
  if (validation.valid) return new InvalidItem(item, [...issues]);
  const known = new Set(issues.map(({ path }) => path));
  return new InvalidItem(item, [...issues, ...validation.issues.filter(({ path }) => !known.has(path))]);
}
