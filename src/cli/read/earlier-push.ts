import { type Issue, valueAt } from '../../index.js';
import { type ItemKind, invalidItem, isProblemStatus } from './items/item.js';
import { parseDomain } from './values/domain.js';

/** Whether a value is a line of a problems file. No item has a status and a field named after its kind. */
export function isEarlierOutcome(value: unknown, { word }: ItemKind): value is object {
  return isProblemStatus(valueAt(value, 'status')) && Object.hasOwn(value as object, word);
}

/** The item in a line of a problems file. */
export function earlierItem(line: object, kind: ItemKind): unknown {
  const item = valueAt(line, kind.word);
  const issues = stillRefused(valueAt(line, 'issues'), item);
  return issues.length === 0 ? item : invalidItem(item, issues, kind);
}

/** The domains that the mapping refused and nobody corrected. The contract would accept them, because it takes any text. */
function stillRefused(issues: unknown, item: unknown): Issue[] {
  return (Array.isArray(issues) ? issues : []).flatMap((issue: unknown) => {
    const [path, message] = [valueAt(issue, 'path'), valueAt(issue, 'message')];
    if (typeof path !== 'string' || typeof message !== 'string' || !/(^|\.)domain$/.test(path)) return [];
    const value = valueAt(item, path);
    return typeof value === 'string' && parseDomain(value) === null ? [{ path, message }] : [];
  });
}
