import { type OperationId, operations } from '../../../../generated/operations.js';
import type { DeviationRow } from '../api/types.js';
import type { Log } from '../live/log.js';

export interface OperationSummary {
  readonly operation: OperationId;
  readonly call: string;
  readonly requests: number;
  /** How many of them break the contract, or whose responses do. */
  readonly deviating: number;
}

/** A deviation, however often it was seen. */
export interface Kind extends DeviationRow {
  readonly count: number;
  /** The number of the latest request with it. */
  readonly latest: number;
}

/** Each operation of the contract, called or not. */
export function byOperation(log: Log): OperationSummary[] {
  const counts = new Map<string, { requests: number; deviating: number }>();
  for (const { operation, deviations = [] } of log) {
    if (operation === null) continue;
    const { requests, deviating } = counts.get(operation) ?? { requests: 0, deviating: 0 };
    counts.set(operation, { requests: requests + 1, deviating: deviating + (deviations.length > 0 ? 1 : 0) });
  }
  return Object.entries(operations).map(([operation, { method, path }]) => ({
    operation: operation as OperationId,
    call: `${method} ${path}`,
    ...(counts.get(operation) ?? { requests: 0, deviating: 0 }),
  }));
}

/** The deviations, each kind once: those that differ only in an index are one. The most frequent come first. */
export function byKind(log: Log): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { number, deviations = [] } of log) {
    for (const each of deviations) {
      const path = each.path.replace(/(^|[./[])\d+(?=$|[./\]])/g, '$1*');
      const key = JSON.stringify([each.operation, each.side, path, each.message]);
      kinds.set(key, { ...each, path, count: (kinds.get(key)?.count ?? 0) + 1, latest: number });
    }
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}
