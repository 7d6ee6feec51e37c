import type { Issue, Validation } from '../base/issues.js';
import { InvalidItem } from './source.js';

/** An item held against the contract, with its id as far as it has one. */
export type CheckedItem<Item> = { id: string | undefined } & (
  | { valid: true; item: Item }
  | { valid: false; item: unknown; issues: Issue[] }
);

/**
 * Checks one value of a source the way a push does before it sends anything. An {@link InvalidItem} is invalid for its own reasons, and
 * so is an item that throws when it is read.
 *
 * @param rules the field that holds the id, and the validator of the item, such as {@link validateDeal}
 * @example
 * const checked = checkItem(row, { idField: 'externalDealId', validate: validateDeal });
 * if (!checked.valid) console.error(checked.id, checked.issues);
 */
export function checkItem<Item>(
  value: unknown,
  rules: { idField: string; validate(value: unknown): Validation<Item> },
): CheckedItem<Item> {
  if (value instanceof InvalidItem) {
    const { item, issues } = value;
    return { id: readId(item, rules.idField), valid: false, item, issues };
  }
  const id = readId(value, rules.idField);
  try {
    const validation = rules.validate(value);
    return validation.valid
      ? { id, valid: true, item: validation.value }
      : { id, valid: false, item: value, issues: validation.issues };
  } catch (error) {
    // One of the caller's getters or proxies threw.
    return { id, valid: false, item: value, issues: [{ path: '', message: `cannot be read: ${error}` }] };
  }
}

function readId(item: unknown, idField: string): string | undefined {
  try {
    const id = (item as Record<string, unknown>)[idField];
    return typeof id === 'string' ? id : undefined;
  } catch {
    // The item is null, or one of the caller's getters threw.
    return undefined;
  }
}
