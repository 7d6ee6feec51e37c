import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { type Column, classOf, tracks } from './columns.js';
import { Rows } from './rows.js';
import { rowHeight, useVirtual } from './virtual.js';

export interface Sorting {
  readonly key: string;
  readonly isDown: boolean;
}

interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly count: number;
  /** Undefined while it is loaded. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string | number;
  readonly selected: string | number | undefined;
  readonly onSelect: (row: Row) => void;
  /** Enter, or a double click: shows more of it. */
  readonly onOpen?: (row: Row) => void;
  readonly toneOf?: (row: Row) => string;
  readonly sorting?: Sorting | undefined;
  readonly sortable?: readonly string[];
  readonly onSort?: (key: string) => void;
  /** Called with the rows that are in sight. */
  readonly onRange?: (first: number, last: number) => void;
  /** Whether rows that are added in front push the others down without moving them on the screen. */
  readonly isAnchored?: boolean;
  /** What it says without rows. */
  readonly empty: ComponentChildren;
}

/** A table of any length, of which only what is in sight is drawn. Arrow keys select a row, Enter opens it. */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, count, rowAt, keyOf, selected, onSelect, onOpen, toneOf, onRange } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtual(scroller, count);
  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;

  useLayoutEffect(() => onRange?.(first, last), [first, last, count, onRange]);
  useAnchor(props, scroller);

  const choose = (index: number) => {
    const to = Math.max(0, Math.min(count - 1, index));
    const row = rowAt(to);
    if (row !== undefined) onSelect(row);
    else virtualizer.scrollToIndex(to, { align: 'auto' });
  };
  const isSelected = (index: number) => {
    const row = rowAt(index);
    return selected !== undefined && row !== undefined && keyOf(row) === selected;
  };
  const selectedIndex = () => {
    for (let index = 0; index < count; index++) if (isSelected(index)) return index;
    return -1;
  };

  const shown = useRef<string | number | undefined>(undefined);
  useLayoutEffect(() => {
    if (selected === undefined || shown.current === selected) return;
    const index = selectedIndex();
    if (index < 0) return;
    shown.current = selected;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [selected, count]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || count === 0) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const from = selectedIndex();
    const steps: Record<string, number> = {
      ArrowDown: from + 1,
      ArrowUp: Math.max(0, from - 1),
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    const row = rowAt(from);
    if (to !== undefined) choose(to);
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    else return;
    event.preventDefault();
  };

  const pointed = ({ target }: Event, act: ((row: Row) => void) | undefined) => {
    const drawn = (target as Element).closest('[role="row"]');
    const row = rowAt(Number(drawn?.id.slice(id.length + 1)));
    if (row !== undefined) act?.(row);
  };

  const active = rows.find(({ index }) => isSelected(index));
  const style = { '--columns': tracks(columns), '--narrow-columns': tracks(columns.filter(({ isWide }) => !isWide)) };
  return (
    <div
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={active && `${id}-${active.index}`}
      tabIndex={0}
      ref={scroller}
      style={style}
      onKeyDown={onKeyDown}
    >
      <Head {...props} />
      <div
        class="grid-body"
        role="rowgroup"
        onClick={(event) => pointed(event, onSelect)}
        onDblClick={(event) => pointed(event, onOpen)}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
        <Rows
          id={id}
          columns={columns}
          indexes={rows.map(({ index }) => index)}
          rowAt={rowAt}
          keyOf={keyOf}
          selected={selected}
          toneOf={toneOf}
        />
      </div>
      {count === 0 && (
        <div role="row" class="empty">
          <div role="gridcell">{props.empty}</div>
        </div>
      )}
    </div>
  );
}

function Head<Row>({ columns, sorting, sortable = [], onSort }: GridProps<Row>) {
  return (
    <div class="grid-row grid-head" role="row" aria-rowindex={1}>
      {columns.map(({ key, title, isNumber, isWide }) => {
        const isSorted = sorting?.key === key;
        const order = sorting?.isDown ? 'descending' : 'ascending';
        return (
          <div
            key={key}
            role="columnheader"
            class={classOf(isNumber, isWide)}
            aria-sort={sortable.includes(key) ? (isSorted ? order : 'none') : undefined}
          >
            {sortable.includes(key) ? (
              <button type="button" onClick={() => onSort?.(key)}>
                {title}
                <span aria-hidden="true">{isSorted ? (sorting?.isDown ? ' ↓' : ' ↑') : ''}</span>
              </button>
            ) : (
              title
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Keeps the rows in sight where they are when others come in front of them, unless the list is at its top. */
function useAnchor<Row>(
  { count, rowAt, keyOf, isAnchored = false }: GridProps<Row>,
  scroller: { current: HTMLElement | null },
) {
  const top = useRef<{ index: number; key: string | number } | undefined>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isAnchored || element === null) return;
    const before = top.current;
    const shift = before === undefined || element.scrollTop < rowHeight ? 0 : shiftOf(before);
    if (shift > 0) element.scrollTop += shift * rowHeight;
    remember();
  }, [count, rowAt, isAnchored]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isAnchored || element === null) return undefined;
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  });

  function remember() {
    const index = Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight);
    const row = rowAt(index);
    top.current = row && { index, key: keyOf(row) };
  }
  function shiftOf({ index, key }: { index: number; key: string | number }): number {
    for (let at = index; at < count; at++) {
      const row = rowAt(at);
      if (row !== undefined && keyOf(row) === key) return at - index;
    }
    return 0;
  }
}
