import { RecotapResponseError } from '../../base/errors.js';
import { pageInfoIn, rowsIn } from './answer.js';

export interface Page<Row> {
  rows: Row[];
  /** When the server looked; only lists of accounts have it. */
  syncTimestamp: string | undefined;
}

/**
 * All pages from the first on, until `hasNextPage` is false: `nextCursor` tells nothing, as it stays filled on the last page (observed).
 * An answer that has neither of the two is the whole list.
 *
 * @param read gives the body of the page at a cursor
 * @throws RecotapResponseError when a page announces another one and names none, or one that was read before; what `read` throws
 */
export async function* pagesOf<Row>(
  read: (cursor: string | undefined) => Promise<unknown>,
): AsyncGenerator<Page<Row>, void, void> {
  const cursors = new Set<unknown>();
  for (let cursor: string | undefined; ; ) {
    const body = await read(cursor);
    const { syncTimestamp, hasNextPage, nextCursor } = pageInfoIn(body);
    yield { rows: rowsIn(body), syncTimestamp: typeof syncTimestamp === 'string' ? syncTimestamp : undefined };
    if (hasNextPage === false || (hasNextPage == null && nextCursor == null)) return;
    if (typeof nextCursor !== 'string' || nextCursor === '') {
      throw new RecotapResponseError(
        'The list breaks off: a page says that another one follows, and has no nextCursor.',
      );
    }
    if (cursors.has(nextCursor)) {
      throw new RecotapResponseError(`The list has no end: the cursor ${nextCursor} leads back to a page read before.`);
    }
    cursors.add(nextCursor);
    cursor = nextCursor;
  }
}
