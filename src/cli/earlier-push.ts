/** A line of a problems file: what became of a deal in an earlier push. */
export interface EarlierOutcome {
  status: string;
  deal: unknown;
}

const statuses = new Set(['failed', 'invalid', 'unsent']);

/** No deal looks like this: the contract knows neither field. */
export function isEarlierOutcome(value: unknown): value is EarlierOutcome {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'deal')) return false;
  return statuses.has(String((value as EarlierOutcome).status));
}
