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
export { validateBadRequestResponse } from './validate/BadRequestResponse.js';
export { validateCreateCustomFieldRequest } from './validate/CreateCustomFieldRequest.js';
export { validateCreateDealStagesRequest } from './validate/CreateDealStagesRequest.js';
export { validateCreateDealStagesResponse } from './validate/CreateDealStagesResponse.js';
export { validateCustomFieldsResponse } from './validate/CustomFieldsResponse.js';
export { validateDeal } from './validate/Deal.js';
export { validateErrorResponse } from './validate/ErrorResponse.js';
export { validateExternalIdMapping } from './validate/ExternalIdMapping.js';
export { validateListAccountsResponse } from './validate/ListAccountsResponse.js';
export { validateListDealStagesResponse } from './validate/ListDealStagesResponse.js';
export { validateListJourneyStagesResponse } from './validate/ListJourneyStagesResponse.js';
export { validateListMissingExternalIdsResponse } from './validate/ListMissingExternalIdsResponse.js';
export { validateListSegmentsResponse } from './validate/ListSegmentsResponse.js';
export { validateMapExternalIdsRequest } from './validate/MapExternalIdsRequest.js';
export { validateMapExternalIdsResponse } from './validate/MapExternalIdsResponse.js';
export { validatePipeline } from './validate/Pipeline.js';
export { validatePushAccountsRequest } from './validate/PushAccountsRequest.js';
export { validatePushAccountsResponse } from './validate/PushAccountsResponse.js';
export { validatePushDealsRequest } from './validate/PushDealsRequest.js';
export { validatePushDealsResponse } from './validate/PushDealsResponse.js';
export { validatePushSalesActivitiesRequest } from './validate/PushSalesActivitiesRequest.js';
export { validatePushSalesActivitiesResponse } from './validate/PushSalesActivitiesResponse.js';
export { validateSalesActivity } from './validate/SalesActivity.js';
export { validateUpdateAccountRequest } from './validate/UpdateAccountRequest.js';
export { validateUpdateAccountResponse } from './validate/UpdateAccountResponse.js';
