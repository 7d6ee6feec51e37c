import { operations } from '../../../generated/operations.js';
import type { Deal } from '../../../generated/schema.js';
import type { Field } from '../class-validator.js';
import type { Endpoints } from '../endpoint.js';
import type { Store } from '../store/store.js';
import {
  type EmailRule,
  filledString,
  isArray,
  isIso8601,
  isNumber,
  isString,
  objects,
  optional,
  optionalString,
  required,
} from '../validate.js';
import { tally } from './tally.js';

/** `POST /deals`: each deal replaces the version held before, whole. */
export function deals(
  store: Store,
  isEmail: EmailRule,
  refuse: (deal: Deal) => string | undefined,
): Endpoints<'pushDeals'> {
  const { itemsKey, maxItems } = operations.pushDeals;
  return {
    pushDeals: {
      fields: [objects(itemsKey, dealFields(isEmail), { min: 1, max: maxItems })],
      respond({ input, failing }) {
        const results = input.deals.map((deal) => {
          const { externalDealId } = deal;
          const error = refuse(deal) ?? failing(externalDealId);
          if (error !== undefined) return { externalDealId, status: 'failed' as const, error };
          store.upsertDeal(deal);
          return { externalDealId, status: 'upserted' as const };
        });
        const failed = tally(results, 'failed');
        return { results, summary: { total: results.length, upserted: results.length - failed, failed } };
      },
    },
  };
}

const dealFields = (isEmail: EmailRule): readonly Field[] => [
  filledString('externalDealId'),
  required('name', isString('name')),
  optional('amount', isNumber('amount')),
  ...['stageId', 'stageLabel', 'pipelineId', 'pipelineLabel'].map(optionalString),
  ...['startDate', 'closedDate'].map((name) => optional(name, isIso8601(name))),
  optionalString('ownerName'),
  optional('ownerEmail', isEmail('ownerEmail')),
  ...['ownerId', 'dealCurrencyCode'].map(optionalString),
  {
    ...optional('associatedAccounts', isArray('associatedAccounts')),
    each: ['externalId', 'domain', 'name'].map(optionalString),
  },
];
