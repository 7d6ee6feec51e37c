import { RecotapConfigurationError, RecotapError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import { type AbortReason, PushAbortedError } from '../../batch/aborted.js';
import type { AnyStatus } from '../../batch/operation.js';
import type { NotTaken } from '../../batch/outcome.js';
import { type PushOptions, pushAll } from '../../batch/push.js';
import type { AnyOutcome } from '../../batch/report.js';
import { InvalidItem } from '../../batch/source.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { contextOf } from '../../resources/bulk.js';
import { isCreateOnly } from '../create-only.js';
import type { Row } from '../store.js';
import type { AnyBulk, KindOfItem } from './kinds.js';
import type { Landing } from './landing.js';
import { barredBy, landedOnce, sendingOnce } from './once.js';

/** What came of one request and its repetitions. */
export interface Flown {
  landings: Landing[];
  requests: number;
  retries: number;
  /** Why a request that is sent only once got no response, if so. The client has not tried again, as it does with others. */
  trouble: RecotapError | undefined;
  /** Why nothing more can be sent now, if so. */
  end: { reason: AbortReason; cause: RecotapError } | undefined;
}

export type Ends = Pick<PushOptions<AnyOutcome>, 'signal' | 'drain'>;

/**
 * Sends rows of one kind with different ids, and tells what came of each, in their order. What Recotap only creates is not sent again when it
 * may have it. It never rejects.
 */
export async function fly(client: RecotapClient, kind: KindOfItem, rows: readonly Row[], ends: Ends): Promise<Flown> {
  if (!isCreateOnly(kind.kind)) return { ...(await push(client, kind, rows, ends)), trouble: undefined };
  const bars = new Map(rows.map((row) => [row, barredBy(row)]));
  const sent = rows.filter((row) => bars.get(row) === undefined);
  const { end, ...flown } = await push(sendingOnce(client), kind, sent, ends);
  let trouble = end?.cause.code === 'connection' ? end.cause : undefined;
  const landed = new Map(
    flown.landings.map((landing, index): [Row, Landing] => {
      const row = sent[index] as Row;
      const known = flown.requests === 0 ? landing : landedOnce(row, landing);
      if (known !== landing && landing.kind === 'unsent') trouble ??= landing.cause;
      return [row, known];
    }),
  );
  return {
    ...flown,
    landings: rows.map((row) => landed.get(row) ?? { kind: 'refused', error: bars.get(row) ?? '', mayBeThere: true }),
    trouble,
    end: trouble === undefined ? end : undefined,
  };
}

/** The outcome of one row, by its place among those that were pushed. */
type RowOutcome = { index: number } & (AnyStatus | NotTaken);

async function push(
  client: RecotapClient,
  { bulk }: KindOfItem,
  rows: readonly Row[],
  ends: Ends,
): Promise<Omit<Flown, 'trouble'>> {
  const { clock } = client[internals];
  const startedAt = clock.now();
  const outcomes = new Map<number, RowOutcome>();
  const outcome = (index: number, _id: unknown, _item: unknown, status: AnyStatus): RowOutcome => ({
    index,
    ...status,
  });
  const context = contextOf({ ...bulk, operation: { ...bulk.operation, outcome } }, client);
  const items = rows.map((row) => itemOf(row, bulk.operation));
  const landingOf = landingBy(bulk.operation.words);
  const options = { ...ends, lingerMs: 0, onOutcome: (each: RowOutcome) => void outcomes.set(each.index, each) };
  try {
    const { requests, retries } = await pushAll(context, items, options);
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

/** Other programs put by an id of their own. An item under two ids would be two rows, whose order nobody keeps. */
function itemOf({ id, payload }: Row, { idField, idOf }: AnyBulk['operation']): unknown {
  const item = JSON.parse(payload);
  const own = idIn(item, idOf);
  if (own === undefined || own === id) return item;
  const message = `stands for the id ${JSON.stringify(own)}, and it was put by the id ${JSON.stringify(id)}: put it by the former`;
  return new InvalidItem(item, [{ path: idField, message }]);
}

/** Undefined for what has none, which the contract tells of. */
function idIn(item: unknown, idOf: (item: unknown) => unknown): string | undefined {
  try {
    const id = idOf(item);
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    return undefined;
  }
}

const notAsked = new RecotapError('aborted', 'The push ended before this was sent.');

function landingBy(words: Readonly<Record<string, boolean>>) {
  return (outcome: RowOutcome | undefined, cause: RecotapError): Landing => {
    if (outcome === undefined) return { kind: 'unsent', cause, lost: 'no' };
    const { index: _, ...status } = outcome;
    if (words[status.status] === true) return { kind: 'taken', status };
    const given = status as NotTaken;
    switch (given.status) {
      case 'invalid':
        // Of a ledger that was written under another contract.
        return { kind: 'refused', error: given.issues.map(({ path, message }) => `${path} ${message}`).join('; ') };
      case 'superseded':
        return { kind: 'unsent', cause, lost: 'no' };
      case 'unsent':
        return { kind: 'unsent', cause: given.cause, lost: lostBy(given.cause) };
      default:
        return { kind: 'refused', error: given.error ?? reasons[given.status] ?? 'Recotap gave no reason.' };
    }
  };
}

/** Why Recotap left an item aside, where it gives no reason. */
const reasons: Readonly<Record<string, string>> = { notFound: 'Recotap has no account with this domain.' };

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
