import type { OperationId } from '../../../generated/operations.js';
import { type RecotapClient, valueAt } from '../../index.js';

/** A request that is meant to succeed. */
export interface Call {
  operation: OperationId;
  /** @returns the status of the last answer, and its body if it is a success */
  send(client: RecotapClient, signal: AbortSignal): Promise<{ response: { status: number }; data?: unknown }>;
}

/** What a run with `--write` leaves behind. */
export interface Left {
  deals: string[];
  accounts: string[];
}

/** A domain that nobody can own (RFC 2606). */
const reserved = 'example';

/**
 * Everything that can be read. Each call is given back to before the next one is made, so that it can use what came before.
 *
 * @param domain an account to look up by its domain
 */
export function* readCalls(domain: string): Generator<Call, void, unknown> {
  yield { operation: 'listDealStages', send: ({ requests }, signal) => requests.listDealStages({ signal }) };
  yield { operation: 'listJourneyStages', send: ({ requests }, signal) => requests.listJourneyStages({ signal }) };
  yield { operation: 'listCustomFields', send: ({ requests }, signal) => requests.listCustomFields({ signal }) };
  const missing = { limit: 100 };
  yield {
    operation: 'listMissingExternalIds',
    send: ({ requests }, signal) => requests.listMissingExternalIds(missing, { signal }),
  };
  const segments = yield* twoPages('listSegments');
  void segments;
  const accounts = yield* twoPages('listAccounts');
  const lastSync = valueAt(accounts, 'data.syncTimestamp');
  if (typeof lastSync === 'string') yield accountsBy({ lastSync, limit: 1 });
  yield accountsBy({ domains: JSON.stringify([domain]) });
}

/** The first page, and the second if there is one. @returns the body of the first */
function* twoPages(operation: 'listAccounts' | 'listSegments'): Generator<Call, unknown, unknown> {
  const page = (query: { limit: number; cursor?: string }): Call => ({
    operation,
    send: ({ requests }, signal) => requests[operation](query, { signal }),
  });
  const first: unknown = yield page({ limit: 100 });
  const cursor = valueAt(first, 'data.nextCursor');
  if (valueAt(first, 'data.hasNextPage') === true && typeof cursor === 'string') yield page({ limit: 100, cursor });
  return first;
}

function accountsBy(query: { lastSync?: string; domains?: string; limit?: number }): Call {
  return { operation: 'listAccounts', send: ({ requests }, signal) => requests.listAccounts(query, { signal }) };
}

/**
 * Pushes one account twice, so that it is created and updated, and two deals of it.
 *
 * @param mark begins every id and name
 * @param left is given what was sent, before it is sent
 */
export function* writeCalls(mark: string, left: Left): Generator<Call, void, unknown> {
  const account = { domain: domainOf(mark), name: mark, externalId: mark };
  const whole = {
    externalDealId: `${mark}-1`,
    name: `${mark} test deal`,
    amount: 1,
    dealCurrencyCode: 'USD',
    startDate: '2026-01-15T00:00:00Z',
    closedDate: '2026-01-16',
    ownerName: 'recotap verify',
    ownerEmail: `verify@${reserved}.com`,
    associatedAccounts: [account],
  };
  const deals = [whole, { externalDealId: `${mark}-2`, name: `${mark} test deal` }];
  left.accounts.push(account.domain);
  for (const _ of ['created', 'updated']) {
    const body = { accounts: [account], upsert: true };
    yield { operation: 'pushAccounts', send: ({ requests }, signal) => requests.pushAccounts(body, { signal }) };
  }
  left.deals.push(...deals.map(({ externalDealId }) => externalDealId));
  yield { operation: 'pushDeals', send: ({ requests }, signal) => requests.pushDeals({ deals }, { signal }) };
}

/** The domain of the account that is written. */
export function domainOf(mark: string): string {
  return `${mark}.${reserved}`;
}
