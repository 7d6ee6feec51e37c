export type { Requests } from '../generated/client.js';
// Every schema of the contract by its name, such as `Deal` or `DealResultsResponse`.
export type * from '../generated/schema.js';
export type { Clock } from './base/clock.js';
export { type InspectedResponse, type Inspection, inspectResponse } from './base/contract/inspect.js';
export type { Deviation, DeviationKind } from './base/contract/walk.js';
export { cleanDomain } from './base/domain.js';
export {
  RecotapConfigurationError,
  RecotapConnectionError,
  RecotapError,
  type RecotapErrorCode,
  RecotapHttpError,
  RecotapLedgerError,
  RecotapResponseError,
  RecotapTimeoutError,
  RecotapUnauthorizedError,
} from './base/errors.js';
export { type Issue, type Validation, valueAt } from './base/issues.js';
export { type AbortReason, PushAbortedError } from './batch/aborted.js';
export { type CheckedItem, checkItem } from './batch/check.js';
export type { DealOutcome } from './batch/outcome.js';
export type { PushOptions } from './batch/push.js';
export { type Counts, emptyReport, type Problem, type PushProgress, type PushReport } from './batch/report.js';
export { type DeepReadonly, InvalidItem, type Pushable, type Source } from './batch/source.js';
export {
  type ClientSettings,
  createRecotapClient,
  type RecotapClient,
  type RecotapClientOptions,
} from './client/client.js';
export type { Drift } from './client/drift/record.js';
export { channels, type OutcomeEvent, type RecotapEvents, subscribe } from './client/events.js';
export type { Exchange, OnExchange } from './client/exchanges.js';
export {
  validateAccountResultsResponse,
  validateAccountsPageResponse,
  validateAccountsWithoutExternalIdResponse,
  validateAccountUpdateResponse,
  validateActivityResultsResponse,
  validateBadRequestResponse,
  validateCustomFieldsResponse,
  validateDealResultsResponse,
  validateDealStagesResponse,
  validateErrorResponse,
  validateJourneyStagesResponse,
  validateMappingCountsResponse,
  validatePipelineResultsResponse,
  validateSegmentsPageResponse,
} from './client/validators.js';
export type { Environment } from './http/base-url.js';
export type { RequestEvent, RetryEvent, ThrottleEvent } from './http/events.js';
export type { Fetch, FetchInit, FetchResponse } from './http/exchange.js';
export { createOutbox } from './ledger/outbox/outbox.js';
export type {
  Outbox,
  OutboxItems,
  OutboxOptions,
  OutboxOutcome,
  OutboxReport,
  OutboxStats,
  OutboxStatus,
  PutOptions,
} from './ledger/outbox/types.js';
export type { Kind, Ledger } from './ledger/store.js';
export type { Version } from './ledger/version.js';
export {
  type AccountOutcome,
  type PushAccountsOptions,
  pushAccounts,
  streamAccounts,
  validateAccount,
} from './resources/accounts.js';
export { pushDeal, pushDeals, streamDeals, validateDeal } from './resources/deals.js';
export { type ExternalIdOutcome, mapExternalIds, streamExternalIds } from './resources/external-ids.js';
export {
  type CheckLinksOptions,
  checkLinks,
  type LinkReport,
  type UnknownDomain,
  type UnlinkedDeal,
} from './resources/links.js';
export { type AccountList, type ListAccountsOptions, listAccounts } from './resources/lists/accounts.js';
export type { ListOptions, PagedListOptions } from './resources/lists/options.js';
export { listSegments } from './resources/lists/segments.js';
export {
  type ListMissingExternalIdsOptions,
  listCustomFields,
  listDealStages,
  listJourneyStages,
  listMissingExternalIds,
} from './resources/lists/whole.js';
export {
  type DealMapping,
  defineMapping,
  type MappingCondition,
  type MappingLookup,
  type MappingRow,
  type MappingTools,
} from './resources/mapping.js';
export {
  pushSalesActivities,
  type SalesActivityOutcome,
  streamSalesActivities,
  validateSalesActivity,
} from './resources/sales-activities.js';
export type { RegisterStagesOptions } from './resources/stages/create.js';
export {
  type MissingStage,
  registerPipelines,
  registerStages,
  type StageReport,
} from './resources/stages/register.js';
export { validateDealStages } from './resources/stages/validate.js';
