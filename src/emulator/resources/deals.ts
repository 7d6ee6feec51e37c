import { pushDealsRequestFields } from '../../../generated/fields.js';
import { operations } from '../../../generated/operations.js';
import type { Deal } from '../../../generated/schema.js';
import type { Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import type { Store } from '../store/store.js';
import { tally } from './tally.js';

/** Each deal replaces its earlier version as a whole. */
export function deals(
  store: Store,
  rules: RequestRules,
  refuse: (deal: Deal) => string | undefined,
): Endpoints<'pushDeals'> {
  return {
    pushDeals: {
      fields: rules.body(pushDealsRequestFields, operations.pushDeals),
      respond({ input, failing, origin, bytes }) {
        const size = bytes / input.deals.length;
        const results = input.deals.map((deal) => {
          const { externalDealId } = deal;
          const error = refuse(deal) ?? failing(externalDealId);
          if (error !== undefined) return { externalDealId, status: 'failed' as const, error };
          store.upsertDeal(deal, origin, size);
          return { externalDealId, status: 'upserted' as const };
        });
        const failed = tally(results, 'failed');
        return { results, summary: { total: results.length, upserted: results.length - failed, failed } };
      },
    },
  };
}
