import type { RequestRow } from '../api/types.js';
import type { Log } from '../live/log.js';

/** What a person looks for in the requests. An empty text is no condition. */
export interface Filter {
  readonly text: string;
  readonly status: string;
  readonly operation: string;
  readonly only: string;
}

/** The statuses to choose from, by what they are called. */
export const statusFilters: Readonly<Record<string, (status: number | undefined) => boolean>> = {
  '2xx': (status) => is(status, 200, 299),
  '3xx': (status) => is(status, 300, 399),
  '4xx': (status) => is(status, 400, 499),
  '429': (status) => status === 429,
  '5xx': (status) => is(status, 500, 599),
  none: (status) => status === undefined,
};

/** What else to choose from. */
export const onlyFilters: Readonly<Record<string, { title: string; holds: (row: RequestRow) => boolean }>> = {
  problems: { title: 'With problems', holds: hasProblem },
  faults: { title: 'Struck by a fault', holds: ({ faults = [] }) => faults.length > 0 },
  deviations: { title: 'Off the contract', holds: ({ deviations = [] }) => deviations.length > 0 },
};

export function filterOf(query: Readonly<Record<string, string>>): Filter {
  const { text = '', status = '', operation = '', only = '' } = query;
  return { text, status, operation, only };
}

/**
 * The rows that a person looks for, the newest first.
 *
 * @param found the numbers of those whose body or response has the text, which the emulator looks up
 */
export function filtered(log: Log, filter: Filter, found: ReadonlySet<number>): RequestRow[] {
  const text = filter.text.trim().toLowerCase();
  const isStatus = statusFilters[filter.status] ?? (() => true);
  const isMeant = onlyFilters[filter.only]?.holds ?? (() => true);
  const rows: RequestRow[] = [];
  for (let index = log.length - 1; index >= 0; index--) {
    const row = log[index] as RequestRow;
    const holds =
      isStatus(row.status) &&
      (filter.operation === '' || (row.operation ?? 'unknown') === filter.operation) &&
      isMeant(row) &&
      (text === '' || found.has(row.number) || textOf(row).includes(text));
    if (holds) rows.push(row);
  }
  return rows;
}

function hasProblem({ status, counts }: RequestRow): boolean {
  return status === undefined || status >= 400 || (counts !== undefined && counts.failed + counts.refused > 0);
}

function textOf({ number, method, path, operation, status, faults = [] }: RequestRow): string {
  return `#${number} ${method} ${path} ${operation ?? ''} ${status ?? ''} ${faults.join(' ')}`.toLowerCase();
}

function is(status: number | undefined, from: number, to: number): boolean {
  return status !== undefined && status >= from && status <= to;
}
