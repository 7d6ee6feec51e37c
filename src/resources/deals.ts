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
 * Checks a deal against the contract, without changing or copying it.
 *
 * @example
 * const validation = validateDeal({ externalDealId: 'd-1', name: 'Acme', ownerEmail: 'jane@localhost' });
 * if (!validation.valid) for (const { path, message } of validation.issues) console.error(path, message);
 */
export function validateDeal(value: unknown): Validation<Deal> {
  return validate(value);
}

const validate = inWords(keepsToContract);

/**
 * Pushes any number of deals, up to 100 per request (documented), and reports the outcome of each.
 *
 * Deals that break the contract are not sent. If several have the same id, the last one wins. If Recotap refuses a whole request, it is
 * split until only the malformed deals fail. Without deals, no request is sent.
 *
 * Each deal is serialized once, when it is taken from the source. So you can reuse its object, and it may have a `toJSON`.
 *
 * @throws PushAbortedError if the push ends early; its `report` has an outcome for each deal that was taken from the source
 * @throws RecotapConfigurationError if `deals` is not iterable or an option is out of range
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
 * Pushes deals as {@link pushDeals} does, and yields each outcome as it comes, in completion order and constant memory. If you leave the
 * loop, requests in flight are cancelled.
 *
 * @throws as {@link pushDeals}, after the last outcome; the `problems` of that report are empty
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
 * Pushes one deal and returns its outcome. If the API key is not accepted, the server cannot be reached or the signal aborts, the outcome
 * is `unsent`, with the error as its `cause`.
 *
 * @throws RecotapConfigurationError for an option out of range, a closed client, or a `fetch` that throws a programming error; nothing else
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
