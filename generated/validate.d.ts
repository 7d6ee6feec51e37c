// Written by `npm run generate` from openapi.yaml. Do not edit.

/**
 * One violation of the contract, as Ajv reports it. `instancePath` is a JSON pointer. If the contract describes a pattern in words,
 * `params` has them as `expected` instead of the pattern.
 */
export interface ContractError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Checks a value against the contract. `errors` belongs to the latest call, so read it at once. */
export interface ContractValidator<T> {
  (value: unknown): value is T;
  errors?: ContractError[] | null;
}

export { validateAccount } from './validate/Account.js';
export { validateAccountResultsResponse } from './validate/AccountResultsResponse.js';
export { validateAccountUpdateResponse } from './validate/AccountUpdateResponse.js';
export { validateAccountsPageResponse } from './validate/AccountsPageResponse.js';
export { validateAccountsWithoutExternalIdResponse } from './validate/AccountsWithoutExternalIdResponse.js';
export { validateActivityResultsResponse } from './validate/ActivityResultsResponse.js';
export { validateBadRequestResponse } from './validate/BadRequestResponse.js';
export { validateCreateCustomFieldRequest } from './validate/CreateCustomFieldRequest.js';
export { validateCreateDealStagesRequest } from './validate/CreateDealStagesRequest.js';
export { validateCustomFieldsResponse } from './validate/CustomFieldsResponse.js';
export { validateDeal } from './validate/Deal.js';
export { validateDealResultsResponse } from './validate/DealResultsResponse.js';
export { validateDealStagesResponse } from './validate/DealStagesResponse.js';
export { validateErrorResponse } from './validate/ErrorResponse.js';
export { validateExternalIdMapping } from './validate/ExternalIdMapping.js';
export { validateJourneyStagesResponse } from './validate/JourneyStagesResponse.js';
export { validateMapExternalIdsRequest } from './validate/MapExternalIdsRequest.js';
export { validateMappingCountsResponse } from './validate/MappingCountsResponse.js';
export { validatePipeline } from './validate/Pipeline.js';
export { validatePipelineResultsResponse } from './validate/PipelineResultsResponse.js';
export { validatePushAccountsRequest } from './validate/PushAccountsRequest.js';
export { validatePushDealsRequest } from './validate/PushDealsRequest.js';
export { validatePushSalesActivitiesRequest } from './validate/PushSalesActivitiesRequest.js';
export { validateSalesActivity } from './validate/SalesActivity.js';
export { validateSegmentsPageResponse } from './validate/SegmentsPageResponse.js';
export { validateUpdateAccountRequest } from './validate/UpdateAccountRequest.js';
