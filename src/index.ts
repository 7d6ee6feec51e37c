export type { Account, AssociatedAccount, Deal, ExternalIdMapping, SalesActivity } from '../generated/schema.js';
export {
  type AccountOutcome,
  type PushAccountsOptions,
  pushAccounts,
  streamAccounts,
  validateAccount,
} from './accounts.js';
export type { DealOutcome, Issue } from './batch/outcome.js';
export type { PushOptions } from './batch/push.js';
export type { PushProgress, PushReport } from './batch/report.js';
export { InvalidItem, type Source } from './batch/source.js';
export { type ClientSettings, createRecotapClient, type RecotapClient, type RecotapClientOptions } from './client.js';
export { pushDeals, streamDeals } from './deals.js';
export { cleanDomain } from './domain.js';
export {
  PushAbortedError,
  RecotapConfigurationError,
  RecotapConnectionError,
  RecotapError,
  type RecotapErrorCode,
  RecotapHttpError,
  RecotapResponseError,
  RecotapTimeoutError,
  RecotapUnauthorizedError,
} from './errors.js';
export type { OutcomeEvent, RequestEvent, RetryEvent, ThrottleEvent } from './events.js';
export { type ExternalIdOutcome, mapExternalIds, streamExternalIds } from './external-ids.js';
export type { Environment } from './http/base-url.js';
export type { Clock } from './http/clock.js';
export {
  pushSalesActivities,
  type SalesActivityOutcome,
  streamSalesActivities,
  validateSalesActivity,
} from './sales-activities.js';
export { validateDeal } from './validate-deal.js';
