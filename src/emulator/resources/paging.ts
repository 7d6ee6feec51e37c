import { listSegmentsParameters } from '../../../generated/fields.js';
import { ApiError } from '../api-error.js';
import { fieldNamed } from '../contract-field.js';

/** How many rows a page has at most by default. */
export const defaultLimit = Number(fieldNamed(listSegmentsParameters, 'limit').default);

/** Which page to return, and which rows are on pages at all. */
export interface PageQuery<Row> {
  readonly limit?: number | undefined;
  /** The `nextCursor` of the page before: the id of its last row. */
  readonly cursor?: string | undefined;
  readonly idOf: (row: Row) => string;
  readonly keeps: (row: Row) => boolean;
}

/**
 * The page of rows after the one that the cursor names, so that rows added between two pages shift nothing. `nextCursor` is filled on the
 * last page too (observed), and null only when there is no row to name.
 *
 * @throws ApiError when the cursor is not the id of a row
 */
export function pageOf<Row>(rows: Iterable<Row>, { limit = defaultLimit, cursor, idOf, keeps }: PageQuery<Row>) {
  const data: Row[] = [];
  let hasNextPage = false;
  let isBehind = cursor === undefined;
  for (const row of rows) {
    if (!isBehind) {
      isBehind = idOf(row) === cursor;
    } else if (keeps(row)) {
      hasNextPage = data.length === limit;
      if (hasNextPage) break;
      data.push(row);
    }
  }
  if (!isBehind) throw new ApiError(400, `${cursor} is not a valid cursor`);
  const last = data.at(-1);
  return { data, nextCursor: last === undefined ? (cursor ?? null) : idOf(last), hasNextPage };
}
