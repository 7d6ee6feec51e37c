import { listSegmentsParameters } from '../../../generated/fields.js';
import type { Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import type { Store } from '../store/store.js';
import { pageOf } from './paging.js';

export function segments({ segments }: Store, rules: RequestRules): Endpoints<'listSegments'> {
  return {
    listSegments: {
      fields: rules.query(listSegmentsParameters),
      respond: ({ input: { limit, cursor } }) =>
        pageOf(segments.values(), { limit, cursor, idOf: ({ segmentId }) => segmentId, keeps: () => true }),
    },
  };
}
