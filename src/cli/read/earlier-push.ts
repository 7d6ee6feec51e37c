import { InvalidItem, type Issue, valueAt } from '../../index.js';
import { type ItemKind, isProblemStatus } from './items/item.js';

/** Whether a value is a line of a problems file. No item has a status and a field named after its kind. */
export function isEarlierOutcome(value: unknown, { word }: ItemKind): value is object {
  return isProblemStatus(valueAt(value, 'status')) && Object.hasOwn(value as object, word);
}

/** The item in a line of a problems file. A row that could not be read, and that nobody corrected, is invalid for the same reason. */
export function earlierItem(line: object, { word }: ItemKind): unknown {
  const item = valueAt(line, word);
  const issues = issuesIn(line);
  const isRow = typeof item === 'string' || Array.isArray(item);
  return isRow && issues.length > 0 ? new InvalidItem(item, issues) : item;
}

function issuesIn(line: object): Issue[] {
  const issues = valueAt(line, 'issues');
  return (Array.isArray(issues) ? issues : []).flatMap((issue: unknown) => {
    const [path, message] = [valueAt(issue, 'path'), valueAt(issue, 'message')];
    return typeof path === 'string' && typeof message === 'string' ? [{ path, message }] : [];
  });
}
