import { asRecord } from '../../base/unknown.js';
import { InvalidItem } from '../../batch/source.js';
import type { Issue } from '../../index.js';
import type { ItemKind } from './item-kind.js';

/** What a source gave, looked at without sending it. */
export interface Checked {
  item: unknown;
  id: string | undefined;
  /** What is wrong with it; empty for an item that could be sent. */
  issues: Issue[];
}

export function check(given: unknown, kind: ItemKind): Checked {
  const item: unknown = given instanceof InvalidItem ? given.item : given;
  const id = asRecord(item)[kind.idField];
  return { item, id: typeof id === 'string' ? id : undefined, issues: issuesOf(given, kind) };
}

function issuesOf(given: unknown, kind: ItemKind): Issue[] {
  if (given instanceof InvalidItem) return given.issues;
  const validation = kind.validate(given);
  return validation.valid ? [] : validation.issues;
}
