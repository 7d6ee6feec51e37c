import type { Endpoints } from '../endpoint.js';
import type { Store } from '../store/store.js';
import { pageFields, pageOf } from './paging.js';

export function segments({ segments }: Store): Endpoints<'listSegments'> {
  return {
    listSegments: {
      fields: pageFields,
      respond: ({ input: { limit, cursor } }) =>
        pageOf(segments.values(), { limit, cursor, idOf: ({ segmentId }) => segmentId, keeps: () => true }),
    },
  };
}
