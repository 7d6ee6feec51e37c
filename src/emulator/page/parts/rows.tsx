import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { type Column, classOf } from './columns.js';
import { rowHeight } from './virtual.js';

interface RowsProps<Row> {
  /** The id of the grid. */
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly indexes: readonly number[];
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string | number;
  readonly selected: string | number | undefined;
  readonly toneOf: ((row: Row) => string) | undefined;
}

interface Drawn<Row> {
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly isSelected: boolean;
  readonly vnode: VNode;
}

/** The rows of a grid that are in sight. One that is as it was is not drawn again, which is most of the work of a scroll. */
export function Rows<Row>({ id, columns, indexes, rowAt, keyOf, selected, toneOf }: RowsProps<Row>) {
  const drawn = useRef<ReadonlyMap<number, Drawn<Row>>>(new Map());
  const next = new Map<number, Drawn<Row>>();
  for (const index of indexes) {
    const row = rowAt(index);
    const isSelected = selected !== undefined && row !== undefined && keyOf(row) === selected;
    const before = drawn.current.get(index);
    const isSame = before?.row === row && before?.columns === columns && before?.isSelected === isSelected;
    next.set(
      index,
      before !== undefined && isSame ? before : { row, columns, isSelected, vnode: draw(index, row, isSelected) },
    );
  }
  drawn.current = next;
  return <>{[...next.values()].map(({ vnode }) => vnode)}</>;

  function draw(index: number, row: Row | undefined, isSelected: boolean): VNode {
    return (
      <div
        key={row === undefined ? `waiting-${index}` : keyOf(row)}
        id={`${id}-${index}`}
        class={`grid-row ${row === undefined ? 'waiting' : (toneOf?.(row) ?? '')}`}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        style={{ top: `${index * rowHeight}px` }}
      >
        {columns.map(({ key, isNumber, isWide, cell }) => (
          <div key={key} role="gridcell" class={classOf(isNumber, isWide)}>
            {row === undefined ? '…' : cell(row)}
          </div>
        ))}
      </div>
    );
  }
}
