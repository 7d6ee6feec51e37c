import { RecotapResponseError } from '../../base/errors.js';
import { excerpt } from '../../base/text.js';
import { pageInfoIn, rowsIn } from './answer.js';

export interface Page<Row> {
  rows: Row[];
  /** When the server looked; only lists of accounts have it. */
  syncTimestamp: string | undefined;
}

/** A filter may leave pages empty, but nothing leaves so many. */
const MOST_EMPTY_PAGES = 1_000;

/**
 * All pages from the first on, until `hasNextPage` is false: `nextCursor` tells nothing, as it stays filled on the last page (observed).
 * An answer that has neither of the two is the whole list.
 *
 * @param read gives the body of the page at a cursor
 * @throws RecotapResponseError when a page announces another one and names none, or one that was read before, and after 1,000
 * pages in a row without a row; what `read` throws
 */
export async function* pagesOf<Row>(
  read: (cursor: string | undefined) => Promise<unknown>,
): AsyncGenerator<Page<Row>, void, void> {
  const cursors = new Set<unknown>();
  let emptyPages = 0;
  for (let cursor: string | undefined; ; ) {
    const body = await read(cursor);
    const { syncTimestamp, hasNextPage, nextCursor } = pageInfoIn(body);
    const rows = rowsIn<Row>(body);
    emptyPages = rows.length === 0 ? emptyPages + 1 : 0;
    yield { rows, syncTimestamp: typeof syncTimestamp === 'string' ? syncTimestamp : undefined };
    if (hasNextPage === false || (hasNextPage == null && nextCursor == null)) return;
    if (typeof nextCursor !== 'string' || nextCursor === '') {
      throw new RecotapResponseError(
        'The list breaks off: a page says that another one follows, and has no nextCursor.',
      );
    }
    if (cursors.has(nextCursor)) {
      throw new RecotapResponseError(
        `The list has no end: the cursor ${excerpt(nextCursor, 100)} leads back to a page read before.`,
      );
    }
    if (emptyPages === MOST_EMPTY_PAGES) {
      throw new RecotapResponseError(`The list has no end: ${MOST_EMPTY_PAGES} pages in a row have no rows.`);
    }
    cursors.add(nextCursor);
    cursor = nextCursor;
  }
}
