// Written by `npm run generate` from openapi.yaml. Do not edit.
import type { BadRequestResponse, Deal, ErrorResponse, PushDealsRequest, PushDealsResponse } from './schema.js';

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

export const validateBadRequestResponse: ContractValidator<BadRequestResponse>;
export const validateDeal: ContractValidator<Deal>;
export const validateErrorResponse: ContractValidator<ErrorResponse>;
export const validatePushDealsRequest: ContractValidator<PushDealsRequest>;
export const validatePushDealsResponse: ContractValidator<PushDealsResponse>;

/** What a pattern of the contract expects, in words (`x-expected`). */
export const expected: Readonly<Record<string, string>>;
