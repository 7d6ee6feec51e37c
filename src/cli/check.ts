import { InvalidItem } from '../batch/source.js';
import type { Issue } from '../index.js';
import { validateDeal } from '../validate-deal.js';

/** What a source gave, looked at without sending it. */
export interface Checked {
  deal: unknown;
  externalDealId: string | undefined;
  /** What is wrong with it; empty for a deal that could be sent. */
  issues: Issue[];
}

export function check(item: unknown): Checked {
  const deal: unknown = item instanceof InvalidItem ? item.item : item;
  return { deal, externalDealId: idOf(deal), issues: issuesOf(item) };
}

function issuesOf(item: unknown): Issue[] {
  if (item instanceof InvalidItem) return item.issues;
  const validation = validateDeal(item);
  return validation.valid ? [] : validation.issues;
}

function idOf(deal: unknown): string | undefined {
  const id = typeof deal === 'object' && deal !== null ? (deal as Record<string, unknown>).externalDealId : undefined;
  return typeof id === 'string' ? id : undefined;
}
