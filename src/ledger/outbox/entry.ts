import { pushDeals as operation } from '../../../generated/operations.js';
import type { Issue } from '../../base/issues.js';
import { checkItem } from '../../batch/check.js';
import { validateDeal } from '../../resources/deals.js';
import { canonicalJson } from '../canonical.js';
import type { PutItem } from '../store.js';
import { sortableVersion, type Version } from '../version.js';
import type { OutboxOutcome } from './types.js';

/** One deal that was put, until it has its outcome. */
export interface Entry {
  index: number;
  id: string | undefined;
  /** As it was given. */
  deal: unknown;
  /** Undefined for what is invalid. */
  item: PutItem | undefined;
  issues: Issue[];
  /** The revision that it became in the ledger. */
  revision: number | undefined;
  /** Called with its outcome, if somebody waits for it. */
  resolve: ((outcome: OutboxOutcome<never>) => void) | undefined;
}

/** Takes a deal as it is now, before it has an index: what is validated is what is stored and sent. */
export function toEntry(
  deal: unknown,
  { version, force }: { version?: Version | undefined; force?: boolean | undefined },
): Omit<Entry, 'index'> {
  const checked = checkItem(deal, { idField: operation.idField, validate: validateDeal });
  const entry = { id: checked.id, deal, item: undefined, issues: [], revision: undefined, resolve: undefined };
  if (!checked.valid) return { ...entry, issues: checked.issues };
  const sortable = version === undefined ? undefined : sortableVersion(version);
  if (version !== undefined && sortable === undefined) {
    return {
      ...entry,
      issues: [{ path: 'version', message: `must be a number, a date or a text, and is ${inWords(version)}` }],
    };
  }
  const { externalDealId: id } = checked.item;
  return { ...entry, id, item: { id, payload: canonicalJson(checked.item), version: sortable, force } };
}

function inWords(version: unknown): string {
  if (version instanceof Date) return 'an invalid date';
  if (typeof version === 'string') return 'empty';
  return typeof version === 'object' && version !== null ? 'an object' : String(version);
}
