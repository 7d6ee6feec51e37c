import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** A track of CSS grid. */
  readonly width: string;
  readonly isNumber?: boolean;
  /** Whether it is left out on a narrow screen. */
  readonly isWide?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

export function tracks<Row>(columns: readonly Column<Row>[]): string {
  return columns.map(({ width }) => width).join(' ');
}

export function classOf(isNumber = false, isWide = false): string | undefined {
  return [isNumber ? 'number' : '', isWide ? 'wide' : ''].filter(Boolean).join(' ') || undefined;
}
