// Written by `npm run generate` from openapi.yaml. Do not edit.

/** One breach of the contract, as Ajv tells it. `instancePath` is a JSON pointer. */
export interface ContractError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Tells whether a value keeps to the contract. `errors` belongs to the latest call: read it at once. */
export interface ContractValidator<T> {
  (value: unknown): value is T;
  errors?: ContractError[] | null;
}

export { validateBadRequestResponse } from './validate/BadRequestResponse.js';
export { validateDeal } from './validate/Deal.js';
export { validateErrorResponse } from './validate/ErrorResponse.js';
export { validatePushDealsRequest } from './validate/PushDealsRequest.js';
export { validatePushDealsResponse } from './validate/PushDealsResponse.js';
