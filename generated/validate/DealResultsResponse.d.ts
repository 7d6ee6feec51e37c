// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { DealResultsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateDealResultsResponse: ContractValidator<DealResultsResponse>;
