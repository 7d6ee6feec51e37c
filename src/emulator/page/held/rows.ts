import { useEffect, useMemo } from 'preact/hooks';
import { useRedraw } from '../live/hooks.js';

export interface Part<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Loads rows from `offset` on. */
export type LoadPart<Row> = (offset: number, limit: number, signal: AbortSignal) => Promise<Part<Row>>;

const pageSize = 100;

/** The rows of a long list, of which only those in sight are loaded. */
export interface Rows<Row> {
  readonly total: number;
  /** Whether nothing is known yet. */
  readonly isNew: boolean;
  readonly error: unknown;
  rowAt(index: number): Row | undefined;
  /** Loads what is missing of these rows. */
  show(first: number, last: number): void;
  /** Loads again what is in sight, as it may have changed. */
  refresh(): void;
  close(): void;
}

function createRows<Row>(load: LoadPart<Row>, onChange: () => void): Rows<Row> {
  const leaving = new AbortController();
  let pages = new Map<number, readonly Row[]>();
  let [total, isNew, error]: [number, boolean, unknown] = [0, true, undefined];
  let inSight = [0, 0];
  let [isLoading, isStale] = [false, false];

  const isMissing = (page: number) => !pages.has(page) && (isNew || page * pageSize < total);
  const wanted = () => {
    const [first = 0, last = 0] = inSight.map((index) => Math.floor(index / pageSize));
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };
  const fetchPages = async (numbers: readonly number[]): Promise<Map<number, readonly Row[]>> => {
    const parts = await Promise.all(numbers.map((number) => load(number * pageSize, pageSize, leaving.signal)));
    total = parts.at(-1)?.total ?? total;
    isNew = false;
    return new Map(parts.map(({ rows }, at) => [numbers[at] as number, rows]));
  };
  /** One load at a time. What is asked for meanwhile is looked at afterwards. */
  const work = async () => {
    if (isLoading) return;
    isLoading = true;
    try {
      while (!leaving.signal.aborted && (isStale || wanted().some(isMissing))) {
        if (isStale) {
          isStale = false;
          pages = await fetchPages(wanted());
        } else for (const [number, rows] of await fetchPages(wanted().filter(isMissing))) pages.set(number, rows);
        error = undefined;
        onChange();
      }
    } catch (failure) {
      if (leaving.signal.aborted) return;
      error = failure;
      onChange();
    } finally {
      isLoading = false;
    }
  };
  return {
    get total() {
      return total;
    },
    get isNew() {
      return isNew;
    },
    get error() {
      return error;
    },
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    show(first, last) {
      inSight = [first, last];
      void work();
    },
    refresh() {
      isStale = true;
      void work();
    },
    close: () => leaving.abort(),
  };
}

/**
 * @param key what the list is of: another one starts over
 * @param revision grows when the rows may have changed
 */
export function useRows<Row>(key: string, revision: number, load: LoadPart<Row>): Rows<Row> {
  const redraw = useRedraw();
  const rows = useMemo(() => createRows(load, redraw), [key]);
  useEffect(() => () => rows.close(), [rows]);
  useEffect(() => rows.refresh(), [rows, revision]);
  return rows;
}
