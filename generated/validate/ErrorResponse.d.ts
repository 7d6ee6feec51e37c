// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ErrorResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateErrorResponse: ContractValidator<ErrorResponse>;
