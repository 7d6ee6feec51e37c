import type { ItemCounts, ItemRow, RequestRow } from '../api/types.js';
import { Badge, StatusBadge } from '../parts/badge.js';
import type { Column } from '../parts/columns.js';
import { clockTime, duration } from '../parts/format.js';
import { Untrusted } from '../parts/untrusted.js';

export const requestColumns: readonly Column<RequestRow>[] = [
  { key: 'number', title: '#', width: '4rem', isNumber: true, cell: ({ number }) => number },
  { key: 'time', title: 'Time', width: '8rem', isWide: true, cell: ({ time }) => clockTime(time) },
  {
    key: 'operation',
    title: 'Operation',
    width: 'minmax(7rem, 1fr)',
    cell: ({ operation, method, path }) => operation ?? <Untrusted text={`${method} ${path}`} most={80} />,
  },
  {
    key: 'status',
    title: 'Status',
    width: '5.5rem',
    cell: (row) => <StatusBadge status={row.status} isOver={isOver(row)} />,
  },
  {
    key: 'items',
    title: 'Items',
    width: 'minmax(7rem, 1fr)',
    cell: ({ counts }) => counts && <Counts counts={counts} />,
  },
  {
    key: 'marks',
    title: 'Marks',
    width: 'minmax(7rem, 1.3fr)',
    isWide: true,
    cell: (row) => <Marks row={row} />,
  },
  {
    key: 'duration',
    title: 'Took',
    width: '5rem',
    isNumber: true,
    isWide: true,
    cell: ({ durationMs }) => duration(durationMs),
  },
];

/** How many of these items had which outcome. */
export function countsOf(items: readonly ItemRow[]): ItemCounts {
  const count = (wanted: ItemRow['outcome']) => items.filter(({ outcome }) => outcome === wanted).length;
  return { items: items.length, upserted: count('upserted'), failed: count('failed'), refused: count('refused') };
}

/** Whether a response cannot come any more. */
export function isOver({ durationMs }: RequestRow): boolean {
  return durationMs !== undefined;
}

export function toneOf({ status, counts }: RequestRow): string {
  if (status !== undefined && status >= 400) return 'bad-row';
  return counts !== undefined && counts.failed + counts.refused > 0 ? 'warn-row' : '';
}

export function Counts({ counts: { items, upserted, failed, refused } }: { counts: ItemCounts }) {
  if (items === upserted) return <>{items} stored</>;
  return (
    <>
      {failed > 0 && <Badge tone="bad">{failed} failed</Badge>}
      {refused > 0 && <Badge tone="bad">{refused} refused</Badge>}
      {upserted > 0 && <> {upserted} stored</>}
    </>
  );
}

/** What is out of the ordinary: the faults that struck, and where the contract is broken. */
export function Marks({ row: { faults = [], deviations = [] } }: { row: RequestRow }) {
  return (
    <>
      {faults.map((fault, index) => (
        <Badge key={index} tone="warn" title="A rule of the faults struck here">
          fault: {fault}
        </Badge>
      ))}
      {deviations.length > 0 && <Badge tone="info">off contract</Badge>}
    </>
  );
}
