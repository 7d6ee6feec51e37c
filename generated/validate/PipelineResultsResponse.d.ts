// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PipelineResultsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePipelineResultsResponse: ContractValidator<PipelineResultsResponse>;
