// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ActivityResultsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateActivityResultsResponse: ContractValidator<ActivityResultsResponse>;
