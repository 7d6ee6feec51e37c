import { pushDeals as operation } from '../../generated/operations.js';
import type { Deal } from '../../generated/schema.js';
import { validateDeal as keepsToContract } from '../../generated/validate/Deal.js';
import { RecotapError } from '../base/errors.js';
import { inWords, type Validation } from '../base/issues.js';
import { asRecord, asText } from '../base/unknown.js';
import { PushAbortedError } from '../batch/aborted.js';
import { idBy } from '../batch/match.js';
import type { DealOutcome, UpsertedDeal } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Pushable, Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';

/** @internal */
export const dealBulk = <D>(): Bulk<Deal, UpsertedDeal, DealOutcome<D>> => ({
  name: 'pushDeals',
  operation: {
    ...operation,
    words: { upserted: true },
    createOnly: false,
    idOf: ({ externalDealId }) => externalDealId,
    idIn: idBy(operation.idField),
    taken: ({ status }) => (status === 'upserted' ? { status } : undefined),
    validate: validateDeal,
    outcome: (index, externalDealId, deal, status) => ({ index, externalDealId, deal: deal as D, ...status }),
  },
});

/**
 * Tells whether a value is a deal by the contract, and if not, all that is wrong with it. The value is neither changed nor copied.
 *
 * @example
 * const validation = validateDeal({ externalDealId: 'd-1', ownerEmail: 'jane@localhost' });
 * if (!validation.valid) for (const { path, message } of validation.issues) console.error(path, message);
 */
export function validateDeal(value: unknown): Validation<Deal> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of deals, at most 100 a request (documented), and reports the outcome of each. Deals that break the contract are
 * not sent. Of deals with the same id the last one wins. A request that Recotap refuses as a whole is taken apart until the malformed deals
 * stand alone. Without deals there is no request.
 *
 * Each deal is serialised when it is taken from the source, and that is what is validated and sent: an object may have a `toJSON`, and may be
 * changed or reused afterwards.
 *
 * @throws PushAbortedError when the push ended early; its `reason` says why, and its `report` has an outcome for every deal taken from the source
 * @throws RecotapConfigurationError when `deals` cannot be iterated over or an option is out of range
 *
 * @example
 * const report = await pushDeals(client, deals, { signal: AbortSignal.timeout(60_000) });
 * for (const problem of report.problems) console.error(problem.externalDealId, problem.status);
 */
export async function pushDeals<D extends Pushable<Deal>>(
  client: RecotapClient,
  deals: Source<D>,
  options: PushOptions<DealOutcome<D>> = {},
): Promise<PushReport<DealOutcome<D>>> {
  return pushAll(contextOf(dealBulk<D>(), client), deals, options);
}

/**
 * The same, giving each outcome as it comes, in completion order and constant memory. Leaving the loop cancels what is under way.
 *
 * @throws as {@link pushDeals}, after the last outcome; the `problems` of that report are empty, as each of them was yielded
 *
 * @example
 * for await (const { externalDealId, status } of streamDeals(client, deals)) console.log(externalDealId, status);
 */
export function streamDeals<D extends Pushable<Deal>>(
  client: RecotapClient,
  deals: Source<D>,
  options: PushOptions<DealOutcome<D>> = {},
): AsyncGenerator<DealOutcome<D>, void, void> {
  return streamAll(contextOf(dealBulk<D>(), client), deals, options);
}

/**
 * Pushes one deal and gives its outcome, whatever happens: a key that is not accepted, a server out of reach or an aborted signal is the
 * `cause` of an `unsent` outcome.
 *
 * @throws RecotapConfigurationError, and nothing else: for an option out of range, a closed client, a `fetch` with an error of its own
 *
 * @example
 * const outcome = await pushDeal(client, deal, { deadlineMs: 5_000 });
 * if (outcome.status !== 'upserted') console.error(outcome);
 */
export async function pushDeal<D extends Pushable<Deal>>(
  client: RecotapClient,
  deal: D,
  options: Pick<PushOptions<DealOutcome<D>>, 'signal' | 'deadlineMs'> = {},
): Promise<DealOutcome<D>> {
  const outcomes: DealOutcome<D>[] = [];
  const context = contextOf(dealBulk<D>(), client);
  let cause: unknown;
  try {
    for await (const outcome of streamAll(context, [deal], options)) outcomes.push(outcome);
  } catch (error) {
    if (!(error instanceof PushAbortedError)) throw error;
    cause = error.cause;
    if (RecotapError.is(cause) && cause.code === 'configuration') throw cause;
  }
  const [outcome] = outcomes;
  if (outcome !== undefined) return outcome;
  // The signal had aborted before the deal was taken.
  const unsent = new RecotapError('aborted', 'The push was aborted before it began.', { cause });
  return context.operation.outcome(0, asText(asRecord(deal).externalDealId), deal, { status: 'unsent', cause: unsent });
}
