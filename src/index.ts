export type {
  Account,
  AccountWithoutExternalId,
  AssociatedAccount,
  CustomField,
  Deal,
  ExternalIdMapping,
  Pipeline,
  SalesActivity,
  Segment,
  Stage,
  StoredAccount,
  StoredPipeline,
} from '../generated/schema.js';
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
export { type CheckLinksOptions, checkLinks, type LinkReport, type UnknownDomain, type UnlinkedDeal } from './links.js';
export { type AccountList, type ListAccountsOptions, listAccounts } from './lists/accounts.js';
export type { ListOptions, PagedListOptions } from './lists/options.js';
export { listSegments } from './lists/segments.js';
export {
  type ListMissingExternalIdsOptions,
  listCustomFields,
  listDealStages,
  listJourneyStages,
  listMissingExternalIds,
} from './lists/whole.js';
export {
  pushSalesActivities,
  type SalesActivityOutcome,
  streamSalesActivities,
  validateSalesActivity,
} from './sales-activities.js';
export { type MissingStage, type RegisterStagesOptions, registerStages, type StageReport } from './stages/register.js';
export { validateDeal } from './validate-deal.js';
