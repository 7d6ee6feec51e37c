import { InvalidItem, type Issue, valueAt } from '../../index.js';
import { type ItemKind, isProblemStatus } from './items/item.js';

/** Whether a value is a line of a problems file. No item has a status and a field named after its kind. */
export function isEarlierOutcome(value: unknown, { word }: ItemKind): value is object {
  return isProblemStatus(valueAt(value, 'status')) && Object.hasOwn(value as object, word);
}

/**
 * The item in a line of a problems file. It is invalid when it is a row that could not be read and that nobody corrected, and when a newer
 * version of it went out with the same push.
 */
export function earlierItem(line: object, kind: ItemKind): unknown {
  const { word } = kind;
  const item = valueAt(line, word);
  const { newer } = earlierPlace(line, kind);
  if (newer !== undefined) return olderItem(item, newer, word);
  const issues = issuesIn(line);
  return isRow(item) && issues.length > 0 ? new InvalidItem(item, issues) : item;
}

/**
 * An item that must not be pushed, because a newer version went out with the push that its problems file is about.
 *
 * @param newer the line of the newer version in the file that was pushed
 */
export function olderItem(item: unknown, newer: number, word: string): InvalidItem {
  const own = item instanceof InvalidItem ? item.item : item;
  return new InvalidItem(own, [{ path: '', message: olderThan(newer, word) }]);
}

/** What a line of a problems file says about its place in the file that was pushed. */
export function earlierPlace(
  line: object,
  { word }: ItemKind,
): { line?: number; newer?: number; version?: string | number } {
  const [number, newer, version] = ['line', 'newer', 'version'].map((key) => valueAt(line, key));
  const isUnread = isRow(valueAt(line, word));
  return {
    ...(typeof number === 'number' && isUnread ? { line: number } : {}),
    ...(typeof newer === 'number' ? { newer } : {}),
    ...(typeof version === 'string' || typeof version === 'number' ? { version } : {}),
  };
}

/** Whether an item is the text or the cells of a row that could not be read. */
function isRow(item: unknown): boolean {
  return typeof item === 'string' || Array.isArray(item);
}

function olderThan(newer: number, word: string): string {
  return `is an older version: line ${newer} of the file that was pushed has a newer one, which this would overwrite. Delete this line, or its "newer" to push this ${word} all the same`;
}

function issuesIn(line: object): Issue[] {
  const issues = valueAt(line, 'issues');
  return (Array.isArray(issues) ? issues : []).flatMap((issue: unknown) => {
    const [path, message] = [valueAt(issue, 'path'), valueAt(issue, 'message')];
    return typeof path === 'string' && typeof message === 'string' ? [{ path, message }] : [];
  });
}
