import { pushDeals as limits } from '../../generated/operations.js';
import type { Deal } from '../../generated/schema.js';
import { idBy } from '../batch/match.js';
import type { DealOutcome, UpsertedDeal } from '../batch/outcome.js';
import { type PushOptions, pushAll, streamAll } from '../batch/push.js';
import type { PushReport } from '../batch/report.js';
import type { Source } from '../batch/source.js';
import type { RecotapClient } from '../client/client.js';
import { type Bulk, contextOf } from './bulk.js';
import { validateDeal } from './validate-deal.js';

const bulk: Bulk<Deal, UpsertedDeal, DealOutcome> = {
  operation: {
    ...limits,
    words: { upserted: true },
    createOnly: false,
    idOf: ({ externalDealId }) => externalDealId,
    idIn: idBy(limits.idField),
    taken: ({ status }) => (status === 'upserted' ? { status } : undefined),
    validate: validateDeal,
    outcome: (index, externalDealId, deal, status) => ({ index, externalDealId, deal, ...status }),
  },
  call: ({ POST }, deals, init) => POST(limits.path, { ...init, body: { deals } }),
};

/**
 * Pushes any number of deals, at most 100 a request (contract), and reports what became of each. Deals that break the contract are
 * not sent. Of deals with the same id the last one wins. A request that Recotap refuses as a whole is taken apart until the malformed deals
 * stand alone. No deals, no request.
 *
 * @throws PushAbortedError when the push ended early: the signal aborted, the source or a callback threw, the key was not accepted, or the
 * server could not be reached. Its `report` has an outcome for every deal taken from the source
 * @throws RecotapConfigurationError when `deals` cannot be iterated over
 */
export async function pushDeals(
  client: RecotapClient,
  deals: Source<Deal>,
  options: PushOptions<DealOutcome> = {},
): Promise<PushReport> {
  return pushAll(contextOf(bulk, client), deals, options);
}

/**
 * The same, giving each outcome as it comes, in completion order and constant memory. Leaving the loop cancels what is under way.
 *
 * @throws as {@link pushDeals}, after the last outcome; the `problems` of that report are empty, as each of them was yielded
 */
export function streamDeals(
  client: RecotapClient,
  deals: Source<Deal>,
  options: PushOptions<DealOutcome> = {},
): AsyncGenerator<DealOutcome, void, void> {
  return streamAll(contextOf(bulk, client), deals, options);
}
