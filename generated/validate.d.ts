// Written by `npm run generate` from openapi.yaml. Do not edit.
import type { Account, BadRequestResponse, CreateCustomFieldRequest, CreateDealStagesRequest, CreateDealStagesResponse, CustomFieldsResponse, Deal, ErrorResponse, ExternalIdMapping, ListAccountsResponse, ListDealStagesResponse, ListJourneyStagesResponse, ListMissingExternalIdsResponse, ListSegmentsResponse, MapExternalIdsRequest, MapExternalIdsResponse, PushAccountsRequest, PushAccountsResponse, PushDealsRequest, PushDealsResponse, PushSalesActivitiesRequest, PushSalesActivitiesResponse, SalesActivity, UpdateAccountRequest, UpdateAccountResponse } from './schema.js';

/** One breach of the contract, as Ajv words it. `instancePath` is a JSON pointer. */
export interface ContractError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Tells whether a value keeps to the contract. `errors` belongs to the latest call: read it at once. */
export interface ContractValidator<T> {
  (value: unknown): value is T;
  errors?: ContractError[] | null;
}

export const validateAccount: ContractValidator<Account>;
export const validateBadRequestResponse: ContractValidator<BadRequestResponse>;
export const validateCreateCustomFieldRequest: ContractValidator<CreateCustomFieldRequest>;
export const validateCreateDealStagesRequest: ContractValidator<CreateDealStagesRequest>;
export const validateCreateDealStagesResponse: ContractValidator<CreateDealStagesResponse>;
export const validateCustomFieldsResponse: ContractValidator<CustomFieldsResponse>;
export const validateDeal: ContractValidator<Deal>;
export const validateErrorResponse: ContractValidator<ErrorResponse>;
export const validateExternalIdMapping: ContractValidator<ExternalIdMapping>;
export const validateListAccountsResponse: ContractValidator<ListAccountsResponse>;
export const validateListDealStagesResponse: ContractValidator<ListDealStagesResponse>;
export const validateListJourneyStagesResponse: ContractValidator<ListJourneyStagesResponse>;
export const validateListMissingExternalIdsResponse: ContractValidator<ListMissingExternalIdsResponse>;
export const validateListSegmentsResponse: ContractValidator<ListSegmentsResponse>;
export const validateMapExternalIdsRequest: ContractValidator<MapExternalIdsRequest>;
export const validateMapExternalIdsResponse: ContractValidator<MapExternalIdsResponse>;
export const validatePushAccountsRequest: ContractValidator<PushAccountsRequest>;
export const validatePushAccountsResponse: ContractValidator<PushAccountsResponse>;
export const validatePushDealsRequest: ContractValidator<PushDealsRequest>;
export const validatePushDealsResponse: ContractValidator<PushDealsResponse>;
export const validatePushSalesActivitiesRequest: ContractValidator<PushSalesActivitiesRequest>;
export const validatePushSalesActivitiesResponse: ContractValidator<PushSalesActivitiesResponse>;
export const validateSalesActivity: ContractValidator<SalesActivity>;
export const validateUpdateAccountRequest: ContractValidator<UpdateAccountRequest>;
export const validateUpdateAccountResponse: ContractValidator<UpdateAccountResponse>;

/** What a pattern of the contract expects, in words (`x-expected`). */
export const expected: Readonly<Record<string, string>>;
