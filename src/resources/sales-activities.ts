import { pushSalesActivities as limits } from '../../generated/operations.js';
import type { SalesActivity } from '../../generated/schema.js';
import { validateSalesActivity as keepsToContract } from '../../generated/validate/SalesActivity.js';
import type { Validation } from '../base/issues.js';
import { inWords } from '../base/issues.js';
import { idBy } from '../batch/match.js';
import type { ItemStatus } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** Recotap stored the activity, or left it aside: it takes calls and emails only. */
export type TakenActivity = { status: 'created' } | { status: 'skipped'; error: string };

/** What became of one sales activity. `index` counts the activities of the input from 0. */
export type SalesActivityOutcome = {
  index: number;
  externalActivityId: string | undefined;
  activity: unknown;
} & ItemStatus<TakenActivity>;

const bulk: Bulk<SalesActivity, TakenActivity, SalesActivityOutcome> = {
  operation: {
    ...limits,
    words: { created: true, skipped: false },
    createOnly: true,
    idOf: ({ externalActivityId }) => externalActivityId,
    idIn: idBy(limits.idField),
    taken({ status, error }) {
      if (status === 'created') return { status };
      return status === 'skipped' ? { status, error: String(error ?? 'Recotap gave no reason.') } : undefined;
    },
    validate: validateSalesActivity,
    outcome: (index, externalActivityId, activity, status) => ({ index, externalActivityId, activity, ...status }),
  },
  call: ({ POST }, activities, init) => POST(limits.path, { ...init, body: { activities } }),
};

/** Tells whether a value is a sales activity by the contract, and if not, all that is wrong with it. The value is neither changed nor copied. */
export function validateSalesActivity(value: unknown): Validation<SalesActivity> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of calls and emails, at most 50 a request (contract), and reports what became of each, as `pushDeals` does. Recotap only
 * creates them: one that it has already is `failed`, and one of another type is `skipped`.
 *
 * @throws PushAbortedError, RecotapConfigurationError as `pushDeals` does
 */
export async function pushSalesActivities(
  client: RecotapClient,
  activities: Source<SalesActivity>,
  options: PushOptions<SalesActivityOutcome> = {},
): Promise<PushReport<SalesActivityOutcome>> {
  return pushAll(contextOf(bulk, client), activities, options);
}

/** The same, giving each outcome as it comes, in completion order and constant memory. */
export function streamSalesActivities(
  client: RecotapClient,
  activities: Source<SalesActivity>,
  options: PushOptions<SalesActivityOutcome> = {},
): AsyncGenerator<SalesActivityOutcome, void, void> {
  return streamAll(contextOf(bulk, client), activities, options);
}
