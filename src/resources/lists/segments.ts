import type { Segment } from '../../../generated/schema.js';
import type { RecotapClient } from '../../client/client.js';
import { bodyOf } from './answer.js';
import type { PagedListOptions } from './options.js';
import { pagesOf } from './pages.js';

/**
 * Lists the segments, page by page while you iterate (documented). `pushAccounts` takes the id of one as `segmentId`.
 *
 * @throws as {@link listAccounts}, in the loop
 *
 * @example
 * for await (const { segmentId, name } of listSegments(client)) console.log(segmentId, name);
 */
export async function* listSegments(
  client: RecotapClient,
  { pageSize, signal }: PagedListOptions = {},
): AsyncGenerator<Segment, void, void> {
  const query = pageSize === undefined ? {} : { limit: pageSize };
  const pages = pagesOf<Segment>((cursor) =>
    bodyOf(
      client.requests.listSegments({ ...query, ...(cursor !== undefined && { cursor }) }, { signal: signal ?? null }),
      client.settings,
    ),
  );
  for await (const { rows } of pages) yield* rows;
}
