import type { ListQuery, Sort } from './query.js';

/** Rows that can be gone through more than once. */
export type Rows<Row> = () => Iterable<Row>;

/** The rows that match a search, sorted, and how many there are; undefined when all are asked for in the order of arrival. */
export function chooseRows<Row>(
  rows: Rows<Row>,
  toJson: (row: Row) => unknown,
  { search, sort }: Pick<ListQuery, 'search' | 'sort'>,
): readonly Row[] | undefined {
  if (search === '' && sort === undefined) return undefined;
  const found = [...rows()].filter((row) => search === '' || holdsText(toJson(row), search));
  return sort === undefined ? found : sorted(found, toJson, sort);
}

/** The rows from `offset` on, at most `limit`. */
export function* slice<Row>(rows: Iterable<Row>, { offset, limit }: Pick<ListQuery, 'offset' | 'limit'>) {
  let index = 0;
  for (const row of rows) {
    if (index >= offset + limit) return;
    if (index >= offset) yield row;
    index += 1;
  }
}

/** Whether a value, or one inside it, holds a text that is in lower case. It goes as deep as anybody writes. */
function holdsText(value: unknown, text: string, depth = 0): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).includes(text);
  if (typeof value !== 'object' || value === null || depth > 100) return false;
  return Object.values(value).some((inside) => holdsText(inside, text, depth + 1));
}

/** Numbers by their size, then text as people sort it. Rows without the value come last, in either direction. */
function sorted<Row>(rows: readonly Row[], toJson: (row: Row) => unknown, { path, isDescending }: Sort): Row[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const keyed = rows.map((row) => ({ row, key: keyOf(toJson(row), path) }));
  const sign = isDescending ? -1 : 1;
  keyed.sort(({ key: one }, { key: other }) => {
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    if (typeof one === typeof other) return sign * compare(String(one), String(other));
    return sign * (typeof one === 'number' ? -1 : 1);
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: unknown, path: readonly string[]): number | string | undefined {
  const value = path.reduce<unknown>(
    (inside, key) => (Object.hasOwn(Object(inside), key) ? (inside as Record<string, unknown>)[key] : undefined),
    row,
  );
  if (value === undefined || value === null || typeof value === 'number') return value ?? undefined;
  return typeof value === 'object' ? undefined : String(value);
}
