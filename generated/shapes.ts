// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { OperationId } from './operations.js';

/**
 * What an answer looks like by the contract, without its bounds and patterns: a type, or an object with fields, of which those with a `?` are
 * optional. A type is one of JSON, `any`, `date-time` for a timestamp, a value in quotes, or the name of a shape. `[]` stands behind
 * the type of the elements of an array, `{}` behind that of the values of an object with any keys, and `|` between alternatives.
 */
export type Shape = string | { readonly [field: string]: string };

/** Each shape that an answer has, by the name of its schema. */
export const shapes: { readonly [name: string]: Shape } = {
  DealResultsResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'DealResults' },
  DealResults: { results: 'DealResult[]', summary: 'PushDealsSummary' },
  DealResult: 'UpsertedDealResult|FailedDealResult',
  UpsertedDealResult: { externalDealId: 'string', status: '"upserted"' },
  FailedDealResult: { externalDealId: 'string', status: '"failed"', error: 'string' },
  PushDealsSummary: { total: 'integer', upserted: 'integer', failed: 'integer' },
  BadRequestResponse: 'ValidationErrorResponse|ErrorResponse',
  ValidationErrorResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', message: 'string', data: 'ValidationError[]' },
  ValidationError: { property: 'string', 'constraints?': 'string{}', 'children?': 'ValidationError[]' },
  ErrorResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', message: 'string', 'customMessage?': 'string', 'data?': 'null' },
  PipelineResultsResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'PipelineResults' },
  PipelineResults: { results: 'CreatedPipelineResult[]', summary: 'CreateDealStagesSummary' },
  CreatedPipelineResult: { pipelineId: 'string', status: '"created"' },
  CreateDealStagesSummary: { total: 'integer', created: 'integer' },
  DealStagesResponse: 'PipelineList|PipelinesEnvelope',
  PipelineList: 'StoredPipeline[]',
  StoredPipeline: { pipelineId: 'string', pipelineLabel: 'string', stages: 'StoredStage[]' },
  StoredStage: { stageId: 'string', stageLabel: 'string' },
  PipelinesEnvelope: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'PipelineList' },
  AccountResultsResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'AccountResults' },
  AccountResults: { results: 'AccountResult[]', summary: 'PushAccountsSummary' },
  AccountResult: 'CreatedAccountResult|UpdatedAccountResult|FailedAccountResult',
  CreatedAccountResult: { rtp_aid: 'string', domain: 'string', status: '"created"' },
  UpdatedAccountResult: { rtp_aid: 'string', domain: 'string', status: '"updated"' },
  FailedAccountResult: { 'rtp_aid?': 'string|null', domain: 'string', status: '"failed"', 'error?': 'string' },
  PushAccountsSummary: { total: 'integer', created: 'integer', 'updated?': 'integer', failed: 'integer' },
  AccountsPageResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'AccountsPage' },
  AccountsPage: { data: 'StoredAccount[]', nextCursor: 'string|null', hasNextPage: 'boolean', syncTimestamp: 'date-time' },
  StoredAccount: { rtp_aid: 'string', 'externalId?': 'string|null', name: 'string', domain: 'string', rtp_account_score: 'number', rtp_journey_stage: 'string', 'rtp_advertising_activity_score?': 'number', 'rtp_website_intent_score?': 'number', 'rtp_g2_intent_score?': 'number', 'rtp_bombora_intent_score?': 'number', 'rtp_last_account_date?': 'string|null', 'customFields?': 'StoredCustomFieldValues' },
  StoredCustomFieldValues: 'any{}',
  AccountUpdateResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'AccountUpdateConfirmation' },
  AccountUpdateConfirmation: { message: 'string' },
  MappingCountsResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'MappingCounts' },
  MappingCounts: { matched: 'integer', updated: 'integer', notFound: 'string[]' },
  AccountsWithoutExternalIdResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'AccountWithoutExternalId[]' },
  AccountWithoutExternalId: { name: 'string', domain: 'string' },
  CustomFieldsResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'CustomField[]' },
  CustomField: { key: 'string', label: 'string', labelType: '"singleLineText"|"multiLineText"|"singleSelection"|"multiSelection"|"number"|"date"', description: 'string|null', options: 'string[]', objectType: 'string', status: 'string' },
  ActivityResultsResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'ActivityResults' },
  ActivityResults: { results: 'ActivityResult[]', summary: 'PushSalesActivitiesSummary' },
  ActivityResult: 'CreatedActivityResult|FailedActivityResult|SkippedActivityResult',
  CreatedActivityResult: { externalActivityId: 'string', status: '"created"' },
  FailedActivityResult: { externalActivityId: 'string', status: '"failed"', 'error?': 'string' },
  SkippedActivityResult: { externalActivityId: 'string', status: '"skipped"', 'error?': 'string' },
  PushSalesActivitiesSummary: { total: 'integer', created: 'integer', failed: 'integer', skipped: 'integer' },
  SegmentsPageResponse: { statusCode: 'integer', timestamp: 'date-time', path: 'string', data: 'SegmentsPage' },
  SegmentsPage: { data: 'Segment[]', nextCursor: 'string|null', hasNextPage: 'boolean' },
  Segment: { segmentId: 'string', name: 'string', status: '"active"|"draft"' },
  JourneyStagesResponse: 'JourneyStageList|JourneyStagesObject',
  JourneyStageList: 'string[]',
  JourneyStagesObject: { 'statusCode?': 'integer', 'timestamp?': 'date-time', 'path?': 'string', data: 'JourneyStageList' },
};

/** The operation and the shape of each answer. */
export interface Answers {
  readonly operation: OperationId;
  /** By status, the name of the shape of the body. */
  readonly bodies: { readonly [status: string]: string };
}

/** By method and path, such as `POST /deals`. */
export const answers: { readonly [call: string]: Answers } = {
  'POST /deals': { operation: 'pushDeals', bodies: { 200: 'DealResultsResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'POST /deal-stages': { operation: 'createDealStages', bodies: { 200: 'PipelineResultsResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 409: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'GET /deal-stages': { operation: 'listDealStages', bodies: { 200: 'DealStagesResponse', 401: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'POST /accounts': { operation: 'pushAccounts', bodies: { 200: 'AccountResultsResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'GET /accounts': { operation: 'listAccounts', bodies: { 200: 'AccountsPageResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'PUT /accounts/{rtp_aid}': { operation: 'updateAccount', bodies: { 200: 'AccountUpdateResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 404: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'PATCH /accounts/external-ids': { operation: 'mapExternalIds', bodies: { 200: 'MappingCountsResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'GET /accounts/missing-external-ids': { operation: 'listMissingExternalIds', bodies: { 200: 'AccountsWithoutExternalIdResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'GET /accounts/custom-fields': { operation: 'listCustomFields', bodies: { 200: 'CustomFieldsResponse', 401: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'POST /accounts/custom-field': { operation: 'createCustomField', bodies: { 200: 'CustomFieldsResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 409: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'POST /sales-activities': { operation: 'pushSalesActivities', bodies: { 200: 'ActivityResultsResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 413: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'GET /segments': { operation: 'listSegments', bodies: { 200: 'SegmentsPageResponse', 400: 'BadRequestResponse', 401: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
  'GET /journey-stages': { operation: 'listJourneyStages', bodies: { 200: 'JourneyStagesResponse', 401: 'ErrorResponse', 429: 'ErrorResponse', 500: 'ErrorResponse', 503: 'ErrorResponse' } },
};
