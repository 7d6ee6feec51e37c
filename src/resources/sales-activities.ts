import { pushSalesActivities as operation } from '../../generated/operations.js';
import type { SalesActivity } from '../../generated/schema.js';
import { validateSalesActivity as keepsToContract } from '../../generated/validate/SalesActivity.js';
import { inWords, type Validation } from '../base/issues.js';
import { wordsOf } from '../base/unknown.js';
import { idBy } from '../batch/match.js';
import type { ItemStatus } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Pushable, Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** Recotap stored the activity, or left it aside: it takes calls and emails only. */
export type TakenActivity = { status: 'created' } | { status: 'skipped'; error: string };

/** The outcome of one sales activity. `index` counts the activities of the input from 0. */
export type SalesActivityOutcome<A = SalesActivity> = {
  index: number;
  externalActivityId: string | undefined;
  activity: A;
} & ItemStatus<TakenActivity>;

/** @internal */
export const activityBulk = <A>(): Bulk<SalesActivity, TakenActivity, SalesActivityOutcome<A>> => ({
  name: 'pushSalesActivities',
  operation: {
    ...operation,
    words: { created: true, skipped: false },
    createOnly: true,
    idOf: ({ externalActivityId }) => externalActivityId,
    idIn: idBy(operation.idField),
    taken({ status, error }) {
      if (status === 'created') return { status };
      return status === 'skipped' ? { status, error: wordsOf(error ?? 'Recotap gave no reason.') } : undefined;
    },
    validate: validateSalesActivity,
    outcome: (index, externalActivityId, activity, status) => ({
      index,
      externalActivityId,
      activity: activity as A,
      ...status,
    }),
  },
});

/** Tells whether a value is a sales activity by the contract, and if not, all that is wrong with it. The value is neither changed nor copied. */
export function validateSalesActivity(value: unknown): Validation<SalesActivity> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of calls and emails, at most 50 a request (documented), and reports the outcome of each, as `pushDeals` does. Recotap only
 * creates them: one that it has already is `failed`, and one of another type is `skipped`.
 *
 * @throws PushAbortedError, RecotapConfigurationError as `pushDeals` does
 */
export async function pushSalesActivities<A extends Pushable<SalesActivity>>(
  client: RecotapClient,
  activities: Source<A>,
  options: PushOptions<SalesActivityOutcome<A>> = {},
): Promise<PushReport<SalesActivityOutcome<A>>> {
  return pushAll(contextOf(activityBulk<A>(), client), activities, options);
}

/** The same, giving each outcome as it comes, in completion order and constant memory. */
export function streamSalesActivities<A extends Pushable<SalesActivity>>(
  client: RecotapClient,
  activities: Source<A>,
  options: PushOptions<SalesActivityOutcome<A>> = {},
): AsyncGenerator<SalesActivityOutcome<A>, void, void> {
  return streamAll(contextOf(activityBulk<A>(), client), activities, options);
}
