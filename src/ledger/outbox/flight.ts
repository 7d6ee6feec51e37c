import type { Deal } from '../../../generated/schema.js';
import { RecotapConfigurationError, RecotapError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import { type AbortReason, PushAbortedError } from '../../batch/aborted.js';
import type { DealOutcome } from '../../batch/outcome.js';
import type { PushOptions } from '../../batch/push.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { pushDeals } from '../../resources/deals.js';
import type { Row } from '../store.js';

/** What came of one row of a request. */
export type Landing =
  | { kind: 'taken' }
  | { kind: 'refused'; error: string }
  /**
   * `lost`: `no`, the request was answered or never sent; `timed out`, it may still arrive; `broken`, it may still arrive, and may be repeated
   * at once.
   */
  | { kind: 'unsent'; cause: RecotapError; lost: 'no' | 'timed out' | 'broken' };

/** What came of one request and its repetitions. */
export interface Flown {
  landings: Landing[];
  requests: number;
  retries: number;
  /** Why nothing more can be sent now, if so. */
  end: { reason: AbortReason; cause: RecotapError } | undefined;
}

/** Pushes rows of different ids, and tells what came of each, in their order. It never rejects. */
export async function fly(
  client: RecotapClient,
  rows: readonly Row[],
  ends: Pick<PushOptions<DealOutcome>, 'signal' | 'drain'>,
): Promise<Flown> {
  const { clock } = client[internals];
  const startedAt = clock.now();
  const outcomes = new Map<number, DealOutcome<unknown>>();
  const deals = rows.map(({ payload }) => JSON.parse(payload) as Deal);
  const options = {
    ...ends,
    lingerMs: 0,
    onOutcome: (outcome: DealOutcome) => void outcomes.set(outcome.index, outcome),
  };
  try {
    const { requests, retries } = await pushDeals(client, deals, options);
    return {
      landings: rows.map((_, index) => landingOf(outcomes.get(index), notAsked)),
      requests,
      retries,
      end: undefined,
    };
  } catch (error) {
    if (!PushAbortedError.is(error)) {
      const cause = RecotapError.is(error) ? error : new RecotapConfigurationError(messageOf(error), { cause: error });
      const landings = rows.map((): Landing => ({ kind: 'unsent', cause, lost: 'no' }));
      return { landings, requests: 0, retries: 0, end: { reason: 'callback', cause } };
    }
    const { requests, retries } = error.report;
    const cause = RecotapError.is(error.cause) ? error.cause : error;
    const landings = rows.map((_, index) => landingOf(outcomes.get(index), cause));
    // A drain lets each attempt come to its end. Before the timeout, none has timed out.
    const isCut = ends.signal?.aborted === true || clock.now() - startedAt >= client.settings.timeoutMs;
    return {
      landings: requests === 0 ? landings.map(neverSent) : isCut ? landings : landings.map(notCut),
      requests,
      retries,
      end: { reason: error.reason, cause },
    };
  }
}

const notAsked = new RecotapError('aborted', 'The push ended before this was sent.');

function landingOf(outcome: DealOutcome<unknown> | undefined, cause: RecotapError): Landing {
  if (outcome === undefined) return { kind: 'unsent', cause, lost: 'no' };
  switch (outcome.status) {
    case 'upserted':
      return { kind: 'taken' };
    case 'failed':
      return { kind: 'refused', error: outcome.error };
    case 'invalid':
      // Of a ledger that was written under another contract.
      return { kind: 'refused', error: outcome.issues.map(({ path, message }) => `${path} ${message}`).join('; ') };
    case 'superseded':
      return { kind: 'unsent', cause, lost: 'no' };
    case 'unsent':
      return { kind: 'unsent', cause: outcome.cause, lost: lostBy(outcome.cause) };
  }
}

function lostBy({ code }: RecotapError): 'no' | 'timed out' | 'broken' {
  if (code === 'timeout' || code === 'aborted') return 'timed out';
  return code === 'connection' ? 'broken' : 'no';
}

/** What was ended between two attempts. The first may still arrive where its connection broke. */
function notCut(landing: Landing): Landing {
  const isCut = landing.kind === 'unsent' && landing.cause.code === 'aborted';
  return isCut ? { ...landing, lost: 'broken' } : landing;
}

function neverSent(landing: Landing): Landing {
  return landing.kind === 'unsent' ? { ...landing, lost: 'no' } : landing;
}
