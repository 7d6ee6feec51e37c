import { pushSalesActivitiesRequestFields } from '../../../generated/fields.js';
import { operations } from '../../../generated/operations.js';
import type { ActivityResult, SalesActivity } from '../../../generated/schema.js';
import type { Asked, Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import type { Store } from '../store/store.js';
import { tally } from './tally.js';

/** Activities are created and never updated. If an id comes twice in a request, the second activity is refused. */
export function salesActivities(store: Store, rules: RequestRules): Endpoints<'pushSalesActivities'> {
  const { salesActivities } = store;
  const create = (activity: SalesActivity, { failing, origin }: Asked<'pushSalesActivities'>): ActivityResult => {
    const { externalActivityId, activityType } = activity;
    if (activityType !== 'call' && activityType !== 'email') {
      return { externalActivityId, status: 'skipped', error: `Activity type ${activityType} is not processed` };
    }
    const known = salesActivities.has(externalActivityId) ? `Activity ${externalActivityId} already exists` : undefined;
    const error = known ?? failing(externalActivityId);
    if (error !== undefined) return { externalActivityId, status: 'failed', error };
    salesActivities.set(externalActivityId, store.bring(activity, origin));
    return { externalActivityId, status: 'created' };
  };

  return {
    pushSalesActivities: {
      fields: rules.body(pushSalesActivitiesRequestFields, operations.pushSalesActivities),
      respond(asked) {
        const results = asked.input.activities.map((activity) => create(activity, asked));
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
