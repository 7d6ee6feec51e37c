import { createHash } from 'node:crypto';
import { type Issue, type Validation, valueAt } from '../../index.js';

/**
 * Marks values that only a mapping refuses, such as one that is not in its map: without the mapping, the contract would take them as they
 * are. The mark is no copy of the value, which a search and replace in the file would change, too.
 */
export function markedIssues(
  item: unknown,
  issues: readonly Issue[],
  { validate }: { validate(value: unknown): Validation<unknown> },
): readonly Issue[] {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return issues;
  const validation = validate(item);
  const known = new Set(validation.valid ? [] : validation.issues.map(({ path }) => path));
  return issues.map((issue) => {
    const value = issue.path === '' || known.has(issue.path) ? undefined : valueAt(item, issue.path);
    return value === undefined ? issue : { ...issue, refused: markOf(value) };
  });
}

/** Tells whether a value is the same as before. */
export function markOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 16);
}
