import type { Issue } from '../../base/issues.js';
import { checkItem } from '../../batch/check.js';
import { canonicalJson } from '../canonical.js';
import { isCreateOnly } from '../create-only.js';
import type { PutItem } from '../store.js';
import { sortableVersion, type Version } from '../version.js';
import type { KindOfItem } from './kinds.js';

/** One item that was put, until it has its outcome. */
export interface Entry {
  index: number;
  id: string | undefined;
  /** As it was given. */
  given: unknown;
  /** Undefined for what is invalid. */
  item: PutItem | undefined;
  issues: Issue[];
  /** The revision that it became in the ledger. */
  revision: number | undefined;
  /** Called with its outcome, if somebody waits for it. */
  resolve: ((outcome: unknown) => void) | undefined;
}

/** Takes an item as it is now, before it has an index: what is validated is what is stored and sent. */
export function toEntry(
  given: unknown,
  { kind, bulk: { operation } }: KindOfItem,
  { version, force }: { version?: Version | undefined; force?: boolean | undefined },
): Omit<Entry, 'index'> {
  const checked = checkItem(given, operation);
  const entry = { id: checked.id, given, item: undefined, issues: [], revision: undefined, resolve: undefined };
  if (!checked.valid) return { ...entry, issues: checked.issues };
  const sortable = version === undefined ? undefined : sortableVersion(version);
  if (version !== undefined && sortable === undefined) {
    return {
      ...entry,
      issues: [{ path: 'version', message: `must be a number, a date or a text, and is ${inWords(version)}` }],
    };
  }
  const id = operation.idOf(checked.item);
  if (id === '')
    return { ...entry, issues: [{ path: operation.idField, message: 'names nothing that Recotap could know it by' }] };
  return {
    ...entry,
    id,
    item: { id, payload: canonicalJson(checked.item), version: sortable, force: force === true && !isCreateOnly(kind) },
  };
}

function inWords(version: unknown): string {
  if (version instanceof Date) return 'an invalid date';
  if (typeof version === 'string') return 'empty';
  return typeof version === 'object' && version !== null ? 'an object' : String(version);
}
