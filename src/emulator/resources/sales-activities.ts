import { operations } from '../../../generated/operations.js';
import type { ActivityResult, SalesActivity } from '../../../generated/schema.js';
import type { Field } from '../class-validator.js';
import type { Endpoints } from '../endpoint.js';
import type { Store } from '../store/store.js';
import {
  type EmailRule,
  filledString,
  isIn,
  isInt,
  isIso8601,
  isNumber,
  min,
  objects,
  optional,
  optionalString,
  required,
} from '../validate.js';
import { tally } from './tally.js';

/** Activities are created and never updated. Of one id that comes twice in a request, the second is refused. */
export function salesActivities({ salesActivities }: Store, isEmail: EmailRule): Endpoints<'pushSalesActivities'> {
  const { itemsKey, maxItems } = operations.pushSalesActivities;

  const create = (activity: SalesActivity, failing: (id: string) => string | undefined): ActivityResult => {
    const { externalActivityId, activityType } = activity;
    if (activityType !== 'call' && activityType !== 'email') {
      return { externalActivityId, status: 'skipped', error: `Activity type ${activityType} is not processed` };
    }
    const known = salesActivities.has(externalActivityId) ? `Activity ${externalActivityId} already exists` : undefined;
    const error = known ?? failing(externalActivityId);
    if (error !== undefined) return { externalActivityId, status: 'failed', error };
    salesActivities.set(externalActivityId, activity);
    return { externalActivityId, status: 'created' };
  };

  return {
    pushSalesActivities: {
      fields: [objects(itemsKey, activityFields(isEmail), { min: 1, max: maxItems })],
      respond({ input, failing }) {
        const results = input.activities.map((activity) => create(activity, failing));
        const [created, failed, skipped] = [
          tally(results, 'created'),
          tally(results, 'failed'),
          tally(results, 'skipped'),
        ];
        return { results, summary: { total: results.length, created, failed, skipped } };
      },
    },
  };
}

const activityFields = (isEmail: EmailRule): readonly Field[] => [
  ...['externalActivityId', 'activityType'].map(filledString),
  required('occurredAt', isIso8601('occurredAt')),
  filledString('domain'),
  ...['accountName', 'subject', 'ownerName', 'ownerId', 'callTitle', 'outcome'].map(optionalString),
  required('ownerEmail', isEmail('ownerEmail')),
  {
    ...optional('from'),
    nested: [optionalString('name'), optional('email', isEmail('email'))],
  },
  objects('contacts', contactFields(isEmail), { min: 1 }),
  optional('durationMinutes', isNumber('durationMinutes'), min('durationMinutes', 0)),
  optional('direction', isIn('direction', ['inbound', 'outbound'])),
  ...['openCount', 'clickCount'].map((name) => optional(name, isInt(name), min(name, 0))),
];

const contactFields = (isEmail: EmailRule): readonly Field[] => [
  required('email', isEmail('email')),
  ...['externalContactId', 'name', 'title', 'department', 'seniority', 'phone', 'linkedinUrl'].map(optionalString),
];
