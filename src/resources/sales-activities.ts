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

/** The outcome of one sales activity. Its `status` is `created`, `skipped`, `failed`, `invalid`, `superseded` or `unsent`. */
export type SalesActivityOutcome<A = SalesActivity> = {
  /** The position in the input, from 0. */
  index: number;
  /** The id; undefined for an invalid activity without a usable one. */
  externalActivityId: string | undefined;
  /** Your own object, as the source gave it. */
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

/**
 * Checks a sales activity against the contract, without changing or copying it.
 *
 * @example
 * const validation = validateSalesActivity(activity);
 * if (!validation.valid) console.error(validation.issues);
 */
export function validateSalesActivity(value: unknown): Validation<SalesActivity> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of calls and emails, up to 50 per request (documented), as {@link pushDeals} does. Recotap only creates activities
 * (documented): one that it has is `failed`, and one that is neither a call nor an email is `skipped`.
 *
 * @throws PushAbortedError or RecotapConfigurationError, as {@link pushDeals} does
 *
 * @example
 * const report = await pushSalesActivities(client, activities);
 * console.log(report.created, report.failed, report.skipped);
 */
export async function pushSalesActivities<A extends Pushable<SalesActivity>>(
  client: RecotapClient,
  activities: Source<A>,
  options: PushOptions<SalesActivityOutcome<A>> = {},
): Promise<PushReport<SalesActivityOutcome<A>>> {
  return pushAll(contextOf(activityBulk<A>(), client), activities, options);
}

/**
 * Pushes activities as {@link pushSalesActivities} does, and yields each outcome as it comes. See {@link streamDeals}.
 *
 * @example
 * for await (const { externalActivityId, status } of streamSalesActivities(client, activities)) console.log(externalActivityId, status);
 */
export function streamSalesActivities<A extends Pushable<SalesActivity>>(
  client: RecotapClient,
  activities: Source<A>,
  options: PushOptions<SalesActivityOutcome<A>> = {},
): AsyncGenerator<SalesActivityOutcome<A>, void, void> {
  return streamAll(contextOf(activityBulk<A>(), client), activities, options);
}
