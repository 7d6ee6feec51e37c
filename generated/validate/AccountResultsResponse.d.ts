// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { AccountResultsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateAccountResultsResponse: ContractValidator<AccountResultsResponse>;
