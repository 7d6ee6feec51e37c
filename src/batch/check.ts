import type { Issue, Validation } from '../base/issues.js';
import { snapshot } from '../base/snapshot.js';
import { inText } from '../base/thrown.js';
import { InvalidItem } from './source.js';

/** The result of {@link checkItem}. `id` is undefined if the item has no usable one. */
export type CheckedItem<Item> =
  /** `item` is plain data: what a push would send. */
  | { valid: true; id: string | undefined; item: Item }
  /** `item` is the value that was given. */
  | { valid: false; id: string | undefined; item: unknown; issues: Issue[] };

/**
 * Checks an item as a push does before it sends it. An item is invalid if it breaks the contract, cannot be read, or would lose data in
 * JSON. An {@link InvalidItem} is invalid with its own issues.
 *
 * @param rules the field that holds the id, and the validator, such as {@link validateDeal}
 * @example
 * const checked = checkItem(row, { idField: 'externalDealId', validate: validateDeal });
 * if (!checked.valid) console.error(checked.id, checked.issues);
 */
export function checkItem<Item>(
  value: unknown,
  { idField, validate }: { idField: string; validate(value: unknown): Validation<Item> },
): CheckedItem<Item> {
  try {
    if (InvalidItem.is(value)) {
      const { item, issues } = value;
      return { valid: false, id: idIn(item, idField), item, issues };
    }
    const { value: taken, lost } = snapshot(value);
    const id = idIn(taken, idField);
    const validation = validate(taken);
    if (validation.valid && lost.length === 0) return { valid: true, id, item: validation.value };
    const found = validation.valid ? [] : validation.issues;
    const issues = [...lost, ...found.filter(({ path }) => !lost.some((issue) => issue.path === path))];
    return { valid: false, id, item: value, issues: issues.map((issue) => explained(issue, value)) };
  } catch (error) {
    // A getter of the caller's threw, or JSON cannot hold the value.
    return {
      valid: false,
      id: undefined,
      item: value,
      issues: [{ path: '', message: `cannot be read: ${inText(error)}` }],
    };
  }
}

/** An object of a class may have what JSON does not show. */
function explained({ path, message }: Issue, value: unknown): Issue {
  if (message !== 'is required' || typeof value !== 'object' || value === null || !(path in value))
    return { path, message };
  return { path, message: `${message}; the object has it, but JSON.stringify leaves it out: give the object a toJSON` };
}

function idIn(item: unknown, idField: string): string | undefined {
  const id = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[idField] : undefined;
  return typeof id === 'string' ? id : undefined;
}
